import { verifyHistory } from '@splot/store'
import type { HistoryEntry, Store } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { createAuditLog } from '../audit/audit-log.ts'
import { openVillage } from '../village/open-village.ts'
import { villageFiles } from '../village/village-programme.ts'
import { withAdministrator } from '../village/with-administrator.ts'
import { draftKind } from './draft-record.ts'

const callFile = 'workflows/call.json'
const newFile = 'forms/VISIT.json'

/** A village with an administrator who has begun a draft; its folder of definitions can be changed. */
async function withDraft() {
  const folder = new Map(villageFiles(withAdministrator).map(({ path, text }) => [path, text]))
  const read = async () => [...folder].map(([path, text]) => ({ path, text }))
  const village = await openVillage({ programme: { read } })
  const admin = await village.as('wanda', 'programmeAdmin')
  const draft = await village.runtime.createProgrammeDraft(admin, { title: 'Wizyta' })
  return { ...village, folder, admin, draft }
}

const auditOf = async (store: Store): Promise<HistoryEntry[]> =>
  (await store.listDocuments('audit', undefined, 1000)).items.map(
    ({ value }) => value as unknown as HistoryEntry,
  )

describe('drafts of the programme', () => {
  it('[RT133] a draft begins as what is in force, and a new one does so once per key', async () => {
    const { runtime, admin, draft } = await withDraft()
    const inForce = await runtime.definitionFiles(admin)
    expect(draft).toMatchObject({
      title: 'Wizyta',
      base: inForce.release,
      baseIsCurrent: true,
      status: 'open',
      changedFiles: 0,
      createdBy: { name: 'wanda' },
      baseFiles: [],
    })
    expect(draft.files.map(({ path, text }) => ({ path, text }))).toEqual(
      inForce.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    )
    const key = { title: 'Drugi', idempotencyKey: 'k1' }
    const { id } = await runtime.createProgrammeDraft(admin, key)
    expect((await runtime.createProgrammeDraft(admin, key)).id).toBe(id)
    const { items } = await runtime.listProgrammeDrafts(admin)
    expect(items.map((one) => one.title).toSorted()).toEqual(['Drugi', 'Wizyta'])
  })

  it('[RT133] files are changed, added and removed, broken ones too, and nothing comes into force', async () => {
    const { runtime, admin, draft } = await withDraft()
    const before = draft.files.find(({ path }) => path === callFile)!
    const done = await runtime.changeProgrammeDraft(admin, draft.id, {
      title: 'Wizyta w terenie',
      changes: [
        { path: callFile, text: '{ "id": ', base: before.revision },
        { path: newFile, text: '{}', base: 0 },
        { path: 'forms/APPLY.json', text: null, base: 1 },
      ],
      note: 'Zmiana regulaminu',
    })
    expect(done.draft).toMatchObject({ title: 'Wizyta w terenie', changedFiles: 3 })
    expect(done.files).toEqual([
      { path: callFile, revision: 2 },
      { path: newFile, revision: 2 },
      { path: 'forms/APPLY.json', revision: 0 },
    ])
    const after = await runtime.getProgrammeDraft(admin, draft.id)
    expect(after.files.find(({ path }) => path === callFile)).toMatchObject({
      text: '{ "id": ',
      revision: 2,
      changedBy: { name: 'wanda' },
    })
    expect(after.files.map(({ path }) => path)).toContain(newFile)
    expect(after.files.map(({ path }) => path)).not.toContain('forms/APPLY.json')
    expect(after.baseFiles.map(({ path }) => path)).toEqual(['forms/APPLY.json', callFile])
    expect(after.baseFiles[1]!.text).toBe(before.text)
    expect(runtime.problems()).toEqual([])
    expect((await runtime.definitionFiles(admin)).release).toBe(draft.base)
    const back = { path: callFile, text: before.text, base: 2 }
    expect(
      (await runtime.changeProgrammeDraft(admin, draft.id, { changes: [back] })).draft.changedFiles,
    ).toBe(2)
  })

  it('[RT134] what somebody else changed meanwhile is not written over, all or nothing', async () => {
    const village = await withDraft()
    const { runtime, admin, draft } = village
    const other = await village.as('zenon', 'programmeAdmin')
    const theirs = { path: callFile, text: 'theirs', base: 1 }
    await runtime.changeProgrammeDraft(other, draft.id, { changes: [theirs] })
    const mine = [
      { path: newFile, text: '{}', base: 0 },
      { path: callFile, text: 'mine', base: 1 },
    ]
    await expect(
      runtime.changeProgrammeDraft(admin, draft.id, { changes: mine }),
    ).rejects.toMatchObject({
      code: 'programme-draft.conflict',
      details: {
        conflicts: [{ path: callFile, revision: 2, text: 'theirs', changedBy: { name: 'zenon' } }],
      },
    })
    const after = await runtime.getProgrammeDraft(admin, draft.id)
    expect(after).toMatchObject({ revision: 2, changedFiles: 1 })
    // the same request again is no conflict with itself
    const again = await runtime.changeProgrammeDraft(other, draft.id, { changes: [theirs] })
    expect(again.draft.revision).toBe(2)
    // many at once: one after the other, each file once
    const writes = Array.from({ length: 5 }, (_, n) =>
      runtime.changeProgrammeDraft(admin, draft.id, {
        changes: [{ path: `forms/N${n}.json`, text: '{}', base: 0 }],
      }),
    )
    await Promise.all(writes)
    expect((await runtime.getProgrammeDraft(admin, draft.id)).changedFiles).toBe(6)
  })

  it('[RT134] a draft goes on from what came into force meanwhile; both-sided changes are merged first', async () => {
    const { runtime, admin, draft, folder } = await withDraft()
    const text = (path: string) => draft.files.find((file) => file.path === path)!.text
    const edit = { path: callFile, text: `${text(callFile)} `, base: 1 }
    await runtime.changeProgrammeDraft(admin, draft.id, { changes: [edit] })
    for (const path of [callFile, 'forms/APPLY.json']) folder.set(path, `${text(path)}\n`)
    await runtime.reload()
    expect((await runtime.getProgrammeDraft(admin, draft.id)).baseIsCurrent).toBe(false)
    const { clashes } = await runtime.updateProgrammeDraft(admin, draft.id)
    expect(clashes).toEqual([
      {
        path: callFile,
        base: text(callFile),
        draft: edit.text,
        inForce: `${text(callFile)}\n`,
        revision: 2,
      },
    ])
    const merged = [{ path: callFile, text: `${text(callFile)} \n`, base: 2 }]
    const done = await runtime.updateProgrammeDraft(admin, draft.id, merged)
    expect(done).toMatchObject({ clashes: [], draft: { baseIsCurrent: true, changedFiles: 1 } })
    const after = await runtime.getProgrammeDraft(admin, draft.id)
    expect(after.files.find(({ path }) => path === 'forms/APPLY.json')).toMatchObject({
      text: `${text('forms/APPLY.json')}\n`,
      revision: 2,
    })
    // whoever had the file open from before has to look again
    const stale = [{ path: 'forms/APPLY.json', text: 'old', base: 1 }]
    await expect(
      runtime.changeProgrammeDraft(admin, draft.id, { changes: stale }),
    ).rejects.toMatchObject({ code: 'programme-draft.conflict' })
  })

  it.each([
    ['a path outside of the folders', { path: '../x.json', text: '', base: 0 }],
    ['a path up', { path: 'workflows/../x.json', text: '', base: 0 }],
    ['no definition file', { path: 'workflows/x.js', text: '', base: 0 }],
    ['a text that is too long', { path: newFile, text: 'x'.repeat(1_500_001), base: 0 }],
  ])('[RT39] %s is refused', async (_, change) => {
    const { runtime, admin, draft } = await withDraft()
    await expect(
      runtime.changeProgrammeDraft(admin, draft.id, { changes: [change] }),
    ).rejects.toMatchObject({ code: 'programme-draft.invalid', issues: [{ path: /changes/ }] })
  })

  it('[RT133] drafts are for programme administrators, and nobody else learns of them', async () => {
    const village = await withDraft()
    const { runtime, admin, draft } = village
    const anna = await village.as('anna')
    const heard: string[] = []
    runtime.subscribe(anna, () => heard.push('anna'))
    runtime.subscribe(admin, (change) => 'draftId' in change && heard.push(change.draftId))
    const asked = (reader: typeof anna | null) => [
      runtime.definitionFiles(reader),
      runtime.listProgrammeDrafts(reader),
      runtime.createProgrammeDraft(reader, { title: 'x' }),
      runtime.getProgrammeDraft(reader, draft.id),
      runtime.changeProgrammeDraft(reader, draft.id, { title: 'x' }),
      runtime.updateProgrammeDraft(reader, draft.id),
      runtime.discardProgrammeDraft(reader, draft.id),
      runtime.listAudit(reader),
    ]
    for (const one of asked(anna))
      await expect(one).rejects.toMatchObject({ code: 'person.not-admin' })
    for (const one of asked(null))
      await expect(one).rejects.toMatchObject({ code: 'auth.required' })
    await runtime.changeProgrammeDraft(admin, draft.id, { title: 'Nowy' })
    await expect.poll(() => heard).toEqual([draft.id])
  })

  it('[RT133] a draft that was thrown away is not changed any more', async () => {
    const { runtime, admin, draft } = await withDraft()
    await runtime.discardProgrammeDraft(admin, draft.id, 'Nie będzie wizyt')
    expect(await runtime.getProgrammeDraft(admin, draft.id)).toMatchObject({ status: 'discarded' })
    await expect(
      runtime.changeProgrammeDraft(admin, draft.id, { title: 'x' }),
    ).rejects.toMatchObject({ code: 'programme-draft.closed' })
    await expect(runtime.getProgrammeDraft(admin, 'none')).rejects.toMatchObject({
      code: 'programme-draft.not-found',
    })
  })
})

describe('the audit log', () => {
  it('[RT135] tells who changed what, when and why, newest first, by draft and by file', async () => {
    const { runtime, admin, draft } = await withDraft()
    await runtime.changeProgrammeDraft(admin, draft.id, {
      changes: [{ path: newFile, text: '{}', base: 0 }],
      note: 'Nowa karta',
    })
    const other = await runtime.createProgrammeDraft(admin, { title: 'Inna' })
    await runtime.discardProgrammeDraft(admin, other.id, 'Zbędna')
    const { items } = await runtime.listAudit(admin)
    expect(items.map(({ seq, type }) => [seq, type])).toEqual([
      [4, 'draft-discarded'],
      [3, 'draft-created'],
      [2, 'draft-changed'],
      [1, 'draft-created'],
    ])
    expect(items[2]).toMatchObject({
      by: { name: 'wanda' },
      at: '2027-01-11T09:00:00Z',
      draft: { id: draft.id, title: 'Wizyta' },
      files: [{ path: newFile, change: 'added' }],
      reason: 'Nowa karta',
    })
    expect((await runtime.listAudit(admin, { draft: other.id })).items).toHaveLength(2)
    expect((await runtime.listAudit(admin, { file: newFile })).items.map(({ seq }) => seq)).toEqual(
      [2],
    )
    await expect(runtime.listAudit(admin, { cursor: 'x' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })

  it('[RT135] is chained as histories are, page by page', async () => {
    const { runtime, store, admin, draft } = await withDraft()
    for (let n = 0; n < 60; n++)
      await runtime.changeProgrammeDraft(admin, draft.id, { title: `Wizyta ${n}` })
    const entries = await auditOf(store)
    expect(entries).toHaveLength(61)
    expect(verifyHistory(entries)).toEqual([])
    const first = await runtime.listAudit(admin)
    const rest = await runtime.listAudit(admin, { cursor: first.next! })
    expect([...first.items, ...rest.items].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 61 }, (_, n) => 61 - n),
    )
    expect(rest.next).toBeUndefined()
  })

  it('[RT135] the line of a change is added later where a process died before it was written', async () => {
    const { runtime, store, admin, draft } = await withDraft()
    const dying = createAuditLog(store, [])
    await dying.last()
    await runtime.changeProgrammeDraft(admin, draft.id, { title: 'Bez śladu' })
    const lines = await auditOf(store)
    // as if the process had died after the draft was written and before its line was
    await store.deleteDocument('audit', '0000000002')
    await store.putDocument('auditHead', 'last', { seq: 1, hash: lines[0]!.hash })
    const restarted = createAuditLog(store, [draftKind])
    expect(await restarted.last()).toBe(2)
    expect(await auditOf(store)).toEqual(lines)
    // and where the line was written, but not which one is the last
    await store.putDocument('auditHead', 'last', { seq: 1, hash: lines[0]!.hash })
    expect(await createAuditLog(store, [draftKind]).last()).toBe(2)
    expect(await auditOf(store)).toEqual(lines)
  })
})
