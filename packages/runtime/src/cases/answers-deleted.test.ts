import type { JsonObject } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { villageDashboards } from '../village/village-dashboards.ts'
import { village as programme } from '../village/village-programme.ts'

const file = 'workflows/application.json'
const deletion = '2027-02-10T22:59:59Z'

/** Applications that are withdrawn lose their answers thirty days later. */
function deletingWithdrawn(): Record<string, JsonObject> {
  const changed = structuredClone(programme[file]) as JsonObject
  const states = changed['states'] as Record<string, { meta: JsonObject }>
  states['withdrawn']!.meta['deleteAnswers'] = 'kept'
  changed['timers'] = { ...(changed['timers'] as JsonObject), kept: { days: 30, roll: 'none' } }
  return { [file]: changed }
}

async function withdrawn(store?: Store) {
  const changed = { ...villageDashboards, ...deletingWithdrawn() }
  const village = await openVillage({ changed, ...(store && { store }) })
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, { workflow: 'application', parent: call.id })
  const task = await taskOf(village, anna, id, 'apply')
  async function* bytes() {
    yield Buffer.from('%PDF-1.7\n')
  }
  const upload = { task, path: '/plan', name: 'plan.pdf', bytes: bytes() }
  await village.runtime.uploadFile(anna, upload)
  await village.runtime.saveDraft(
    anna,
    task,
    Object.entries(goodAnswers).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
  )
  await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
  const at = async (instant: string) => {
    village.clock.at = instant
    await village.runtime.work()
  }
  return { village, anna, id, task, at }
}

/** A store in which the nth deletion of a document from now on fails, as if the process had died there. */
function failing(store: Store): { store: Store; at(nth: number): void } {
  let left = Number.POSITIVE_INFINITY
  const proxy = new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'deleteDocument')
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      return async (kind: string, id: string) => {
        if (--left === 0) throw new Error('died here')
        return target.deleteDocument(kind, id)
      }
    },
  })
  return { store: proxy, at: (nth) => void (left = nth) }
}

describe('answers that are deleted some time after the end', () => {
  it('[RT200] drafts stay until then, however often what is kept for a time is swept', async () => {
    const { village, anna, task, at } = await withdrawn()
    await at('2027-02-10T22:59:58Z')
    expect((await village.runtime.getTask(anna, task)).answers).toMatchObject(goodAnswers)
    await at(deletion)
    expect(await village.store.getDocument('draft', task)).toBeNull()
  })

  it.each([1, 2, 3, 4])(
    '[RT201] a deletion that dies at its %i. step is finished by the next try',
    async (nth) => {
      const plain = openMemoryStore({ now: () => '2027-01-11T09:00:00Z' })
      const dying = failing(plain)
      const { village, id, task, at } = await withdrawn(dying.store)
      dying.at(nth)
      // what dies in the pass over files, the worker tells
      await at(deletion).catch((error: Error) => expect(error.message).toBe('died here'))
      await at('2027-02-10T23:59:59Z')
      expect(await plain.getDocument('draft', task)).toBeNull()
      expect((await plain.listDocuments('file')).items).toEqual([])
      expect(JSON.stringify((await plain.loadCase(id))?.snapshot)).not.toContain('Lipowo')
      const lines = (await plain.history(id)).filter(({ type }) => type === 'answersDeleted')
      expect(lines).toHaveLength(1)
      expect((await village.runtime.deadLetters()).items).toEqual([])
    },
  )

  it('[RT202] the day of deletion stands in the case and in the table of drafts', async () => {
    const { village, anna, id } = await withdrawn()
    expect((await village.runtime.getCase(anna, id)).deadlines).toMatchObject([
      { timer: 'kept', dueAt: deletion },
    ])
    const karol = await village.as('karol', 'coordinator')
    const { rows } = await village.runtime.getPanel(karol, 'overview/retention')
    expect(rows).toMatchObject([{ caseId: id, cells: { removedOn: '2027-02-10' } }])
  })
})
