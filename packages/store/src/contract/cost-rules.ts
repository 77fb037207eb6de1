import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Store } from '../types.ts'
import { instant, sampleCommit, sampleEffect, sampleTask, sampleTimer } from './sample-commit.ts'
import { durable } from './store-under-test.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const few = 10
/** Commits measured: what goes on besides now and then is in none of some. */
const measured = 3
/** A database writes a little more or less of the same each time; what grows with the cases grows fiftyfold. */
const tolerance = 1.1

/** Registers what a commit may cost; `many` is the number of cases it is held against. */
export function registerCostRules(underTest: () => StoreUnderTest, many: number): void {
  it(`[ST65] one commit takes the same work at ${few} and at ${many} cases`, async () => {
    const { store, work } = durable(underTest())
    await fill(store, 0, few)
    // whatever is done once only
    await commit(store, 0, 2)
    const atFew = await leastWork(store, work, 1)
    await fill(store, few, many)
    const atMany = await leastWork(store, work, few)
    expect(Object.values(atFew).some((count) => count > 0)).toBe(true)
    for (const [kind, count] of Object.entries(atMany))
      expect(count, kind).toBeLessThanOrEqual((atFew[kind] ?? 0) * tolerance)
  })
}

async function fill(store: Store, from: number, to: number): Promise<void> {
  const together = 16
  for (let first = from; first < to; first += together) {
    const ends = Math.min(first + together, to)
    await Promise.all(Array.from({ length: ends - first }, (_, n) => commit(store, first + n, 1)))
  }
}

/** Ids and numbers of equal length, so that the same commit has as many bytes. */
async function commit(store: Store, n: number, step: number): Promise<void> {
  const id = `case-${String(n).padStart(6, '0')}`
  await store.commitCase(
    sampleCommit(id, step, {
      tasks: [sampleTask(id, 'check:1:1')],
      timers: [sampleTimer(id, 'due', instant(step))],
      outbox: [sampleEffect(id, `${id}/${step}/1`)],
      inbox: `message-${step}`,
    }),
  )
}

/** The work done, once nothing more comes: a store may tell others of a commit after it. */
async function settled(
  work: Required<StoreUnderTest>['work'],
): Promise<ReturnType<Required<StoreUnderTest>['work']>> {
  for (let last = work(); ;) {
    await pause(50)
    const now = work()
    if (JSON.stringify(now) === JSON.stringify(last)) return now
    last = now
  }
}

/** What the second commits of some cases took, each kind of work where it was least. */
async function leastWork(
  store: Store,
  work: Required<StoreUnderTest>['work'],
  from: number,
): Promise<Record<string, number>> {
  const least: Record<string, number> = {}
  for (let n = from; n < from + measured; n += 1) {
    const before = await settled(work)
    await commit(store, n, 2)
    for (const [kind, count] of Object.entries(await settled(work))) {
      const taken = count - (before[kind] ?? 0)
      least[kind] = Math.min(least[kind] ?? taken, taken)
    }
  }
  return least
}
