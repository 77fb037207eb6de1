import type { JsonObject } from '@splot/definition'
import { openMemoryStore, verifyStore } from '@splot/store'
import type { HistoryEntry, Store } from '@splot/store'
import { describe, expect, it, vi } from 'vitest'
import { storeProof } from '../audit/store-proof.ts'
import type { DefinitionCheck } from '../check/check-definitions.ts'
import type { Reader } from '../types.ts'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'
import { villageFiles } from '../village/village-programme.ts'
import { releaseKind } from './release-record.ts'

const applicationFile = 'workflows/application.json'
const programmeFile = 'workflows/programme.json'

interface Office extends Village {
  admin: Reader & object
  /** The folder of definitions, which tests may change. */
  folder: Map<string, string>
  /** Id of an application in its formal check, and of one that is being written. */
  handed: string
  writing: string
}

/** A village with an administrator and two applications. */
async function openOffice(options: { store?: Store; twoPersons?: boolean } = {}): Promise<Office> {
  const files = villageFiles({
    ...publishableVillage,
    [programmeFile]: {
      ...publishableVillage[programmeFile],
      ...(options.twoPersons && { publishing: { twoPersons: true } }),
    },
  })
  const folder = new Map(files.map(({ path, text }) => [path, text]))
  const read = async () => [...folder].map(([path, text]) => ({ path, text }))
  const opened = await openVillage({
    programme: { read },
    ...(options.store && { store: options.store }),
  })
  const admin = await opened.as('wanda', 'programmeAdmin')
  await opened.as('olga', 'officer')
  const call = await openCall(opened)
  const { id: handed } = await handIn(opened, call.id)
  const basia = await opened.as('basia')
  const { id: writing } = await opened.runtime.startCase(basia, {
    workflow: 'application',
    parent: call.id,
  })
  await workAll(opened)
  return { ...opened, admin, folder, handed, writing }
}

async function workAll({ runtime }: Pick<Village, 'runtime'>): Promise<void> {
  for (;;) {
    const { timers, effects, cases } = await runtime.work()
    if (timers + effects + cases === 0) return
  }
}

type Edit = (text: string) => string
/** The formal check under another id. */
const renamed: Edit = (text) => text.replaceAll('"application.check"', '"application.formal"')
/** Ten days for the formal check become twenty. */
const longer: Edit = (text) => text.replace(/"value":\s*10\b/, '"value": 20')

/** Two events that nothing waits for: two warnings, beside those of two ends that nobody is told of. */
const withUnused: Edit = (text) =>
  text.replace(
    '"SUBMITTED": {',
    '"ONE": { "title": { "pl": "A", "en": "A" }, "roles": ["officer"] }, "TWO": { "title": { "pl": "B", "en": "B" }, "roles": ["officer"] }, "SUBMITTED": {',
  )

/** Begins a draft with files changed as given. */
async function draftOf({ runtime, admin }: Office, edits: Record<string, Edit>): Promise<string> {
  const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const changes = Object.entries(edits).map(([path, edit]) => {
    const { text, revision } = draft.files.find((file) => file.path === path)!
    const changed = edit(text)
    if (changed === text) throw new Error(`Expected a change of ${path}.`)
    return { path, text: changed, base: revision }
  })
  await runtime.changeProgrammeDraft(admin, draft.id, { changes })
  return draft.id
}

/** A reason for every warning. */
const findingsAccepted = ({ issues }: DefinitionCheck): Record<string, string> =>
  Object.fromEntries(issues.map(({ key }) => [key, 'Tak ma być']))

const mapping = { application: { 'application.check': 'application.formal' } }

/** Publishes and lets all cases arrive. */
async function publish(
  office: Office,
  id: string,
  more: Partial<Parameters<Office['runtime']['publishProgrammeDraft']>[2]> = {},
) {
  const { runtime, admin } = office
  const { release } = await runtime.publishProgrammeDraft(admin, id, {
    policy: 'mapped',
    reason: 'Nowy regulamin',
    warnings: findingsAccepted(await runtime.checkProgrammeDraft(admin, id)),
    ...more,
  })
  await workAll(office)
  return runtime.getRelease(admin, release!.id)
}

const storedOf = async ({ store }: Village, id: string) => (await store.loadCase(id))!
const lastLine = async ({ store }: Village, id: string): Promise<HistoryEntry> =>
  (await store.history(id)).at(-1)!

describe('publishing a draft', () => {
  it('[RT136] puts its files in force with the next versions; cases go along as the fate report said', async () => {
    const office = await openOffice()
    const { runtime, admin, handed, writing, store } = office
    const id = await draftOf(office, { [applicationFile]: renamed })
    const fates = await runtime.programmeDraftFates(admin, id, { mapping })
    const release = await publish(office, id, { mapping })
    expect(release).toMatchObject({
      id: '000001',
      title: 'Zmiana',
      by: { name: 'wanda' },
      approvedBy: null,
      reason: 'Nowy regulamin',
      policy: 'mapped',
      isInForce: true,
      files: [{ path: applicationFile, change: 'changed' }],
      migration: { status: 'done', total: 3, done: 3, moved: 3, stayed: 0, refused: [] },
    })
    expect(runtime.workflow('application').version).toBe(2)
    for (const { id: caseId, fate } of fates.items) {
      const { row, snapshot } = (await store.loadCase(caseId))!
      expect([caseId, row.states]).toEqual([caseId, fate.to])
      expect((snapshot['workflow'] as JsonObject)['version']).toBe(row.version)
    }
    expect((await storedOf(office, handed)).row).toMatchObject({
      version: 2,
      states: ['application.formal'],
    })
    expect((await storedOf(office, writing)).row.version).toBe(2)
    expect(await lastLine(office, handed)).toMatchObject({
      type: 'migrated',
      data: { data: { reason: 'Nowy regulamin', version: 2, earlier: 1 } },
    })
    expect(await runtime.getProgrammeDraft(admin, id)).toMatchObject({ status: 'published' })
    // the officer goes on in it
    const olga = await office.as('olga')
    const task = await taskOf(office, olga, handed, 'check')
    await runtime.claimTask(olga, task)
  })

  it('[RT136] the work of a service that publishes nothing does not read releases again and again', async () => {
    const office = await openOffice()
    const listed = vi.spyOn(office.store, 'listDocuments')
    await office.runtime.work()
    await office.runtime.work()
    expect(listed.mock.calls.map(([kind]) => kind)).not.toContain(releaseKind)
  })

  it('[RT136] live cases stay where the policy says so', async () => {
    const office = await openOffice()
    const id = await draftOf(office, { [applicationFile]: renamed })
    const release = await publish(office, id, { policy: 'pinned' })
    expect(release.migration).toMatchObject({ status: 'done', total: 0, moved: 0 })
    expect((await storedOf(office, office.handed)).row.version).toBe(1)
    expect(office.runtime.workflow('application').version).toBe(2)
  })

  it('[RT136] only those follow of whom nobody needs to look at anything', async () => {
    const office = await openOffice()
    const id = await draftOf(office, { [applicationFile]: renamed })
    const release = await publish(office, id, { policy: 'follow', mapping })
    expect(release.migration).toMatchObject({ moved: 2, stayed: 1, refusedCount: 0 })
    expect((await storedOf(office, office.handed)).row.version).toBe(1)
    expect((await storedOf(office, office.writing)).row.version).toBe(2)
  })

  it('[RT136] a case that somebody has to decide about stays, and the release says why', async () => {
    const office = await openOffice()
    const id = await draftOf(office, { [applicationFile]: renamed })
    const { migration } = await publish(office, id)
    expect(migration).toMatchObject({ moved: 2, refusedCount: 1 })
    expect(migration.refused).toMatchObject([
      {
        case: office.handed,
        title: { pl: 'Lipowo' },
        why: { code: 'case.undecided', text: { pl: /\S/ } },
      },
    ])
    expect((await storedOf(office, office.handed)).row.version).toBe(1)
  })

  it('[RT137] is refused with an error, without a reason, for a warning without one, and where nothing changed', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const request = { policy: 'pinned' as const, reason: 'Bo tak' }
    const broken = await draftOf(office, { [applicationFile]: (text) => text.slice(1) })
    await expect(runtime.publishProgrammeDraft(admin, broken, request)).rejects.toMatchObject({
      code: 'programme-draft.has-errors',
      issues: [{ file: applicationFile }],
    })
    const sound = await draftOf(office, { [applicationFile]: withUnused })
    await expect(
      runtime.publishProgrammeDraft(admin, sound, { ...request, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'reason.missing' })
    const { issues } = await runtime.checkProgrammeDraft(admin, sound)
    const warnings = issues.filter(({ severity }) => severity === 'warning')
    expect(warnings.length).toBeGreaterThan(0)
    const reasons = Object.fromEntries(warnings.map(({ key }) => [key, 'Tak ma być']))
    const { [warnings[0]!.key]: _, ...allButOne } = reasons
    await expect(
      runtime.publishProgrammeDraft(admin, sound, { ...request, warnings: allButOne }),
    ).rejects.toMatchObject({
      code: 'programme-draft.warning-needs-reason',
      issues: [{ code: warnings[0]!.code }],
    })
    const same = await runtime.createProgrammeDraft(admin, { title: 'Nic' })
    await expect(runtime.publishProgrammeDraft(admin, same.id, request)).rejects.toMatchObject({
      code: 'programme-draft.unchanged',
    })
    expect((await runtime.listReleases(admin)).items).toEqual([])
  })

  it('[RT137] a draft of what is no longer in force is brought up to date first', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const first = await draftOf(office, { [programmeFile]: longer })
    const second = await draftOf(office, { [applicationFile]: renamed })
    await publish(office, first)
    await expect(publish(office, second)).rejects.toMatchObject({
      code: 'programme-draft.outdated',
    })
    await runtime.updateProgrammeDraft(admin, second)
    expect((await publish(office, second, { mapping })).number).toBe(2)
    expect(runtime.programme().parameters).toMatchObject({ checkDays: { value: 20 } })
  })

  it('[RT138] [RT276] where the programme asks for two persons, another administrator approves', async () => {
    const office = await openOffice({ twoPersons: true })
    const { runtime, admin } = office
    const other = await office.as('zenon', 'programmeAdmin')
    const id = await draftOf(office, { [programmeFile]: longer })
    const request = {
      policy: 'mapped' as const,
      reason: 'Więcej czasu',
      warnings: findingsAccepted(await runtime.checkProgrammeDraft(admin, id)),
    }
    const proposed = await runtime.publishProgrammeDraft(admin, id, request)
    expect(proposed).toMatchObject({ draft: { status: 'proposed' }, release: null })
    await expect(runtime.changeProgrammeDraft(admin, id, { title: 'Inna' })).rejects.toMatchObject({
      code: 'programme-draft.closed',
    })
    await expect(runtime.approveProgrammeDraft(admin, id, 'Zgoda')).rejects.toMatchObject({
      code: 'programme-draft.own-proposal',
    })
    expect(await runtime.rejectProgrammeDraft(other, id, 'Za długo')).toMatchObject({
      status: 'open',
    })
    const mapping = { call: { 'call.gone': 'call.open' } }
    await runtime.publishProgrammeDraft(admin, id, { ...request, mapping })
    // who approves sees what they put their name to
    const { warnings } = request
    expect((await runtime.getProgrammeDraft(other, id)).proposal).toMatchObject({
      mapping,
      warnings,
    })
    // whoever proposed it may think better of it
    const withdrawn = await runtime.rejectProgrammeDraft(admin, id, 'Jeszcze nie')
    expect(withdrawn).toMatchObject({ status: 'open', proposal: null })
    await runtime.publishProgrammeDraft(admin, id, request)
    const { release } = await runtime.approveProgrammeDraft(other, id, 'Zgoda')
    expect(release).toMatchObject({
      by: { name: 'wanda' },
      approvedBy: { name: 'zenon' },
      reason: 'Więcej czasu',
    })
    const { items } = await runtime.listAudit(admin, { draft: id })
    expect(items.map(({ type, by, reason }) => [type, by?.name, reason]).slice(0, 7)).toEqual([
      ['draft-published', 'zenon', 'Więcej czasu'],
      ['released', 'zenon', 'Zgoda'],
      ['draft-proposed', 'wanda', 'Więcej czasu'],
      ['draft-rejected', 'wanda', 'Jeszcze nie'],
      ['draft-proposed', 'wanda', 'Więcej czasu'],
      ['draft-rejected', 'zenon', 'Za długo'],
      ['draft-proposed', 'wanda', 'Więcej czasu'],
    ])
  })

  it('[RT136] no second release while cases of one are on their way', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const first = await draftOf(office, { [programmeFile]: longer })
    const warnings = findingsAccepted(await runtime.checkProgrammeDraft(admin, first))
    const request = { policy: 'mapped' as const, reason: 'Raz', warnings }
    await runtime.publishProgrammeDraft(admin, first, request)
    const second = await draftOf(office, { [applicationFile]: renamed })
    await expect(runtime.publishProgrammeDraft(admin, second, request)).rejects.toMatchObject({
      code: 'release.busy',
    })
  })
})

describe('taking a release back', () => {
  it('[RT139] puts the definitions before in force again and returns cases byte for byte', async () => {
    const office = await openOffice()
    const { runtime, admin, store } = office
    const before = await Promise.all(
      (await store.queryCases({})).items.map(({ id }) => storedOf(office, id)),
    )
    const tasksBefore = (await store.queryTasks({ includeOffers: true })).items
    const definitions = await runtime.definitionFiles(admin)
    const id = await draftOf(office, { [applicationFile]: renamed, [programmeFile]: longer })
    const release = await publish(office, id, { mapping })
    expect((await storedOf(office, office.handed)).row.states).toEqual(['application.formal'])
    await runtime.undoRelease(admin, release.id, 'Pomyłka')
    await workAll(office)
    expect(await runtime.getRelease(admin, release.id)).toMatchObject({
      isInForce: false,
      migration: { status: 'undone' },
      undo: { by: { name: 'wanda' }, reason: 'Pomyłka', returned: 3, kept: [] },
    })
    for (const { row, snapshot } of before) {
      const now = await storedOf(office, row.id)
      expect(JSON.stringify(now.snapshot)).toBe(JSON.stringify(snapshot))
      expect(JSON.stringify(now.row)).toBe(JSON.stringify(row))
    }
    expect((await store.queryTasks({ includeOffers: true })).items).toEqual(tasksBefore)
    expect(await lastLine(office, office.handed)).toMatchObject({
      type: 'returned',
      data: { reason: 'Pomyłka' },
    })
    expect(await runtime.definitionFiles(admin)).toEqual(definitions)
    expect(runtime.workflow('application').version).toBe(1)
    // the draft may be mended and published again
    expect(await runtime.getProgrammeDraft(admin, id)).toMatchObject({
      status: 'open',
      baseIsCurrent: true,
    })
    const again = await publish(office, id, { mapping })
    expect(again).toMatchObject({ number: 2, migration: { moved: 3 } })
    expect(runtime.workflow('application').version).toBe(2)
  })

  it('[RT139] cases in which something happened since stay, and the release says which and why', async () => {
    const office = await openOffice()
    const { runtime, admin, handed } = office
    const id = await draftOf(office, { [applicationFile]: renamed })
    const release = await publish(office, id, { mapping })
    const olga = await office.as('olga')
    await runtime.claimTask(olga, await taskOf(office, olga, handed, 'check'))
    office.clock.at = '2027-01-12T09:00:00Z'
    const cesia = await office.as('cesia')
    const [call] = (await runtime.listCalls()).items
    const started = await runtime.startCase(cesia, { workflow: 'application', parent: call!.id })
    await runtime.undoRelease(admin, release.id, 'Pomyłka')
    await workAll(office)
    const { undo } = await runtime.getRelease(admin, release.id)
    expect(undo).toMatchObject({ returned: 2, keptCount: 2 })
    expect(Object.fromEntries(undo!.kept.map((one) => [one.case, one.why.code]))).toEqual({
      [handed]: 'release.moved-since',
      [started.id]: 'release.began-under',
    })
    expect((await storedOf(office, handed)).row.version).toBe(2)
    // it goes on under the definitions it has
    await runtime.releaseTask(olga, await taskOf(office, olga, handed, 'check'))
  })

  it('[RT139] only the release in force is taken back, and once', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const first = await publish(office, await draftOf(office, { [programmeFile]: longer }))
    const second = await publish(office, await draftOf(office, { [applicationFile]: renamed }), {
      mapping,
    })
    const before = await storedOf(office, office.handed)
    await expect(runtime.undoRelease(admin, first.id, 'x')).rejects.toMatchObject({
      code: 'release.not-last',
    })
    await runtime.undoRelease(admin, second.id, 'x')
    await expect(runtime.undoRelease(admin, second.id, 'x')).rejects.toMatchObject({
      code: 'release.not-last',
    })
    await workAll(office)
    expect((await storedOf(office, office.handed)).row.version).toBe(1)
    expect(before.row.version).toBe(2)
    // and the one before, all the way back
    expect(await runtime.getRelease(admin, first.id)).toMatchObject({ isInForce: true })
    await runtime.undoRelease(admin, first.id, 'x')
    await workAll(office)
    expect((await runtime.getRelease(admin, first.id)).undo).toMatchObject({ returned: 3 })
    expect(runtime.programme().parameters).toMatchObject({ checkDays: { value: 10 } })
  })

  it('[RT139] a release is taken back while its cases are still on their way', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const id = await draftOf(office, { [applicationFile]: renamed })
    const warnings = findingsAccepted(await runtime.checkProgrammeDraft(admin, id))
    const request = { policy: 'mapped' as const, mapping, reason: 'Raz', warnings }
    const { release } = await runtime.publishProgrammeDraft(admin, id, request)
    await runtime.undoRelease(admin, release!.id, 'Stop')
    await workAll(office)
    const done = await runtime.getRelease(admin, release!.id)
    expect(done).toMatchObject({ migration: { status: 'undone' }, undo: { kept: [] } })
    expect((await storedOf(office, office.handed)).row.version).toBe(1)
  })
})

describe('the folder of definitions', () => {
  it('[RT140] a file changed in the folder alone is taken; one changed on both sides stays and is named', async () => {
    const office = await openOffice()
    const { runtime, admin, folder } = office
    await publish(office, await draftOf(office, { [programmeFile]: longer }))
    const raise = (path: string, edit: Edit) =>
      folder.set(path, edit(folder.get(path)!).replace(/"version": (\d+)/, '"version": 7'))
    raise(applicationFile, renamed)
    raise(programmeFile, (text) => text.replace(/"value":\s*10\b/, '"value": 30'))
    await runtime.reload()
    expect(runtime.workflow('application').version).toBe(7)
    expect(runtime.programme().parameters).toMatchObject({ checkDays: { value: 20 } })
    expect(runtime.problems()).toMatchObject([
      { file: programmeFile, issues: [{ code: 'definition.changed-twice' }] },
    ])
    // the folder brought to what is in force: nothing is wrong any more
    const files = (await runtime.definitionFiles(admin)).files
    for (const { path, text } of files) folder.set(path, text)
    await runtime.reload()
    expect(runtime.problems()).toEqual([])
    // a file gone from the folder stays in force
    folder.delete(applicationFile)
    await runtime.reload()
    expect(runtime.workflow('application').version).toBe(7)
  })

  it('[RT140] what was published stays in force when the service starts again', async () => {
    const store = openMemoryStore()
    const office = await openOffice({ store })
    await publish(office, await draftOf(office, { [programmeFile]: longer }))
    const again = await openVillage({
      store,
      programme: { read: async () => [...office.folder].map(([path, text]) => ({ path, text })) },
    })
    expect(again.runtime.programme().parameters).toMatchObject({ checkDays: { value: 20 } })
    expect(again.runtime.problems()).toEqual([])
  })

  it('[RT140] a workflow that is taken out of force starts no case; those that run go on', async () => {
    const office = await openOffice()
    const { runtime, admin, handed } = office
    const { id } = await runtime.createProgrammeDraft(admin, { title: 'Skargi' })
    const complaint = {
      ...publishableVillage['workflows/call.json'],
      id: 'complaint',
      title: { pl: 'Skarga', en: 'Complaint' },
    }
    const text = JSON.stringify(complaint)
      .replaceAll('"call.', '"complaint.')
      .replaceAll('"version":1,', '')
    await runtime.changeProgrammeDraft(admin, id, {
      changes: [{ path: 'workflows/complaint.json', text, base: 0 }],
    })
    const release = await publish(office, id)
    // an author writes no version
    expect(runtime.workflow('complaint').version).toBe(1)
    const adam = await office.as('adam')
    const complained = await runtime.startCase(adam, { workflow: 'complaint' })
    await runtime.undoRelease(admin, release.id, 'Nie będzie skarg')
    await workAll(office)
    await expect(runtime.startCase(adam, { workflow: 'complaint' })).rejects.toMatchObject({
      code: 'workflow.not-found',
    })
    expect((await runtime.getCase(adam, complained.id)).id).toBe(complained.id)
    expect((await storedOf(office, handed)).row.version).toBe(1)
  })
})

describe('a process that dies', () => {
  /** The store as a process sees it that dies when it writes a document of this kind the n-th time. */
  function dyingAt(store: Store, kind: string, nth: number): Store {
    let written = 0
    const put: Store['putDocument'] = (of, ...rest) => {
      if (of === kind) written++
      if (written >= nth) throw new Error('killed')
      return store.putDocument(of, ...rest)
    }
    return new Proxy(store, {
      get(target, name) {
        if (name === 'putDocument') return put
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? (member.bind(target) as unknown) : member
      },
    })
  }

  const restarted = async (store: Store, { folder }: Office) =>
    openVillage({
      store,
      programme: { read: async () => [...folder].map(([path, text]) => ({ path, text })) },
    })

  it.each([
    ['after the release was written', 'audit', 3],
    ['before its definitions came into force', 'definitionsInForce', 1],
    ['before its draft was marked', 'programmeDraft', 3],
    ['before the first cases were counted', 'programmeRelease', 2],
    ['before the last cases were counted', 'programmeRelease', 3],
  ])('[RT141] %s: the next one goes on, and every case is counted once', async (_, kind, nth) => {
    const store = openMemoryStore({ now: () => '2027-01-11T09:00:00Z' })
    const office = await openOffice({ store: dyingAt(store, kind, nth) })
    const { runtime, admin } = office
    const [call] = (await runtime.listCalls()).items
    const cesia = await office.as('cesia')
    for (let n = 0; n < 77; n++)
      await runtime.startCase(cesia, {
        workflow: 'application',
        parent: call!.id,
        idempotencyKey: `k${n}`,
      })
    const id = await draftOf(office, { [applicationFile]: renamed })
    const warnings = findingsAccepted(await runtime.checkProgrammeDraft(admin, id))
    const request = { policy: 'mapped' as const, mapping, reason: 'Raz', warnings }
    await expect(
      runtime.publishProgrammeDraft(admin, id, request).then(() => workAll(office)),
    ).rejects.toThrow('killed')
    const again = await restarted(store, office)
    expect(again.runtime.workflow('application').version).toBe(2)
    await workAll(again)
    const release = await again.runtime.getRelease(admin, '000001')
    expect(release).toMatchObject({ isInForce: true, migration: { status: 'done', moved: 80 } })
    expect(release.migration).toMatchObject({ total: 80, done: 80, stayed: 0, refusedCount: 0 })
    const rows = (await store.queryCases({ workflow: 'application' }, undefined, 200)).items
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set([2]))
    expect((await again.runtime.getProgrammeDraft(admin, id)).status).toBe('published')
    const types = (await again.runtime.listAudit(admin)).items.map(({ type }) => type)
    expect(types.toSorted()).toEqual([
      'cases-moved',
      'draft-changed',
      'draft-created',
      'draft-published',
      'released',
    ])
  })

  it.each([
    ['before the definitions were put back', 'definitionsInForce', 2],
    ['before the draft was opened again', 'programmeDraft', 4],
    ['before the cases were counted', 'programmeRelease', 4],
  ])('[RT141] while it takes a release back, %s: the next one goes on', async (_, kind, nth) => {
    const store = openMemoryStore({ now: () => '2027-01-11T09:00:00Z' })
    const office = await openOffice({ store: dyingAt(store, kind, nth) })
    const { runtime, admin } = office
    const id = await draftOf(office, { [applicationFile]: renamed })
    const release = await publish(office, id, { mapping })
    await expect(
      runtime.undoRelease(admin, release.id, 'Pomyłka').then(() => workAll(office)),
    ).rejects.toThrow('killed')
    const again = await restarted(store, office)
    expect(again.runtime.workflow('application').version).toBe(1)
    await workAll(again)
    const done = await again.runtime.getRelease(admin, release.id)
    expect(done).toMatchObject({ migration: { status: 'undone' }, undo: { done: 3, kept: [] } })
    expect((await store.loadCase(office.handed))!.row).toMatchObject({
      version: 1,
      states: ['application.check'],
    })
    expect((await again.runtime.getProgrammeDraft(admin, id)).status).toBe('open')
  })
})

describe('any two versions of the programme', () => {
  it('[RT327] are compared in words: the beginning, releases and drafts, in either direction', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const start = { from: 'start', to: 'start' }
    expect((await runtime.programmeDifference(admin, start)).files).toEqual([])
    const first = await publish(office, await draftOf(office, { [programmeFile]: longer }))
    const again: Edit = (text) => text.replace(/"value":\s*20\b/, '"value": 30')
    const second = await publish(office, await draftOf(office, { [programmeFile]: again }))
    const draft = await draftOf(office, { [applicationFile]: withUnused })
    const said = async (from: string, to: string) =>
      (await runtime.programmeDifference(admin, { from, to })).files
        .flatMap(({ sentences }) => sentences)
        .map(({ text }) => text.en)
        .join(' ')
    expect(await said('start', `release:${first.id}`)).toMatch(/was 10, now 20/)
    expect(await said('start', 'release:2')).toMatch(/was 10, now 30/)
    expect(await said(`release:${second.id}`, 'release:1')).toMatch(/was 30, now 20/)
    expect(await said('release:1', `draft:${draft}`)).toMatch(/now 30.*“A”/)
    expect(await runtime.reportDifference({ from: 'start', to: 'release:1' })).toEqual(
      await runtime.programmeDifference(admin, { from: 'start', to: `release:${first.id}` }),
    )
    for (const to of ['release:9', 'release:000001x', 'folder'])
      await expect(runtime.programmeDifference(admin, { from: 'start', to })).rejects.toMatchObject(
        {
          code: 'release.not-found',
        },
      )
    await expect(
      runtime.programmeDifference(admin, { from: 'draft:none', to: 'start' }),
    ).rejects.toMatchObject({ code: 'programme-draft.not-found' })
    const anna = await office.as('anna')
    await expect(runtime.programmeDifference(anna, start)).rejects.toMatchObject({
      code: 'person.not-admin',
    })
  })
})

describe('trying a draft out', () => {
  it('[RT142] tells what is wrong, what it says otherwise, and whom it is for', async () => {
    const office = await openOffice()
    const { runtime, admin, store } = office
    const before = (await store.listDocuments('definition', undefined, 500)).items
    const id = await draftOf(office, { [programmeFile]: longer, [applicationFile]: withUnused })
    expect(await runtime.checkProgrammeDraft(admin, id)).toMatchObject({ errors: 0, warnings: 4 })
    const { files, notice, unread } = await runtime.programmeDraftDifference(admin, id)
    expect(files.map((one) => [one.id, one.versions])).toEqual([
      ['village', { before: 1, after: 2 }],
      ['application', { before: 1, after: 2 }],
    ])
    expect(files[0]!.sentences.map(({ text }) => text.en).join(' ')).toMatch(/20/)
    expect([notice.length > 0, unread]).toEqual([true, []])
    expect((await runtime.programmeDraftFate(admin, id)).counts).toMatchObject({ stays: 3 })
    expect(await runtime.simulateProgrammeDraft(admin, id)).toEqual([])
    expect((await runtime.replayProgrammeDraft(admin, id, {})).items).toEqual([])
    expect((await store.listDocuments('definition', undefined, 500)).items).toEqual(before)
    const anna = await office.as('anna')
    for (const asked of [
      runtime.checkProgrammeDraft(anna, id),
      runtime.programmeDraftFate(anna, id),
      runtime.programmeDraftFates(anna, id, {}),
      runtime.programmeDraftDifference(anna, id),
      runtime.simulateProgrammeDraft(anna, id),
      runtime.replayProgrammeDraft(anna, id, {}),
      runtime.publishProgrammeDraft(anna, id, { policy: 'pinned', reason: 'x' }),
      runtime.approveProgrammeDraft(anna, id, 'x'),
      runtime.rejectProgrammeDraft(anna, id, 'x'),
      runtime.listReleases(anna),
      runtime.getRelease(anna, '000001'),
      runtime.undoRelease(anna, '000001', 'x'),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'person.not-admin' })
  })

  it('[RT142] a file that cannot be read says nothing new', async () => {
    const office = await openOffice()
    const id = await draftOf(office, {
      [programmeFile]: longer,
      [applicationFile]: (text) => text.slice(1),
    })
    const told = await office.runtime.programmeDraftDifference(office.admin, id)
    expect(told.files.map((one) => one.id)).toEqual(['village'])
    expect(told.unread).toEqual([applicationFile])
  })

  it('[RT142] a release can be compared with what a draft says', async () => {
    const office = await openOffice()
    const { runtime, admin } = office
    const first = await draftOf(office, { [programmeFile]: longer })
    const release = await publish(office, first)
    const second = await draftOf(office, { [applicationFile]: renamed })
    const told = await runtime.programmeDraftDifference(admin, second, release.id)
    expect(told.files.map((one) => one.id)).toEqual(['application'])
  })
})

describe('two processes on one store', () => {
  it('[RT180] what one puts in force the other reads at its next turn, and its cases at once', async () => {
    const office = await openOffice()
    const other = await openVillage({
      store: office.store,
      programme: { read: async () => [...office.folder].map(([path, text]) => ({ path, text })) },
      clock: office.clock,
      ids: { next: () => `other-${Math.random()}` },
    })
    await other.runtime.work()
    const before = other.runtime.workflow('application').version
    await publish(office, await draftOf(office, { [applicationFile]: renamed }), { mapping })
    // moved by the one process, the case stands in definitions that the other has not read yet
    const olga = await other.as('olga')
    const view = await other.runtime.getCase(olga, office.handed)
    expect(view.states.map(({ id }) => id)).toContain('application.formal')
    await other.runtime.work()
    expect(other.runtime.workflow('application').version).toBe(before + 1)
    const texts = (from: Village) => from.runtime.filesInForce().map(({ text }) => text)
    expect(texts(other)).toEqual(texts(office))
  })

  it('[RT180] the audit log of both is one chain, with the line of each change once', async () => {
    const office = await openOffice()
    const other = await openVillage({ store: office.store, clock: office.clock })
    const [one, two] = [office.runtime, other.runtime]
    expect((await two.listAudit(office.admin)).items).toEqual([])
    for (const [at, runtime] of [one, two, one, two].entries())
      await runtime.createProgrammeDraft(office.admin, { title: `Zmiana ${at}` })
    const lines = (await two.listAudit(office.admin)).items
    expect(lines.map(({ type }) => type)).toHaveLength(4)
    expect((await one.listAudit(office.admin)).items).toEqual(lines)
    expect((await verifyStore(office.store, storeProof)).problems).toEqual([])
  })
})
