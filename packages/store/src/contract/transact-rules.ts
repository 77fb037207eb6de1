import { describe, expect, it } from 'vitest'
import type { Store, StoredCase } from '../types.ts'
import { refusal } from './refusal.ts'
import { sampleCommit } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const stepOf = (stored: StoredCase | null): number => (stored?.snapshot['step'] as number) ?? 0

/** Counts up the case's step by one. */
function countUp(store: Store, id: string): Promise<number> {
  return store.transactCase(id, async (stored) => {
    const step = stepOf(stored) + 1
    const expectedRevision = stored?.revision ?? 0
    return { commit: sampleCommit(id, step, { expectedRevision }), result: step }
  })
}

/** Another process is faster with the third step. */
async function countOutside(store: Store): Promise<void> {
  await store.commitCase(sampleCommit('a', 3))
}

/** Rules on whole steps: one after another for a case, retried when somebody was faster. */
export function registerTransactRules(underTest: () => StoreUnderTest): void {
  describe('steps', () => {
    it('[ST13] steps of one case run one after another; none is lost', async () => {
      const { store } = underTest()
      const ids = ['a', 'b', 'c']
      const jobs = Array.from({ length: 90 }, (_, n) => countUp(store, ids[n % 3] as string))
      await Promise.all(jobs)
      for (const id of ids) {
        const stored = await store.loadCase(id)
        expect([stepOf(stored), stored?.revision]).toEqual([30, 30])
        expect(await store.history(id)).toHaveLength(30)
      }
    })

    it('[ST13] a step without commit writes nothing and returns its result', async () => {
      const { store } = underTest()
      expect(await store.transactCase('a', async () => ({ result: 'seen' }))).toBe('seen')
      expect(await store.loadCase('a')).toBeNull()
    })

    it('[ST13] a step that throws leaves the case as it was and the next one runs', async () => {
      const { store } = underTest()
      await countUp(store, 'a')
      const failing = store.transactCase('a', () => Promise.reject(new Error('no')))
      const next = countUp(store, 'a')
      await expect(failing).rejects.toThrow('no')
      expect(await next).toBe(2)
    })

    it('[ST14] a step that lost against another writer is run again on the new value', async () => {
      const { store } = underTest()
      await countUp(store, 'a')
      const seen: number[] = []
      const result = await store.transactCase('a', async (stored) => {
        const step = stepOf(stored)
        seen.push(step)
        if (seen.length === 1) await store.commitCase(sampleCommit('a', 2))
        return { commit: sampleCommit('a', step + 1), result: step + 1 }
      })
      expect([seen, result]).toEqual([[1, 2], 3])
    })

    it('[ST58] a step begins with what is known of the case while nobody was faster', async () => {
      const { store } = underTest()
      await countUp(store, 'a')
      const known = (await store.loadCase('a'))!
      const begun = () => store.transactCase('a', async (result) => ({ result }), { known })
      expect(await begun()).toBe(known)
      await countUp(store, 'a')
      expect(await begun()).toMatchObject({ revision: 2, snapshot: { step: 2 } })
      const seen: (number | undefined)[] = []
      const newer = (await store.loadCase('a'))!
      await store.transactCase(
        'a',
        async (stored) => {
          seen.push(stored?.revision)
          if (seen.length === 1) await countOutside(store)
          return { commit: sampleCommit('a', seen[0]! + seen.length), result: null }
        },
        { known: newer },
      )
      expect(seen).toEqual([2, 3])
    })

    it('[ST14] a step that loses every time gives up with a conflict', async () => {
      const { store } = underTest()
      let runs = 0
      const losing = store.transactCase(
        'a',
        async (stored) => {
          runs += 1
          const step = stepOf(stored) + 1
          await store.commitCase(sampleCommit('a', step))
          return { commit: sampleCommit('a', step), result: null }
        },
        { attempts: 3 },
      )
      expect(await refusal(losing)).toBe('store.conflict')
      expect(runs).toBe(3)
    })

    it('[ST15] revision and snapshot read together always belong together', async () => {
      const { store } = underTest()
      const progress = { writing: true }
      const writers = Promise.all(Array.from({ length: 40 }, () => countUp(store, 'a'))).finally(
        () => (progress.writing = false),
      )
      while (progress.writing) {
        const stored = await store.loadCase('a')
        if (stored) expect(stepOf(stored)).toBe(stored.revision)
      }
      await writers
    })

    it('[ST16] direct writers that retry at once do not starve the writes they wait for', async () => {
      const { store } = underTest()
      const writer = async (): Promise<void> => {
        for (let done = 0; done < 10;) {
          const step = stepOf(await store.loadCase('a')) + 1
          if ((await refusal(store.commitCase(sampleCommit('a', step)))) === 'none') done += 1
        }
      }
      await Promise.all([writer(), writer(), writer(), writer()])
      expect((await store.loadCase('a'))?.revision).toBe(40)
    })

    it('[ST17] a step that waits for a step of its own case is refused, not hung', async () => {
      const { store } = underTest()
      const inner = store.transactCase('a', async () => {
        await countUp(store, 'a')
        return { result: null }
      })
      await expect(inner).rejects.toThrow('waits for another step')
    })

    it('[ST17] a step may run a step of another case', async () => {
      const { store } = underTest()
      const result = await store.transactCase('a', async () => ({
        result: await countUp(store, 'b'),
      }))
      expect(result).toBe(1)
    })

    it('[ST17] a step that commits another case is a mistake', async () => {
      const { store } = underTest()
      const wrong = store.transactCase('a', async () => ({
        commit: sampleCommit('b', 1),
        result: null,
      }))
      await expect(wrong).rejects.toThrow('commits case b')
      expect(await store.loadCase('b')).toBeNull()
    })
  })
}
