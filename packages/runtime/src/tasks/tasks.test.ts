import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import {
  beginApplication,
  goodAnswers,
  handIn,
  openCall,
  openVillage,
  taskOf,
} from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

async function handedIn() {
  const village = await openVillage()
  const call = await openCall(village)
  const { id } = await handIn(village, call.id)
  return { village, id, runtime: village.runtime, call }
}

async function scoring(village: Village, id: string): Promise<Reader & object> {
  const officer = await village.as('olga', 'officer')
  const check = await taskOf(village, officer, id, 'check')
  await village.runtime.claimTask(officer, check)
  await village.runtime.submitTask(officer, check, { answers: { verdict: 'passed' } })
  return officer
}

describe('tasks', () => {
  it('[RT16] a task of a programme role is claimed by one person before it is worked on', async () => {
    const { village, id, runtime } = await handedIn()
    const olga = await village.as('olga', 'officer')
    const oskar = await village.as('oskar', 'officer')
    const check = await taskOf(village, olga, id, 'check')
    const submit = runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    await expect(submit).rejects.toMatchObject({ code: 'task.not-yours' })
    expect((await runtime.getTask(olga, check)).may).toEqual(['claim', 'delegate', 'read'])
    const claims = await Promise.allSettled([
      runtime.claimTask(olga, check),
      runtime.claimTask(oskar, check),
    ])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = claims.find((claim) => claim.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'task.taken' })
  })

  it('[RT16] two applicants work on one task without claiming it', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const { id } = await village.runtime.startCase(anna, {
      workflow: 'application',
      parent: call.id,
    })
    await village.runtime.invite(anna, id, { email: 'beata@example.org', role: 'applicant' })
    const beata = await village.as('beata')
    const task = await taskOf(village, beata, id, 'apply')
    expect((await village.runtime.getTask(beata, task)).may).toContain('work')
    expect((await village.runtime.getTask(anna, task)).may).toContain('work')
    expect((await village.runtime.listTasks(beata, { scope: 'mine' })).items).toHaveLength(2)
  })

  it('[RT13] a blind card that is given back takes its draft along', async () => {
    const { village, id, runtime } = await handedIn()
    await scoring(village, id)
    const ewa = await village.as('ewa', 'assessor')
    const filip = await village.as('filip', 'assessor')
    const [card] = (await runtime.listTasks(ewa, { scope: 'available' })).items
    const task = card?.id ?? ''
    await runtime.claimTask(ewa, task)
    await runtime.saveDraft(ewa, task, [{ path: '/points', value: 17, base: 0 }])
    await runtime.releaseTask(ewa, task)
    const { answers, draft } = await runtime.claimTask(filip, task)
    expect([answers['points'], draft.savedBy]).toEqual([undefined, null])
  })

  it('[RT62] whose blind card is given to another is told that their draft is gone, once', async () => {
    const application = structuredClone(programme['workflows/application.json'] ?? {})
    const access = application['access'] as JsonObject
    application['access'] = { ...access, assign: ['coordinator'] }
    const village = await openVillage({ changed: { 'workflows/application.json': application } })
    const { runtime } = village
    const { id } = await handIn(village, (await openCall(village)).id)
    await scoring(village, id)
    const ewa = await village.as('ewa', 'assessor')
    const filip = await village.as('filip', 'assessor')
    const karol = await village.as('karol', 'coordinator')
    const [card] = (await runtime.listTasks(ewa, { scope: 'available' })).items
    const task = card?.id ?? ''
    await runtime.claimTask(ewa, task)
    await runtime.saveDraft(ewa, task, [{ path: '/points', value: 17, base: 0 }])
    await runtime.reassignTask(karol, task, { to: filip.person, reason: 'Choroba' })
    const told = (await runtime.listNotices(ewa)).items.filter(({ subject }) =>
      subject.startsWith('Zadanie przekazano innej osobie'),
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('wersja robocza')
    expect(JSON.stringify(told)).not.toContain('filip')
    expect((await runtime.getTask(filip, task)).answers).not.toHaveProperty('points')
    // nothing was written yet: nobody is told of a draft that never was
    await runtime.reassignTask(karol, task, { to: ewa.person, reason: 'Wraca' })
    expect((await runtime.listNotices(filip)).items).toEqual([])
  })

  it('[RT17] who acted as officer is no assessor of the same case', async () => {
    const { village, id, runtime } = await handedIn()
    const officer = await scoring(village, id)
    await runtime.setRoles(officer.person, ['officer', 'assessor'])
    const seen = await runtime.listTasks(officer, { caseId: id })
    expect(seen.items).toEqual([])
    const ewa = await village.as('ewa', 'assessor')
    expect((await runtime.listTasks(ewa, { caseId: id })).items).toHaveLength(2)
  })

  it('[RT18] what is hidden or computed cannot be sent', async () => {
    const village = await openVillage()
    const { anna, task } = await beginApplication(village)
    const answers = { ...goodAnswers, roadLength: 5, total: 1 }
    const refused = await village.runtime
      .submitTask(anna, task, { answers })
      .catch((error) => error)
    expect(refused).toMatchObject({ code: 'form.invalid' })
    const paths = (refused as { issues: { path: string }[] }).issues.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['/roadLength', '/total', '/signatures']))
  })

  it('[RT18] stored answers carry form version, checksum, locale, actor and time', async () => {
    const { village, id, runtime } = await handedIn()
    const anna = await village.as('anna')
    const { submissions } = await runtime.getCase(anna, id)
    expect(submissions[0]).toMatchObject({
      form: { id: 'APPLY', version: 1 },
      at: village.clock.at,
      by: { name: 'anna' },
    })
    const history = await village.store.history(id)
    const line = history.find(({ type }) => type === 'completed')
    expect(line?.data).toMatchObject({ checksum: submissions[0]?.checksum, locale: 'pl' })
    const { answers } = await runtime.getSubmission(anna, submissions[0]?.id ?? '')
    expect(answers).toMatchObject({ total: 120_00 })
    expect(answers).not.toHaveProperty('roadLength')
  })

  it('[RT19] a task is given back, and passed on only to somebody who may do it', async () => {
    const { village, id, runtime } = await handedIn()
    const olga = await village.as('olga', 'officer')
    const oskar = await village.as('oskar', 'officer')
    const check = await taskOf(village, olga, id, 'check')
    await runtime.claimTask(olga, check)
    const released = await runtime.releaseTask(olga, check)
    expect(released).toMatchObject({ assignee: null })
    await runtime.claimTask(olga, check)
    const anna = await village.as('anna')
    await expect(runtime.delegateTask(olga, check, anna.person)).rejects.toMatchObject({
      code: 'task.excluded',
    })
    await expect(runtime.delegateTask(olga, check, 'nobody')).rejects.toMatchObject({
      code: 'person.not-found',
    })
    await runtime.delegateTask(olga, check, oskar.person)
    expect(await runtime.getTask(oskar, check)).toMatchObject({ assignee: { name: 'oskar' } })
    await expect(runtime.submitTask(olga, check, {})).rejects.toMatchObject({ name: 'SplotError' })
  })

  it('[RT20] the list says what is due, overdue and may be done', async () => {
    const { village, id, runtime } = await handedIn()
    const olga = await village.as('olga', 'officer')
    const open = await runtime.listTasks(olga, {})
    expect(open.items).toMatchObject([
      { caseId: id, may: ['claim', 'delegate', 'read'], overdue: false },
    ])
    expect((await runtime.listTasks(olga, { scope: 'mine' })).items).toEqual([])
    expect((await runtime.listTasks(olga, { text: 'LIPOWO' })).items).toHaveLength(1)
    expect((await runtime.listTasks(olga, { text: 'nowhere' })).items).toEqual([])
    village.clock.at = '2027-06-01T09:00:00Z'
    expect((await runtime.listTasks(olga, { overdue: true })).items).toHaveLength(1)
    expect(await runtime.listTasks(null, {})).toEqual({ items: [] })
  })

  it('[RT15] a form of the officer sees the application as the officer may read it', async () => {
    const { village, id, runtime } = await handedIn()
    const olga = await village.as('olga', 'officer')
    const task = await runtime.getTask(olga, await taskOf(village, olga, id, 'check'))
    expect(task.scope.variables).toMatchObject({ answers: { apply: { village: 'Lipowo' } } })
    expect(task.scope.variables).not.toHaveProperty('context')
    const anna = await village.as('anna')
    const own = await runtime.getTask(anna, `${id}/apply:1:1`)
    expect(own.scope.variables).not.toHaveProperty('answers')
  })
})
