import type { JsonObject } from '@splot/definition'
import type { Store, TaskRow } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

/** The village’s application whose one assessor is whoever has least to do. */
function leastLoaded(): JsonObject {
  const text = JSON.stringify(programme['workflows/application.json'])
  return JSON.parse(text.replace('"count":2,"blind":true', '"strategy":"leastLoaded"'))
}

function work(id: string, changes: Partial<TaskRow>): TaskRow {
  return {
    id: `busy/${id}`,
    caseId: 'busy',
    task: 'other',
    status: 'open',
    assignee: null,
    role: 'assessor',
    candidates: null,
    excluded: [],
    offer: false,
    createdAt: '2027-01-01T00:00:00Z',
    dueAt: null,
    ...changes,
  }
}

async function fillWithWork(store: Store, tasks: TaskRow[]): Promise<void> {
  const at = '2027-01-01T00:00:00Z'
  await store.commitCase({
    caseId: 'busy',
    expectedRevision: 0,
    row: {
      id: 'busy',
      workflow: 'elsewhere',
      version: 1,
      states: ['elsewhere'],
      status: 'active',
      number: null,
      title: 'Busy',
      parent: null,
      members: {},
      search: {},
      createdAt: at,
      updatedAt: at,
    },
    snapshot: {},
    tasks,
    timers: [],
    outbox: [],
    history: [],
  })
}

describe('who has least to do', () => {
  it('[RT20] is told by the work people have, however much they could take', async () => {
    const village = await openVillage({ changed: { 'workflows/application.json': leastLoaded() } })
    const { runtime, store } = village
    const ewa = (await village.as('ewa', 'assessor')).person
    const filip = (await village.as('filip', 'assessor')).person
    const free = Array.from({ length: 250 }, (_, n) =>
      work(`free${n}`, { candidates: [ewa, filip], dueAt: '2027-01-12T00:00:00Z' }),
    )
    const ewas = Array.from({ length: 3 }, (_, n) =>
      work(`ewa${n}`, { assignee: ewa, dueAt: '2027-02-01T00:00:00Z' }),
    )
    const filips = [work('filip', { assignee: filip, dueAt: '2027-01-11T00:00:00Z' })]
    await fillWithWork(store, [...free, ...ewas, ...filips])
    const { id } = await handIn(village, (await openCall(village)).id)
    const olga = await village.as('olga', 'officer')
    const check = await taskOf(village, olga, id, 'check')
    await runtime.claimTask(olga, check)
    await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    const { items } = await store.queryTasks({ caseId: id, status: 'open' })
    expect(items.find(({ task }) => task === 'score')).toMatchObject({ assignee: filip })
  })
})
