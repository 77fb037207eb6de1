import { describe, expect, it } from 'vitest'
import type { Store } from '../types.ts'
import { refusal } from './refusal.ts'
import { instant, sampleCommit, sampleEffect, sampleTask, sampleTimer } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { durable, faultPoints } from './store-under-test.ts'

/** A commit whose every part shows which step it was. */
function markedCommit(step: number) {
  return sampleCommit('a', step, {
    tasks: [sampleTask('a', `item-${step}`)],
    timers: [sampleTimer('a', `timer-${step}`, instant(step))],
    outbox: [sampleEffect('a', `a/${step}/1`)],
    inbox: `message-${step}`,
    idempotency: { key: `request-${step}`, reply: step },
  })
}

/** Returns which step each part of the case shows. */
async function shownSteps(store: Store): Promise<Record<string, unknown>> {
  const stored = await store.loadCase('a')
  const effects = await store.claimOutbox(instant(999), 99, 0)
  return {
    snapshot: stored?.snapshot['step'],
    revision: stored?.revision,
    row: (await store.queryCases({})).items[0]?.updatedAt,
    tasks: (await store.queryTasks({ status: 'open' })).items.map((task) => task.id),
    timers: (await store.dueTimers(instant(999), 99)).map((timer) => timer.key),
    effects: effects.map((row) => row.id),
    history: (await store.history('a')).length,
    reply: await store.replayed('a', 'request-2'),
  }
}

const shown = (step: number) => ({
  snapshot: step,
  revision: step,
  row: instant(step),
  tasks: [`a/item-${step}`],
  timers: [`timer-${step}`],
  effects: Array.from({ length: step }, (_, n) => `a/${n + 1}/1`),
  history: step,
  reply: step >= 2 ? 2 : undefined,
})

/** Rules on writes that fail and processes that die, for adapters that keep what they acknowledge. */
export function registerFaultRules(underTest: () => StoreUnderTest): void {
  describe('faults', () => {
    it('[ST37] an acknowledged write is there after the process is gone', async () => {
      const { store, reopen } = durable(underTest())
      await store.commitCase(markedCommit(1))
      await store.commitCase(markedCommit(2))
      await store.putDocument('draft', 'ada@example.org', { x: 1 })
      const again = await reopen()
      expect(await shownSteps(again)).toEqual(shown(2))
      expect(await again.getDocument('draft', 'ada@example.org')).toMatchObject({
        revision: 1,
        value: { x: 1 },
      })
      expect((await again.listDocuments('draft')).items).toHaveLength(1)
      expect(await refusal(again.commitCase(markedCommit(2)))).toBe('store.duplicate')
    })

    it('[ST22] a row delivered and one not delivered are told apart after a crash', async () => {
      const { store, reopen } = durable(underTest())
      const rows = ['a/1/1', 'a/1/2', 'a/1/3'].map((id) => sampleEffect('a', id))
      await store.commitCase(sampleCommit('a', 1, { outbox: rows }))
      await store.claimOutbox(instant(0), 9, 3_600_000)
      await store.ackOutbox(rows[0] as (typeof rows)[0])
      await store.ackOutbox(rows[2] as (typeof rows)[0])
      // where there are several processes, nobody knows that the one with the lease is dead
      const [second, last] = store.capabilities.multiProcess ? [60, 120] : [0, 0]
      const again = await reopen()
      const ids = (await again.claimOutbox(instant(second), 9, 3_600_000)).map((row) => row.id)
      expect(ids).toEqual(['a/1/2'])
      await again.commitCase(sampleCommit('a', 2))
      const third = await reopen()
      expect(await third.claimOutbox(instant(last), 9, 1)).toEqual([rows[1]])
    })

    for (const point of faultPoints) {
      it(`[ST38] a write that fails ${point} leaves the old value, and the next one works`, async () => {
        const { store, failNext, reopen } = durable(underTest())
        await store.commitCase(markedCommit(1))
        await failNext(point)
        expect(await refusal(store.commitCase(markedCommit(2)))).toMatch(
          /^store\.(full|unwritable)$/,
        )
        expect(await shownSteps(store)).toEqual(shown(1))
        expect(await shownSteps(await reopen())).toEqual(shown(1))
      })

      it(`[ST38] after a write that failed ${point} the same step can be repeated`, async () => {
        const { store, failNext } = durable(underTest())
        await store.commitCase(markedCommit(1))
        await failNext(point)
        await refusal(store.commitCase(markedCommit(2)))
        expect(await store.commitCase(markedCommit(2))).toEqual({ revision: 2 })
        expect(await shownSteps(store)).toEqual(shown(2))
      })

      it(`[ST38] a document whose write fails ${point} keeps its old value`, async () => {
        const { store, failNext } = durable(underTest())
        await store.putDocument('draft', 'x', 'old')
        await failNext(point)
        const code = await refusal(store.putDocument('draft', 'x', 'new'))
        expect(code).toMatch(/^store\.(full|unwritable)$/)
        expect(await store.getDocument('draft', 'x')).toMatchObject({ revision: 1, value: 'old' })
        await failNext(point)
        await refusal(store.putDocument('draft', 'y', 'new'))
        expect(await store.getDocument('draft', 'y')).toBeNull()
        expect((await store.listDocuments('draft')).items).toHaveLength(1)
        expect(await store.putDocument('draft', 'x', 'new')).toEqual({ revision: 2 })
      })

      it(`[ST39] a process that dies ${point} leaves the whole old value or the whole new one`, async () => {
        const { store, crashNext, reopen } = durable(underTest())
        await store.commitCase(markedCommit(1))
        crashNext(point)
        void store.commitCase(markedCommit(2)).catch(() => {})
        const again = await reopen()
        const seen = await shownSteps(again)
        expect([shown(1), shown(2)]).toContainEqual(seen)
        const next = (await again.loadCase('a'))?.revision ?? 0
        expect(await again.commitCase(sampleCommit('a', next + 1))).toEqual({ revision: next + 1 })
      })
    }
  })
}
