import { describe, expect, it } from 'vitest'
import type { DraftChange } from '../types.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'

async function twoApplicants() {
  const village = await openVillage()
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { runtime } = village
  const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
  await runtime.invite(anna, id, { email: 'beata@example.org', role: 'applicant' })
  await runtime.invite(anna, id, { email: 'jan@example.org', role: 'signer' })
  const [beata, jan] = [await village.as('beata'), await village.as('jan')]
  const task = await taskOf(village, anna, id, 'apply')
  return { village, runtime, anna, beata, jan, task, id }
}

const change = (path: string, value: DraftChange['value'], base = 0): DraftChange =>
  value === undefined ? { path, base } : { path, value, base }

const filledIn = Object.entries(goodAnswers).map(([key, value]) => change(`/${key}`, value))

describe('drafts', () => {
  it('[RT21] people in different fields lose nothing, saving at the same moment', async () => {
    const { runtime, anna, beata, task } = await twoApplicants()
    await Promise.all([
      runtime.saveDraft(anna, task, [change('/village', 'Lipowo')]),
      runtime.saveDraft(beata, task, [change('/kind', 'park')]),
    ])
    const { answers, draft } = await runtime.getTask(anna, task)
    expect(answers).toMatchObject({ village: 'Lipowo', kind: 'park' })
    expect(draft.revision).toBe(2)
  })

  it('[RT21] in the same field the newer write is kept and both values are told', async () => {
    const { runtime, anna, beata, task } = await twoApplicants()
    await runtime.saveDraft(anna, task, [change('/village', 'Lipowo')])
    const saved = await runtime.saveDraft(beata, task, [change('/village', 'Dębowo')])
    expect(saved.merged).toEqual([
      { path: '/village', mine: 'Dębowo', theirs: 'Lipowo', by: { id: anna.person, name: 'anna' } },
    ])
    expect(saved.answers).toMatchObject({ village: 'Dębowo' })
    const seen = await runtime.saveDraft(anna, task, [change('/village', 'Lipowo', saved.revision)])
    expect(seen.merged).toEqual([])
    const otherWindow = await runtime.saveDraft(anna, task, [
      change('/village', 'Brzozowo', saved.revision),
      change('/village', 'Brzozów', saved.revision),
    ])
    expect(otherWindow.merged).toMatchObject([{ mine: 'Brzozowo', theirs: 'Lipowo' }])
  })

  it('[RT22] a cell is not written into a table that was rewritten meanwhile', async () => {
    const { runtime, anna, beata, task } = await twoApplicants()
    const first = await runtime.saveDraft(anna, task, [
      change('/costs', [{ name: 'Ławki' }, { name: 'Drzewa' }]),
    ])
    const { revision } = await runtime.saveDraft(beata, task, [
      change('/costs', [{ name: 'Drzewa' }], first.revision),
    ])
    const late = await runtime.saveDraft(anna, task, [
      change('/costs/1/name', 'Kwiaty', first.revision),
    ])
    expect(late.answers).toMatchObject({ costs: [{ name: 'Drzewa' }] })
    expect(late.merged).toMatchObject([
      { path: '/costs/1/name', mine: 'Kwiaty', by: { name: 'beata' } },
    ])
    const cells = await runtime.saveDraft(anna, task, [change('/costs/0/amount', 500, revision)])
    expect(cells.answers).toMatchObject({ costs: [{ name: 'Drzewa', amount: 500 }], total: 500 })
  })

  it('[RT23] what is hidden is out of sight and comes back, until the task is done, computed ones are the server’s, others cannot be written', async () => {
    const { runtime, anna, task } = await twoApplicants()
    const road = await runtime.saveDraft(anna, task, [
      change('/kind', 'road'),
      change('/roadLength', 7),
    ])
    expect(road.answers).toMatchObject({ roadLength: 7 })
    const park = await runtime.saveDraft(anna, task, [change('/kind', 'park', road.revision)])
    expect(park.answers).not.toHaveProperty('roadLength')
    // a client that hid the field itself takes it away; it stays out of sight all the same
    await runtime.saveDraft(anna, task, [change('/roadLength', undefined, park.revision)])
    const again = await runtime.saveDraft(anna, task, [change('/kind', 'road', park.revision)])
    expect(again.answers).toMatchObject({ roadLength: 7 })
    const cleared = await runtime.saveDraft(anna, task, [
      change('/roadLength', undefined, again.revision),
    ])
    expect(cleared.answers).not.toHaveProperty('roadLength')
    await runtime.saveDraft(anna, task, [change('/kind', 'park', cleared.revision)])
    const empty = await runtime.saveDraft(anna, task, [change('/kind', 'road', cleared.revision)])
    expect(empty.answers).not.toHaveProperty('roadLength')
    const forged = await runtime.saveDraft(anna, task, [
      change('/total', 1),
      change('/signatures', []),
    ])
    expect(forged.answers).not.toHaveProperty('signatures')
    expect(forged.issues.map(({ code }) => code)).toContain('draft.not-editable')
  })

  it.each(['/nothing', 'village', '/__proto__/x', '/costs/0/0/name', '/0'])(
    '[RT23] a change at %s is refused as a whole',
    async (path) => {
      const { runtime, anna, task } = await twoApplicants()
      const save = runtime.saveDraft(anna, task, [change('/village', 'x'), change(path, 'y')])
      await expect(save).rejects.toMatchObject({ code: 'draft.invalid' })
      expect((await runtime.getTask(anna, task)).draft.revision).toBe(0)
    },
  )

  it('[RT24] a change after signing voids the signature and says so', async () => {
    const { runtime, anna, jan, task } = await twoApplicants()
    await runtime.saveDraft(anna, task, filledIn)
    const signed = await runtime.signDraft(jan, task, '/signatures')
    expect(signed.answers).toMatchObject({ signatures: [{ person: jan.person, method: 'portal' }] })
    const changed = await runtime.saveDraft(anna, task, [
      change('/village', 'Dębowo', signed.revision),
    ])
    expect(changed.answers).not.toHaveProperty('signatures')
    expect(changed.issues).toContainEqual(
      expect.objectContaining({ path: '/signatures', code: 'draft.signature-void' }),
    )
    await expect(runtime.submitTask(anna, task, {})).rejects.toMatchObject({ code: 'form.invalid' })
    await runtime.work()
    const [letter] = (await runtime.listNotices(jan)).items
    expect(letter?.subject).toContain('wygasł')
  })

  it('[RT257] a signature is taken back by its signer alone, and the history tells it', async () => {
    const { runtime, anna, jan, task } = await twoApplicants()
    await runtime.saveDraft(anna, task, filledIn)
    await runtime.signDraft(jan, task, '/signatures')
    await expect(runtime.withdrawSignature(anna, task, '/signatures')).rejects.toMatchObject({
      code: 'signature.forbidden',
    })
    const { answers } = await runtime.withdrawSignature(jan, task, '/signatures')
    expect(answers).not.toHaveProperty('signatures')
    const [id = ''] = task.split('/')
    const types = (await runtime.timeline(jan, id)).map(({ type }) => type)
    expect(types.at(-1)).toBe('signatureWithdrawn')
    await expect(runtime.withdrawSignature(jan, task, '/signatures')).rejects.toMatchObject({
      code: 'signature.forbidden',
    })
  })

  it('[RT288] nobody signs what somebody else has changed since they saw it', async () => {
    const { runtime, anna, beata, jan, task } = await twoApplicants()
    const { revision: seen } = await runtime.saveDraft(anna, task, filledIn)
    const { revision } = await runtime.saveDraft(beata, task, [change('/village', 'Dębowo', seen)])
    const sign = (draftRevision: number) =>
      runtime.signDraft(jan, task, '/signatures', draftRevision)
    for (const unseen of [0, seen, revision + 1])
      await expect(sign(unseen)).rejects.toMatchObject({
        code: 'draft.changed',
        details: { current: revision, seen: unseen },
      })
    expect((await runtime.getTask(jan, task)).answers).not.toHaveProperty('signatures')
    const signed = await sign(revision)
    expect(signed.answers).toMatchObject({
      village: 'Dębowo',
      signatures: [{ person: jan.person }],
    })
    // a signature is no change of what is signed
    expect((await sign(revision)).answers).toHaveProperty('signatures')
  })

  it('[RT288] what the signer wrote meanwhile is seen by the signer', async () => {
    const { runtime, anna, task, id } = await twoApplicants()
    await runtime.invite(anna, id, { email: 'anna@example.org', role: 'signer' })
    const { revision } = await runtime.saveDraft(anna, task, filledIn)
    await runtime.saveDraft(anna, task, [change('/village', 'Dębowo', revision)])
    const signed = await runtime.signDraft(anna, task, '/signatures', revision)
    expect(signed.answers).toMatchObject({ signatures: [{ person: anna.person }] })
  })

  it('[RT289] a signature and the line that it was taken back go by one commit, or stay', async () => {
    const { village, runtime, anna, jan, task, id } = await twoApplicants()
    const { store } = village
    const transactCase = store.transactCase.bind(store)
    await runtime.saveDraft(anna, task, filledIn)
    await runtime.signDraft(jan, task, '/signatures')
    const seen = async () => ({
      signed: 'signatures' in (await runtime.getTask(anna, task)).answers,
      told: (await runtime.timeline(anna, id)).some(({ type }) => type === 'signatureWithdrawn'),
    })
    const withdraw = () => runtime.withdrawSignature(jan, task, '/signatures')
    // the process ends right before the commit
    store.transactCase = async (of, step) => {
      await step(await store.loadCase(of))
      throw new Error('ended before')
    }
    await expect(withdraw()).rejects.toThrow('ended before')
    store.transactCase = transactCase
    expect(await seen()).toEqual({ signed: true, told: false })
    // what was not taken back stays through a later save, and can be taken back then
    await runtime.saveDraft(anna, task, [])
    expect(await seen()).toEqual({ signed: true, told: false })
    // the process ends right after it
    store.transactCase = async (...step) => {
      await transactCase(...step)
      throw new Error('ended after')
    }
    const { revision } = (await runtime.getTask(anna, task)).draft
    await expect(withdraw()).rejects.toThrow('ended after')
    store.transactCase = transactCase
    expect(await seen()).toEqual({ signed: false, told: true })
    // open forms learn that there is something new
    expect((await runtime.getTask(anna, task)).draft.revision).toBeGreaterThan(revision)
    await expect(runtime.submitTask(anna, task, {})).rejects.toMatchObject({ code: 'form.invalid' })
    await runtime.signDraft(jan, task, '/signatures')
    expect(await seen()).toEqual({ signed: true, told: true })
    await runtime.submitTask(anna, task, {})
  })

  it('[RT24] only who may sign signs, and only complete answers', async () => {
    const { runtime, anna, jan, task } = await twoApplicants()
    await expect(runtime.signDraft(jan, task, '/signatures')).rejects.toMatchObject({
      code: 'form.invalid',
    })
    const lacks = async () => (await runtime.getTask(jan, task)).lacks
    expect(await lacks()).toContain('/village')
    await runtime.saveDraft(anna, task, filledIn)
    expect(await lacks()).toEqual([])
    await expect(runtime.signDraft(anna, task, '/signatures')).rejects.toMatchObject({
      code: 'signature.forbidden',
    })
    await expect(runtime.saveDraft(jan, task, filledIn)).rejects.toMatchObject({
      code: 'task.not-yours',
    })
  })

  it('[RT24] a signature of one’s own making does not count', async () => {
    const { runtime, anna, jan, task } = await twoApplicants()
    const signatures = [
      { person: jan.person, name: 'jan', method: 'portal', at: '2027-01-11T09:00:00Z', hash: 'x' },
    ]
    const answers = { ...goodAnswers, signatures }
    await expect(runtime.submitTask(anna, task, { answers })).rejects.toMatchObject({
      code: 'form.invalid',
    })
  })

  it('[RT25] a draft lasts until its task is completed', async () => {
    const { village, runtime, anna, jan, task } = await twoApplicants()
    await runtime.saveDraft(anna, task, filledIn)
    village.clock.at = '2027-01-20T09:00:00Z'
    expect((await runtime.getTask(anna, task)).answers).toMatchObject({ village: 'Lipowo' })
    await runtime.signDraft(jan, task, '/signatures')
    await runtime.submitTask(anna, task, {})
    expect(await village.store.getDocument('draft', task)).toBeNull()
    await expect(runtime.saveDraft(anna, task, filledIn)).rejects.toMatchObject({
      code: 'task.finished',
    })
  })

  it('[RT25] a save that crosses with the completion of its task leaves nothing behind', async () => {
    const { village, runtime, anna, beata, jan, task } = await twoApplicants()
    await runtime.saveDraft(anna, task, filledIn)
    await runtime.signDraft(jan, task, '/signatures')
    const [submitted, ...saves] = await Promise.allSettled([
      runtime.submitTask(anna, task, {}),
      ...Array.from({ length: 5 }, () =>
        runtime.saveDraft(beata, task, [change('/head', jan.person)]),
      ),
    ])
    for (const save of saves)
      if (save.status === 'rejected') expect(save.reason).toBeInstanceOf(Error)
    if (submitted.status === 'fulfilled')
      expect(await village.store.getDocument('draft', task)).toBeNull()
  })
})
