import { describe, expect, it } from 'vitest'
import { openMemoryStore } from '../memory/open-memory-store.ts'
import type { Store, WholeCase } from '../types.ts'
import { refusal } from './refusal.ts'
import { instant, sampleCommit, sampleEffect, sampleTask, sampleTimer } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** A case with a long past: open and finished items, timers, effects of which one was delivered. */
async function fill(store: Store): Promise<void> {
  for (let step = 1; step <= 150; step += 1)
    await store.commitCase(
      sampleCommit('a', step, {
        tasks: [
          sampleTask('a', 'done', { status: 'finished', assignee: 'ola' }),
          sampleTask('a', 'open', { createdAt: instant(1), dueAt: instant(9) }),
        ],
        timers: [sampleTimer('a', 'late', instant(step))],
        outbox: step % 50 === 0 ? [sampleEffect('a', `a/${step}/1`, instant(step))] : [],
        inbox: `m-${step}`,
        idempotency: { key: `k-${step}`, reply: { step } },
      }),
    )
  await store.ackOutbox(sampleEffect('a', 'a/50/1', instant(50)))
  await store.commitCase(sampleCommit('b', 1, { history: [] }))
  await store.putDocument('draft', 'x', { one: 1 })
  await store.putDocument('draft', 'x', { two: 2 })
  await store.putDocument('person', 'ada', 'Ada')
  await store.deleteDocument('person', 'ada')
  await store.putBlob(bytes('a file'), 100)
}

async function moveAll(from: Store, to: Store): Promise<void> {
  for await (const whole of from.allCases()) await to.takeCase(whole)
  for await (const whole of from.allDocuments()) await to.takeDocument(whole)
  for await (const sha256 of from.allBlobs())
    await to.putBlob((await from.openBlob(sha256)) ?? bytes(''), 100)
}

async function held(store: Store): Promise<unknown> {
  const byId = (one: WholeCase, other: WholeCase) => (one.row.id < other.row.id ? -1 : 1)
  return {
    cases: (await all(store.allCases())).toSorted(byId),
    documents: await all(store.allDocuments()),
    blobs: await all(store.allBlobs()),
    histories: JSON.stringify([await store.history('a'), await store.history('b')]),
    due: await store.dueTimers(instant(999), 9),
    tasks: await store.queryTasks({}),
    rows: await store.queryCases({}),
    replayed: [await store.replayed('a', 'k-1'), await store.replayed('a', 'k-150')],
    consumed: [await store.consumed('a', 'm-1'), await store.consumed('a', 'm-151')],
    effects: await store.claimOutbox(instant(999), 9, 0),
  }
}

/** Rules on moving everything to another store. */
export function registerMoveRules(underTest: () => StoreUnderTest): void {
  describe('moving to another store', () => {
    it('[ST62] another store holds the same, there and back, and goes on from it', async () => {
      const { store } = underTest()
      const [before, after] = [openMemoryStore(), openMemoryStore()]
      await fill(before)
      await moveAll(before, store)
      expect(await held(store)).toEqual(await held(before))
      await moveAll(store, after)
      expect(await held(after)).toEqual(await held(before))
      const next = sampleCommit('a', 151, { inbox: 'm-1' })
      expect(await refusal(store.commitCase(next))).toBe('store.duplicate')
      expect(await store.commitCase(sampleCommit('a', 151))).toEqual({ revision: 151 })
      expect((await store.history('a')).at(-1)?.previousHash).toBe(
        (await before.history('a')).at(-1)?.hash,
      )
    })

    it('[ST63] what is there already is not taken over', async () => {
      const { store } = underTest()
      await store.commitCase(sampleCommit('a', 1))
      await store.putDocument('draft', 'x', 1)
      for await (const whole of store.allCases())
        expect(await refusal(store.takeCase(whole))).toBe('store.conflict')
      for await (const whole of store.allDocuments())
        expect(await refusal(store.takeDocument(whole))).toBe('store.conflict')
    })
  })
}
