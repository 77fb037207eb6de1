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

    it('[ST66] a moment shows all as it was together, while others go on writing', async () => {
      const { store } = underTest()
      await fill(store)
      const before = {
        cases: await all(store.allCases()),
        documents: await all(store.allDocuments()),
      }
      await store.moment(async (then) => {
        await store.commitCase(sampleCommit('a', 151, { inbox: 'm-151' }))
        await store.commitCase(sampleCommit('c', 1))
        await store.ackOutbox(sampleEffect('a', 'a/100/1', instant(100)))
        await store.putDocument('draft', 'x', 3)
        await store.deleteDocument('draft', 'x')
        await store.putDocument('draft', 'y', 1)
        await store.putBlob(bytes('another file'), 100)
        for (const _ of [1, 2]) {
          expect(await all(then.allCases())).toEqual(before.cases)
          expect(await all(then.allDocuments())).toEqual(before.documents)
        }
        const [address = '', ...more] = await all(then.allBlobs())
        expect(more).toEqual([])
        const file = await all((await then.openBlob(address)) ?? bytes(''))
        expect(Buffer.concat(file).toString()).toBe('a file')
      })
      expect((await store.loadCase('a'))?.revision).toBe(151)
      expect(await store.getDocument('draft', 'x')).toBeNull()
    })

    it('[ST67] nothing shows in a moment whose cause does not', async () => {
      const { store } = underTest()
      const written = new AbortController()
      const writing = (async () => {
        for (let step = 1; step <= 60; step += 1) {
          await store.commitCase(sampleCommit('a', step))
          await store.putDocument('seen', 'a', step)
          await store.commitCase(sampleCommit('b', step))
        }
        written.abort()
      })()
      const seen: number[] = []
      while (!written.signal.aborted) {
        await store.moment(async (then) => {
          const cases = new Map(
            (await all(then.allCases())).map((one) => [one.row.id, one.revision]),
          )
          const [document] = await all(then.allDocuments())
          const [a, s, b] = [
            cases.get('a') ?? 0,
            Number(document?.document.value ?? 0),
            cases.get('b') ?? 0,
          ]
          expect([a - s, s - b].every((ahead) => ahead === 0 || ahead === 1)).toBe(true)
          seen.push(b)
        })
      }
      await writing
      expect(new Set(seen).size).toBeGreaterThan(1)
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
