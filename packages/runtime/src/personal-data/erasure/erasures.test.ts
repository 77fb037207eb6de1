import type { JsonObject } from '@splot/definition'
import { verifyHistory, verifyStore } from '@splot/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { storeProof } from '../../audit/store-proof.ts'
import type { Reader } from '../../types.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../../village/open-village.ts'
import type { Village } from '../../village/open-village.ts'
import { village as programme } from '../../village/village-programme.ts'

const both = (text: string) => ({ pl: text, en: text })
const dataClass = (title: string) => ({
  title: both(title),
  purpose: both('why'),
  legalBasis: both('art. 6'),
  persons: both('applicants'),
})

/** Applications are kept for a year, what they say of health for thirty days; withdrawn ones end. */
function withClasses(keep: JsonObject | null): Record<string, JsonObject> {
  const form = structuredClone(programme['forms/APPLY.json']) as JsonObject
  form['dataClass'] = 'grants'
  const [page] = form['pages'] as { sections: { fields: JsonObject[] }[] }[]
  const fields = page?.sections[0]?.fields ?? []
  fields.find(({ key }) => key === 'health')!['dataClass'] = 'health'
  fields.push({
    key: 'proof',
    type: 'file',
    label: both('Proof'),
    accept: ['text/plain'],
    maxSizeBytes: 1000,
    sensitive: true,
    dataClass: 'health',
    visibleTo: ['applicant', 'dataOfficer'],
  })
  const file = structuredClone(programme['workflows/programme.json']) as JsonObject
  file['personalData'] = {
    officers: ['dataOfficer'],
    approvers: ['dataOfficer', 'coordinator'],
    classes: {
      grants: { ...dataClass('Grants'), ...(keep && { keep }) },
      health: { ...dataClass('Health'), special: true, keep: { days: 30 } },
    },
  }
  const application = structuredClone(programme['workflows/application.json']) as JsonObject
  const states = application['states'] as Record<string, { meta: JsonObject }>
  states['rejected']!.meta['deleteAnswers'] = 'kept'
  application['timers'] = {
    ...(application['timers'] as JsonObject),
    kept: { days: 10, roll: 'none' },
  }
  return {
    'forms/APPLY.json': form,
    'workflows/programme.json': file,
    'workflows/application.json': application,
  }
}

describe('erasing what is kept no longer', () => {
  let village: Village
  let daria: Reader
  let dorota: Reader
  let karol: Reader
  let id: string

  async function open(keep: JsonObject | null = { years: 1 }) {
    village = await openVillage({ changed: withClasses(keep) })
    expect(village.runtime.problems()).toEqual([])
    daria = await village.as('daria', 'dataOfficer')
    dorota = await village.as('dorota', 'dataOfficer')
    karol = await village.as('karol', 'coordinator')
    const { runtime } = village
    const call = await openCall(village)
    const anna = await village.as('anna')
    id = (await runtime.startCase(anna, { workflow: 'application', parent: call.id })).id
    await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
    const task = await taskOf(village, anna, id, 'apply')
    const file = await runtime.uploadFile(anna, {
      task,
      path: '/proof',
      name: 'proof.txt',
      bytes: (async function* () {
        yield Buffer.from('ill\n')
      })(),
    })
    const values = { ...goodAnswers, health: 'grypa', proof: [file.id] }
    const changes = Object.entries(values).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    await runtime.saveDraft(anna, task, changes)
    await runtime.signDraft(await village.as('head'), task, '/signatures')
    await runtime.submitTask(anna, task, {})
    await runtime.work()
  }

  async function end(verdict: 'rejected' | 'withdrawn' = 'withdrawn') {
    const { runtime } = village
    if (verdict === 'withdrawn') {
      const anna = await village.as('anna')
      await runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    } else {
      const olga = await village.as('olga', 'officer')
      const check = await taskOf(village, olga, id, 'check')
      await runtime.claimTask(olga, check)
      await runtime.submitTask(olga, check, { answers: { verdict } })
    }
    await runtime.work()
  }

  const at = async (instant: string) => {
    village.clock.at = instant
    await village.runtime.work()
  }
  const listed = async (reader = daria) =>
    (await village.runtime.listErasures(reader)).map(({ what, dueOn, status, may }) => [
      what,
      dueOn,
      status,
      may.join(' '),
    ])
  const stored = async () => JSON.stringify(await village.store.loadCase(id))
  const proven = async () => {
    expect(verifyHistory(await village.store.history(id))).toEqual([])
    expect((await verifyStore(village.store, storeProof)).problems).toEqual([])
  }
  const audited = async () =>
    (await village.store.listDocuments<JsonObject>('audit')).items.map(({ value }) => [
      value['type'],
      (value['data'] as JsonObject)['reason'],
    ])
  const propose = (what: 'answers' | 'apart' = 'answers') =>
    village.runtime.proposeErasure(daria, { case: id, what, reason: 'Time is over' })

  beforeEach(() => open())

  it('[RT340] is found once a day by the time its classes are kept, never while a case runs', async () => {
    await at('2028-06-01T09:00:00Z')
    expect(await listed()).toEqual([])
    await open()
    await end()
    await at('2027-02-10T09:00:00Z')
    expect(await listed()).toEqual([])
    await at('2027-02-11T09:00:00Z')
    expect(await listed()).toEqual([['apart', '2027-02-10', 'due', 'propose']])
    await at('2028-01-12T09:00:00Z')
    // all of it is over by now, and what is kept apart goes first
    expect(await listed()).toEqual([
      ['apart', '2027-02-10', 'due', 'propose'],
      ['answers', '2028-01-11', 'due', 'propose'],
    ])
    const [first] = await village.runtime.listErasures(daria)
    expect(first).toMatchObject({ number: 'W/001', classes: [{ en: 'Health' }] })
  })

  it('[RT340] is not due where a class is kept for ever', async () => {
    await open(null)
    await end()
    await at('2040-01-01T09:00:00Z')
    expect((await listed()).map(([what]) => what)).toEqual(['apart'])
  })

  it('[RT341] is proposed by one and approved by another, each with a reason in the audit log', async () => {
    await end()
    await at('2028-02-01T09:00:00Z')
    const { runtime } = village
    await expect(runtime.proposeErasure(karol, { case: id, reason: 'x' })).rejects.toMatchObject({
      code: 'personal-data.not-officer',
    })
    await expect(runtime.proposeErasure(daria, { case: id, reason: ' ' })).rejects.toMatchObject({
      code: 'reason.missing',
    })
    const proposal = await propose()
    expect(proposal).toMatchObject({ status: 'proposed', dueOn: '2028-01-11', may: ['reject'] })
    await expect(propose()).rejects.toMatchObject({ code: 'erasure.decided' })
    await expect(runtime.approveErasure(daria, proposal.id, 'I say so')).rejects.toMatchObject({
      code: 'erasure.own',
    })
    const olga = await village.as('olga', 'officer')
    await expect(runtime.approveErasure(olga, proposal.id, 'x')).rejects.toMatchObject({
      code: 'personal-data.not-officer',
    })
    expect(await stored()).toContain('Lipowo')
    const done = await runtime.approveErasure(karol, proposal.id, 'Seen')
    expect(done).toMatchObject({
      status: 'done',
      proposed: { by: { name: 'daria' }, reason: 'Time is over' },
      decided: { by: { name: 'karol' }, reason: 'Seen' },
    })
    expect(await audited()).toEqual([
      ['erasure-proposed', 'Time is over'],
      ['erasure-approved', 'Seen'],
    ])
  })

  it('[RT342] leaves nothing of what people wrote, a history that is proven, and who decided it', async () => {
    await end()
    await at('2028-02-01T09:00:00Z')
    const before = await village.store.history(id)
    await village.runtime.approveErasure(karol, (await propose()).id, 'Seen')
    await village.runtime.work()
    expect(await stored()).not.toMatch(/Lipowo|Ławki/)
    expect((await village.store.listDocuments('sensitive')).items).toEqual([])
    expect((await village.store.listDocuments('file')).items).toEqual([])
    const after = await village.store.history(id)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)).toMatchObject({
      type: 'answersDeleted',
      actor: karol?.person,
      data: { erasure: { proposedBy: daria?.person, classes: ['grants', 'health'] } },
    })
    await proven()
    await village.runtime.work()
    expect(await village.store.history(id)).toHaveLength(after.length)
  })

  it('[RT342] of what is kept apart only leaves the rest, and its checksum', async () => {
    await end()
    await at('2027-03-01T09:00:00Z')
    const { runtime } = village
    const submission = `${id}/apply:1:1`
    const { checksum } = await runtime.getSubmission(daria, submission)
    await runtime.approveErasure(karol, (await propose('apart')).id, 'Seen')
    await runtime.work()
    const after = await runtime.getSubmission(daria, submission)
    expect(after).toMatchObject({ checksum, answers: { village: 'Lipowo' } })
    expect(JSON.stringify(after)).not.toContain('grypa')
    expect((await village.store.listDocuments('sensitive')).items).toEqual([])
    expect((await village.store.listDocuments('file')).items).toEqual([])
    await proven()
  })

  it('[RT343] waits while the case, or one above it, is held: by hand, by approval and by the timer of its end', async () => {
    await end('rejected')
    const { runtime } = village
    const call = (await village.store.loadCase(id))?.row.parent ?? ''
    await expect(runtime.holdCase(karol, { case: call, reason: 'x' })).rejects.toMatchObject({
      code: 'personal-data.not-officer',
    })
    const proposal = await propose()
    await runtime.holdCase(dorota, { case: 'N/1', reason: 'Control of the ministry' })
    expect((await runtime.listHolds(karol)).map(({ caseId }) => caseId)).toEqual([call])
    await expect(propose('apart')).rejects.toMatchObject({ code: 'case.held' })
    await expect(runtime.approveErasure(karol, proposal.id, 'x')).rejects.toMatchObject({
      code: 'case.held',
    })
    expect(await listed()).toEqual([['answers', null, 'proposed', 'reject']])
    // the timer of the end of the case
    await at('2027-02-01T09:00:00Z')
    await at('2027-02-02T09:00:00Z')
    expect(await stored()).toContain('Lipowo')
    expect((await runtime.deadLetters()).items).toEqual([])
    await runtime.endHold(dorota, call, 'It is over')
    expect(await runtime.listHolds(dorota)).toEqual([])
    await at('2027-02-03T09:00:00Z')
    expect(await stored()).not.toContain('Lipowo')
    await proven()
    expect(await audited()).toEqual([
      ['erasure-proposed', 'Time is over'],
      ['case-held', 'Control of the ministry'],
      ['case-hold-ended', 'It is over'],
    ])
  })

  it('[RT344] that was turned down is not found again, may be proposed again, and is done once though a process dies', async () => {
    await end()
    await at('2028-02-01T09:00:00Z')
    const { runtime } = village
    const first = await propose()
    await runtime.rejectErasure(daria, first.id, 'Too early')
    await at('2028-02-02T09:00:00Z')
    expect(
      (await runtime.listErasures(daria)).find(({ id: one }) => one === first.id),
    ).toMatchObject({ status: 'rejected', decided: { reason: 'Too early' } })
    await propose()
    // a process that dies between the approval and the step
    const kept = await village.store.getDocument<JsonObject>('erasure', first.id)
    const decided = { by: karol?.person ?? '', at: '2028-02-02T10:00:00Z', reason: 'Seen' }
    await village.store.putDocument('erasure', first.id, {
      ...kept!.value,
      status: 'approved',
      decided,
    })
    await at('2028-02-03T11:00:00Z')
    expect(await stored()).not.toContain('Lipowo')
    expect(
      (await runtime.listErasures(daria)).find(({ id: one }) => one === first.id),
    ).toMatchObject({ status: 'done' })
    const lines = (await village.store.history(id)).filter(({ type }) => type === 'answersDeleted')
    expect(lines).toHaveLength(1)
  })
})
