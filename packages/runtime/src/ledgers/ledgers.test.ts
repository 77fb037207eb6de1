import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import { expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { claimEntries } from './claim-entries.ts'
import { createHeldKeys } from './held-keys.ts'
import { readHolders, writeHolders } from './holders.ts'

const both = (words: string): JsonObject => ({ pl: words, en: words })
const application = programme['workflows/application.json']!
const states = application['states'] as Record<string, JsonObject>
const applyMeta = states['draft']!['meta'] as JsonObject & { tasks: JsonObject[] }
const draft = states['draft'] as { on: { SUBMITTED: { actions: JsonObject[] } } } & JsonObject

const apply = programme['forms/APPLY.json']!
const [applyPage, ...applyPages] = apply['pages'] as JsonObject[]

/** The application's form, which counts what was entered already. */
function counting(): JsonObject {
  const [section, ...others] = applyPage!['sections'] as JsonObject[]
  const entered = {
    key: 'entered',
    type: 'computed',
    label: both('Wpisano'),
    value: 'count(ledgers.villages)',
    display: 'integer',
  }
  const fields = [...(section!['fields'] as JsonObject[]), entered]
  const page = { ...applyPage!, sections: [{ ...section!, fields }, ...others] }
  return { ...apply, pages: [page, ...applyPages] }
}

/** Enters the village of an application when it is handed in; the check sees what others entered. */
function entering(unique: boolean): Record<string, JsonObject> {
  const enter = (entries: string) => ({
    type: 'enter',
    params: { ledger: 'villages', ...(unique && { unique }), entries },
  })
  const { actions } = draft.on.SUBMITTED
  const own = '[{key: answers.apply.village, cost: answers.apply.total}, {cost: 1}, 5]'
  const meta = states['check']!['meta'] as { tasks: JsonObject[] }
  const ledgers = { villages: '[answers.apply.village]' }
  return {
    'workflows/application.json': {
      ...application,
      states: {
        ...states,
        draft: {
          ...draft,
          meta: {
            ...applyMeta,
            tasks: [{ ...applyMeta.tasks[0], ledgers: { villages: '["Lipowo"]' } }],
          },
          on: { SUBMITTED: { ...draft.on.SUBMITTED, actions: [...actions, enter(own)] } },
        },
        check: { ...states['check'], meta: { ...meta, tasks: [{ ...meta.tasks[0], ledgers }] } },
        withdrawn: { ...states['withdrawn'], entry: [enter('[]')] },
      },
    },
    'forms/APPLY.json': counting(),
    'forms/CHECK.json': {
      ...programme['forms/CHECK.json'],
      pages: [
        {
          id: 'p',
          title: both('p'),
          sections: [
            {
              id: 'pSection',
              fields: [
                {
                  key: 'verdict',
                  type: 'choice',
                  label: both('Wynik'),
                  list: 'verdicts',
                  required: true,
                },
                {
                  key: 'others',
                  type: 'computed',
                  label: both('Inni'),
                  value: 'sum(concatenate([0], for e in ledgers.villages return e.cost))',
                  display: 'money',
                },
                {
                  key: 'numbers',
                  type: 'computed',
                  label: both('Numery'),
                  value: 'string join(for e in ledgers.villages return e.number, ", ")',
                  display: 'text',
                },
              ],
            },
          ],
        },
      ],
    },
  }
}

const open = async (unique: boolean) => {
  const village = await openVillage({ changed: entering(unique) })
  expect(village.runtime.problems()).toEqual([])
  const { id } = await openCall(village)
  return { village, call: id }
}

async function withdraw(village: Village, name: string, id: string): Promise<void> {
  const reader = await village.as(name)
  await village.runtime.submitTask(reader, await taskOf(village, reader, id, 'withdraw'), {})
}

it('[RT223] a key of a unique ledger is of one case, and free again when it is given up', async () => {
  const { village, call } = await open(true)
  const { id } = await handIn(village, call, 'anna')
  const { snapshot } = (await village.store.loadCase(id))!
  expect(snapshot['ledgers']).toEqual({
    villages: { unique: true, entries: [{ key: 'Lipowo', cost: 120_00 }] },
  })
  const refused = await handIn(village, call, 'basia').catch((error: unknown) => error)
  expect(refused).toMatchObject({
    code: 'ledger.key-taken',
    details: { ledger: 'villages', key: 'Lipowo' },
    issues: [{ message: { pl: 'Wpis „Lipowo” jest już w innej sprawie.' } }],
  })
  const { items } = await village.store.queryCases({ state: 'application.draft' })
  expect(items).toHaveLength(1)
  await withdraw(village, 'anna', id)
  const basia = await village.as('basia')
  const task = await taskOf(village, basia, items[0]!.id, 'apply')
  const view = await village.runtime.submitTask(basia, task, {})
  expect(view?.states.map((state) => state.id)).toEqual(['application.check'])
})

it('[RT223] of two that ask for a key at the same moment one gets it', async () => {
  const { village, call } = await open(true)
  const tried = await Promise.allSettled(['anna', 'basia'].map((one) => handIn(village, call, one)))
  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'ledger.key-taken' },
  })
})

it('[RT223] a key that others have too is refused once its ledger is unique', async () => {
  const { village, call } = await open(false)
  await handIn(village, call, 'anna')
  const { id } = await handIn(village, call, 'basia')
  const { store } = village
  const deps = {
    store,
    clock: { now: () => village.clock.at },
    cases: { read: (one: string) => store.loadCase(one) },
  } as unknown as Deps
  const { ledgers } = (await store.loadCase(id))!.snapshot as unknown as Required<
    Pick<Case, 'ledgers'>
  >
  const { villages } = ledgers
  const held = createHeldKeys(deps, id)
  const again = { ledgers: { villages: { ...villages! } } }
  await expect(claimEntries(deps, held, { ledgers }, again)).resolves.toBeUndefined()
  const unique = { ledgers: { villages: { ...villages!, unique: true } } }
  await expect(claimEntries(deps, held, { ledgers }, unique)).rejects.toMatchObject({
    code: 'ledger.key-taken',
  })
})

it('[RT232] of two forms handed in at the same moment the later sees what the earlier entered', async () => {
  const { village, call } = await open(false)
  const handed = await Promise.all(['anna', 'basia'].map((one) => handIn(village, call, one)))
  const entered = handed.map(async ({ id }) => {
    const { apply: given } = (await village.store.loadCase(id))!.snapshot['answers'] as Record<
      string,
      { answers: JsonObject }[]
    >
    return given?.[0]?.answers['entered']
  })
  expect(new Set(await Promise.all(entered))).toEqual(new Set([0, 1]))
})

it('[RT232] a key whose holder died is free a minute later', async () => {
  const { store, clock } = await openVillage()
  const deps = { store, clock: { now: () => clock.at } } as unknown as Deps
  const at = new Date(Date.parse(clock.at) - 60_000).toISOString()
  await writeHolders(store, 'villages', 'Lipowo', { cases: ['dead'], at, by: 'dead', revision: 0 })
  const held = createHeldKeys(deps, 'living')
  expect(await held.hold('villages', 'Lipowo', true)).toEqual(['dead'])
  expect(await readHolders(store, 'villages', 'Lipowo')).toMatchObject({ by: 'living' })
  await held.release()
  const { cases, by } = await readHolders(store, 'villages', 'Lipowo')
  expect({ cases, by }).toEqual({ cases: ['dead', 'living'], by: '' })
})

it('[RT224] the form of a task sees what other cases entered under its keys, the operator alone in the browser', async () => {
  const { village, call } = await open(false)
  await handIn(village, call, 'anna')
  await handIn(village, call, 'cezary')
  const { id } = await handIn(village, call, 'basia')
  // the service counts for everybody; the entries themselves are for the operator
  const dora = await village.as('dora')
  const begun = await village.runtime.startCase(dora, { workflow: 'application', parent: call })
  const theirs = await village.runtime.getTask(dora, await taskOf(village, dora, begun.id, 'apply'))
  expect(theirs.scope.variables).not.toHaveProperty('ledgers')
  expect(theirs.answers).toMatchObject({ entered: 3 })
  const olga = await village.as('olga', 'officer')
  const task = await taskOf(village, olga, id, 'check')
  const { answers, scope } = await village.runtime.getTask(olga, task)
  expect(answers).toMatchObject({ others: 240_00, numbers: 'W/001, W/002' })
  expect(scope.variables['ledgers']).toEqual({
    villages: [
      { key: 'Lipowo', cost: 120_00, number: 'W/001' },
      { key: 'Lipowo', cost: 120_00, number: 'W/002' },
    ],
  })
  await village.runtime.claimTask(olga, task)
  await village.runtime.submitTask(olga, task, { answers: { verdict: 'passed' } })
  const stored = (await village.store.loadCase(id))!.snapshot['answers'] as Record<
    string,
    { answers: JsonObject }[]
  >
  expect(stored['check']?.[0]?.answers).toMatchObject({ others: 240_00 })
})
