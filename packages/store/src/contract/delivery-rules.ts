import { describe, expect, it } from 'vitest'
import { instant, sampleCommit, sampleEffect, sampleTimer } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const hour = 3_600_000

/** Rules on timers and on what waits for delivery. */
export function registerDeliveryRules(underTest: () => StoreUnderTest): void {
  describe('timers and outbox', () => {
    it('[ST19] due timers come earliest first, as instants, whatever their time zone', async () => {
      const { store } = underTest()
      const timers = [
        sampleTimer('a', 'late', instant(30)),
        sampleTimer('a', 'zone', '2026-03-01T01:10:00+01:00'),
        sampleTimer('a', 'soon', instant(5)),
      ]
      await store.commitCase(sampleCommit('a', 1, { timers }))
      await store.commitCase(
        sampleCommit('b', 1, { timers: [sampleTimer('b', 'same', instant(5))] }),
      )
      const keys = async (minutes: number, limit = 9) =>
        (await store.dueTimers(instant(minutes), limit)).map((timer) => timer.id)
      expect(await keys(4)).toEqual([])
      expect(await keys(5)).toEqual(['a/soon', 'b/same'])
      expect(await keys(30)).toEqual(['a/soon', 'b/same', 'a/zone', 'a/late'])
      expect(await keys(30, 1)).toEqual(['a/soon'])
      expect(await store.nextDueAt()).toBe(instant(5))
    })

    it('[ST19] timers are what the last commit lists', async () => {
      const { store } = underTest()
      const timers = [
        sampleTimer('a', 'x', instant(1)),
        sampleTimer('a', 'y', instant(2)),
        sampleTimer('a', 'z', instant(2)),
      ]
      await store.commitCase(sampleCommit('a', 1, { timers }))
      const moved = [sampleTimer('a', 'y', instant(3))]
      await store.commitCase(sampleCommit('a', 2, { timers: moved }))
      expect(await store.dueTimers(instant(9), 9)).toEqual(moved)
      await store.commitCase(sampleCommit('a', 3))
      expect(await store.nextDueAt()).toBeNull()
    })

    it('[ST20] rows are offered oldest first, and not twice within the lease', async () => {
      const { store } = underTest()
      const b = [sampleEffect('b', 'b/1/1', instant(2)), sampleEffect('b', 'b/1/2', instant(2))]
      await store.commitCase(sampleCommit('b', 1, { outbox: b }))
      const a = [sampleEffect('a', 'a/1/1', instant(1))]
      await store.commitCase(sampleCommit('a', 1, { outbox: a }))
      const claim = async (minutes: number, limit = 9) =>
        (await store.claimOutbox(instant(minutes), limit, hour)).map((row) => row.id)
      expect(await claim(5, 2)).toEqual(['a/1/1', 'b/1/1'])
      expect(await claim(6)).toEqual(['b/1/2'])
      expect(await claim(7)).toEqual([])
      expect(await claim(65)).toEqual(['a/1/1', 'b/1/1'])
    })

    it('[ST21] a row given back is offered again when it said', async () => {
      const { store } = underTest()
      const row = sampleEffect('a', 'a/1/1')
      await store.commitCase(sampleCommit('a', 1, { outbox: [row] }))
      await store.claimOutbox(instant(0), 1, 1)
      await store.failOutbox(row, instant(90))
      expect(await store.claimOutbox(instant(89), 1, 1)).toEqual([])
      expect(await store.claimOutbox(instant(90), 1, 1)).toEqual([row])
    })

    it('[ST22] a delivered row is gone, also after later commits; the others stay', async () => {
      const { store } = underTest()
      const [one, two] = [sampleEffect('a', 'a/1/1'), sampleEffect('a', 'a/1/2')]
      await store.commitCase(sampleCommit('a', 1, { outbox: [one, two] }))
      await store.claimOutbox(instant(0), 9, 1)
      await store.ackOutbox(one)
      await store.ackOutbox(one)
      await store.commitCase(sampleCommit('a', 2, { outbox: [sampleEffect('a', 'a/2/1')] }))
      const ids = (await store.claimOutbox(instant(9), 9, 1)).map((row) => row.id)
      expect(ids).toEqual(['a/1/2', 'a/2/1'])
    })
  })
}
