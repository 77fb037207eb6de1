import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import { openMemoryStore } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as files } from '../village/village-programme.ts'

const applicationFile = 'workflows/application.json'
const programmeFile = 'workflows/programme.json'

/** The village with other rules of access for its applications, and a fact of people. */
function withAccess(changes: JsonObject): Record<string, JsonObject> {
  const application = structuredClone(files[applicationFile] ?? {})
  Object.assign(application['access'] as JsonObject, changes)
  const personFacts = { area: { title: { pl: 'Obszar', en: 'Area' } } }
  return {
    [applicationFile]: application,
    [programmeFile]: { ...files[programmeFile], personFacts },
  }
}

/** Counts how many cases are loaded. */
function counting(store: Store): { store: Store; loads: () => number } {
  let loads = 0
  const counted = new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (name === 'loadCase') loads += 1
        return (member as (...all: unknown[]) => unknown).apply(target, args)
      }
    },
  })
  return { store: counted, loads: () => loads }
}

/** Hands in one application each; the first letter of its village is its area. */
async function applications(village: Village, names: string[]): Promise<string[]> {
  const { runtime } = village
  const call = await openCall(village)
  const ids: string[] = []
  for (const name of names) {
    const applicant = await village.as(`by${name}`)
    const { id } = await runtime.startCase(applicant, { workflow: 'application', parent: call.id })
    await runtime.invite(applicant, id, { email: `head${name}@example.org`, role: 'signer' })
    const task = await taskOf(village, applicant, id, 'apply')
    const changes = Object.entries({ village: name, kind: 'park' })
    await runtime.saveDraft(
      applicant,
      task,
      changes.map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
    )
    await runtime.signDraft(await village.as(`head${name}`), task, '/signatures')
    await runtime.submitTask(applicant, task, {})
    ids.push(id)
  }
  return ids
}

const ofArea = { role: 'coordinator', same: { area: 'substring(answers.apply.village, 1, 1)' } }

describe('rules of access', () => {
  it('[RT61] a list of a limited reader loads the cases it shows and no others', async () => {
    const { store, loads } = counting(openMemoryStore({ now: () => '2027-01-11T09:00:00Z' }))
    const changed = withAccess({ read: ['applicant', 'officer', ofArea] })
    const village = await openVillage({ store, changed })
    expect(village.runtime.problems()).toEqual([])
    const names = Array.from({ length: 12 }, (_, n) => `${n === 7 ? 'A' : 'B'}${n}`)
    const ids = await applications(village, names)
    const karol = await village.as('karol', 'coordinator')
    await village.runtime.setFacts(karol.person, { area: ['A', 'C'] })
    const before = loads()
    const list = await village.runtime.listCases(karol, { workflow: 'application' })
    expect(list.items.map(({ id }) => id)).toEqual([ids[7]])
    expect(loads() - before).toBe(1)
    expect((await village.runtime.listCases(karol, { text: 'B3' })).items).toEqual([])
  })

  it('[RT123] a list of tasks loads the cases it was asked for and no others', async () => {
    const { store, loads } = counting(openMemoryStore({ now: () => '2027-01-11T09:00:00Z' }))
    const village = await openVillage({ store })
    const ids = await applications(village, ['A', 'B', 'C'])
    const olga = await village.as('olga', 'officer')
    const asked = async (filter: Parameters<typeof village.runtime.listTasks>[1]) => {
      const before = loads()
      const { items } = await village.runtime.listTasks(olga, filter)
      return { cases: items.map(({ caseId }) => caseId).toSorted(), loads: loads() - before }
    }
    const { parent } = await village.runtime.getCase(olga, ids[0]!)
    expect(await asked({})).toEqual({ cases: ids.toSorted(), loads: 3 })
    expect(await asked({ parent: parent! })).toEqual({ cases: ids.toSorted(), loads: 3 })
    expect(await asked({ parent: ids[0]! })).toEqual({ cases: [], loads: 0 })
    expect(await asked({ workflow: 'call' })).toEqual({ cases: [], loads: 0 })
    expect(await asked({ task: 'score' })).toEqual({ cases: [], loads: 0 })
    expect(await asked({ overdue: true })).toEqual({ cases: [], loads: 0 })
    const others = { scope: 'others', workflow: 'application' } as const
    expect(await asked(others)).toEqual({ cases: [], loads: 0 })
  })

  it('[RT61] a limited role does not act either where it may not read', async () => {
    const changed = withAccess({
      read: ['applicant', { role: 'officer', same: { area: 'answers.apply.village' } }],
    })
    const village = await openVillage({ changed })
    const [one = '', two = ''] = await applications(village, ['A', 'B'])
    const olga = await village.as('olga', 'officer')
    await village.runtime.setFacts(olga.person, { area: ['A'] })
    const { items } = await village.runtime.listTasks(olga, {})
    expect(items.map(({ caseId }) => caseId)).toEqual([one])
    await expect(village.runtime.claimTask(olga, `${two}/check:1:1`)).rejects.toMatchObject({
      code: 'task.not-found',
    })
    await village.runtime.claimTask(olga, `${one}/check:1:1`)
  })

  it('[RT61] the state of the case opens answers, and a reader may be named by the case', async () => {
    const changed = withAccess({
      answers: {
        apply: ['applicant', 'signer', 'officer'],
        check: [
          { role: 'applicant', when: 'not(list contains(case.states, "application.check"))' },
          { role: 'officer', when: 'reader.id = "nobody"' },
        ],
      },
    })
    const village = await openVillage({ changed })
    expect(village.runtime.problems()).toEqual([])
    const [id = ''] = await applications(village, ['A'])
    const olga = await village.as('olga', 'officer')
    const oskar = await village.as('oskar', 'officer')
    const check = `${id}/check:1:1`
    await village.runtime.claimTask(olga, check)
    await village.runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    const anna = await village.as('byA')
    expect((await village.runtime.getSubmission(anna, check)).answers).toMatchObject({
      verdict: 'passed',
    })
    await expect(village.runtime.getSubmission(oskar, check)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
  })

  it('[RT121] a role that ends counts up to its last day, and for nobody without one', async () => {
    const changed = withAccess({})
    const programme = changed[programmeFile]!
    const { coordinator, ...others } = programme['roles'] as Record<string, JsonObject>
    programme['roles'] = { ...others, coordinator: { ...coordinator, until: 'lastDay' } }
    programme['personFacts'] = { lastDay: { title: { pl: 'Do kiedy', en: 'Until' } } }
    const village = await openVillage({ changed })
    const { runtime, clock } = village
    expect(runtime.problems()).toEqual([])
    const [id = ''] = await applications(village, ['A'])
    const karol = await village.as('karol', 'coordinator')
    const sees = async () => ({
      roles: (await runtime.me(karol))?.roles,
      listed: (await runtime.listCases(karol, { workflow: 'application' })).items.length,
      opened: await runtime.getCase(karol, id).then(
        () => true,
        () => false,
      ),
    })
    const none = { roles: [], listed: 0, opened: false }
    const all = { roles: ['coordinator'], listed: 1, opened: true }
    expect(await sees()).toEqual(none)
    await runtime.setFacts(karol.person, { lastDay: ['2027-02-10'] })
    // the last minute of that day in Warsaw, and the one after
    clock.at = '2027-02-10T22:59:00Z'
    expect(await sees()).toEqual(all)
    clock.at = '2027-02-10T23:00:00Z'
    expect(await sees()).toEqual(none)
    await runtime.setFacts(karol.person, { lastDay: ['soon', ''] })
    expect(await sees()).toEqual(none)
  })

  it('[RT120] whoever closes a case to themselves by a step of theirs is told that it was done', async () => {
    const notWhile = (state: string) => `not(list contains(case.states, "application.${state}"))`
    const changed = withAccess({
      read: [
        'applicant',
        { role: 'officer', when: notWhile('late') },
        { role: 'coordinator', when: notWhile('check') },
      ],
      reopen: { roles: ['officer'], to: ['application.late'] },
    })
    const village = await openVillage({ changed })
    const { runtime } = village
    expect(runtime.problems()).toEqual([])
    const [id = ''] = await applications(village, ['A'])
    const anna = await village.as('byA')
    const [karol, olga] = [
      await village.as('karol', 'coordinator'),
      await village.as('olga', 'officer'),
    ]
    village.clock.at = '2027-03-01T09:00:00Z'
    await runtime.work()
    const event = { type: 'REOPEN', idempotencyKey: 'again' }
    expect(await runtime.sendEvent(karol, id, event)).toBeNull()
    expect(await runtime.sendEvent(karol, id, event)).toBeNull()
    expect((await runtime.getCase(anna, id)).states.map((state) => state.id)).toContain(
      'application.check',
    )
    await expect(runtime.sendEvent(karol, id, { type: 'REOPEN' })).rejects.toMatchObject({
      code: 'case.not-found',
    })
    const withdraw = await taskOf(village, anna, id, 'withdraw')
    expect(await runtime.submitTask(anna, withdraw, {})).toMatchObject({ status: 'done' })
    const goOn = { to: 'application.late', reason: 'Wycofano przez pomyłkę.' }
    expect(await runtime.reopenCase(olga, id, goOn)).toBeNull()
    expect((await runtime.getCase(anna, id)).status).toBe('active')
  })

  it.each([
    { rule: { role: 'coordinator', when: 'answers.apply.village = "A"' }, sees: ['A'] },
    { rule: { role: 'coordinator', same: { id: '"nobody"' } }, sees: [] },
    { rule: { role: 'coordinator', only: 'assigned' }, sees: [] },
    { rule: { role: 'coordinator', like: 'parent' }, sees: ['A', 'B'] },
    {
      rule: { role: 'coordinator', like: 'parent', when: 'answers.apply.village = "B"' },
      sees: ['B'],
    },
    { rule: { role: 'assessor', like: 'parent' }, sees: [] },
  ])('[RT61] the list and the addresses agree on $rule', async ({ rule, sees }) => {
    const village = await openVillage({ changed: withAccess({ read: ['applicant', rule] }) })
    expect(village.runtime.problems()).toEqual([])
    const ids = await applications(village, ['A', 'B'])
    const karol = await village.as('karol', 'coordinator')
    const { items } = await village.runtime.listCases(karol, { workflow: 'application' })
    expect(items.map(({ title }) => title.pl).sort()).toEqual(sees)
    const opened = await Promise.all(
      ids.map((id) =>
        village.runtime.getCase(karol, id).then(
          ({ title }) => title.pl,
          () => null,
        ),
      ),
    )
    expect(opened.filter((title) => title !== null)).toEqual(sees)
  })
})
