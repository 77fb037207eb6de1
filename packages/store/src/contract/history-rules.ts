import { describe, expect, it } from 'vitest'
import { firstPreviousHash } from '../history/entry-hash.ts'
import { verifyHistory } from '../history/verify-history.ts'
import { instant, sampleCommit } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

/** Rules on the history of a case. */
export function registerHistoryRules(underTest: () => StoreUnderTest): void {
  describe('history', () => {
    it('[ST18] entries are numbered from 1 and carry the hash of the one before', async () => {
      const { store } = underTest()
      const line = { at: instant(0), actor: 'ola', type: 'event', data: { ż: [1, 'ą', null] } }
      await store.commitCase(sampleCommit('a', 1, { history: [line, line] }))
      await store.commitCase(sampleCommit('a', 2, { history: [] }))
      await store.commitCase(sampleCommit('a', 3, { history: [line] }))
      const entries = await store.history('a')
      expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3])
      expect(entries[0]).toMatchObject({ ...line, previousHash: firstPreviousHash })
      expect(entries[2]?.previousHash).toBe(entries[1]?.hash)
      expect(verifyHistory(entries)).toEqual([])
      const head = (await store.loadCase('a'))?.historyHead
      expect(head).toEqual({ seq: 3, hash: entries[2]?.hash })
    })

    it('[ST57] a case is read together with its whole history, as they stand at one revision', async () => {
      const { store } = underTest()
      for (let step = 1; step <= 150; step += 1) await store.commitCase(sampleCommit('a', step))
      const read = await store.loadCaseWithHistory('a')
      expect(read?.stored).toEqual(await store.loadCase('a'))
      expect(read?.history).toEqual(await store.history('a'))
      expect(read?.history.at(-1)?.hash).toBe(read?.stored.historyHead?.hash)
      expect(await store.loadCaseWithHistory('nobody')).toBeNull()
    })

    it('[ST18] a history of hundreds of entries reads whole, in parts, and proves itself', async () => {
      const { store } = underTest()
      const count = 300
      for (let step = 1; step <= count; step += 1) await store.commitCase(sampleCommit('a', step))
      const entries = await store.history('a')
      expect(entries.map((entry) => entry.data['step'])).toEqual(
        Array.from({ length: count }, (_, n) => n + 1),
      )
      expect(verifyHistory(entries)).toEqual([])
      for (const after of [0, 1, 63, 64, 65, 128, 200, 299, 300, 400])
        for (const limit of [1, 64, 100])
          expect(await store.history('a', after, limit)).toEqual(
            entries.slice(after, after + limit),
          )
    })
  })
}
