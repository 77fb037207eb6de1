import { expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const file = 'workflows/application.json'

/** The village in which all but the operator see an application that is scored as one that is checked. */
function veiled(version = 1): Record<string, JsonObject> {
  const application = structuredClone(programme[file] ?? {}) as JsonObject
  const { score } = application['states'] as Record<string, { meta: JsonObject }>
  if (score) score.meta['shownAs'] = 'application.check'
  return { [file]: { ...application, version } }
}

it('[RT290] a list by state finds the cases that its reader is shown in it, and loads no others', async () => {
  const village = await openVillage({ changed: veiled() })
  const { runtime, store } = village
  const call = await openCall(village)
  const officer = await village.as('olga', 'officer')
  const ids: Record<string, string> = {}
  for (const name of ['anna', 'beata', 'celina'])
    ids[name] = (await handIn(village, call.id, name)).id
  const drafted = await runtime.startCase(await village.as('daria'), {
    workflow: 'application',
    parent: call.id,
  })
  for (const name of ['anna', 'beata']) {
    const task = await taskOf(village, officer, ids[name] ?? '', 'check')
    await runtime.claimTask(officer, task)
    await runtime.submitTask(officer, task, { answers: { verdict: 'passed' } })
  }
  const looked: string[] = []
  const loadCase = store.loadCase.bind(store)
  store.loadCase = (id, known) => {
    looked.push(id)
    return loadCase(id, known)
  }
  const found = async (who: string, state: string) => {
    looked.length = 0
    const { items } = await runtime.listCases(await village.as(who), { state, limit: 1 })
    const next = await runtime.listCases(await village.as(who), { state, limit: 200 })
    expect(next.items.slice(0, 1)).toEqual(items)
    expect(looked).not.toContain(drafted.id)
    return Object.keys(ids).filter((name) => next.items.some(({ id }) => id === ids[name]))
  }
  expect(await found('olga', 'application.score')).toEqual(['anna', 'beata'])
  expect(await found('olga', 'application.check')).toEqual(['celina'])
  expect(await found('anna', 'application.score')).toEqual([])
  expect(await found('anna', 'application.check')).toEqual(['anna'])
  expect(await found('celina', 'application.check')).toEqual(['celina'])
})

it('[RT290] also those of a version that showed another state', async () => {
  const files = veiled()
  const village = await openVillage({ changed: files })
  const { runtime } = village
  const call = await openCall(village)
  const officer = await village.as('olga', 'officer')
  const { id } = await handIn(village, call.id, 'anna')
  const task = await taskOf(village, officer, id, 'check')
  await runtime.claimTask(officer, task)
  await runtime.submitTask(officer, task, { answers: { verdict: 'passed' } })
  // the next version shows everybody what is
  files[file] = { ...structuredClone(programme[file] as JsonObject), version: 2 }
  const later = await openVillage({ store: village.store, changed: files })
  expect(later.runtime.workflow('application').version).toBe(2)
  const found = await later.runtime.listCases(await later.as('anna'), {
    state: 'application.check',
  })
  expect(found.items.map((one) => one.id)).toEqual([id])
  const real = await later.runtime.listCases(await later.as('anna'), { state: 'application.score' })
  expect(real.items).toEqual([])
})
