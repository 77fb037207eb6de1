import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { hurriedFileSystem, openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { elapsedMs, medianOf, takeTurns } from './measure/in-turns.ts'
import { measuredCommit, measuredId } from './measure/measured-commit.ts'

/** Numbers of cases that a commit is measured at. */
const allSizes = [100, 1000, 10_000, 100_000]
/** A commit at the largest size may cost this much of one at the smallest. */
const barGrowth = 1.5

/** What something took: by the clock, and of processors, which other work does not change. */
interface Cost {
  clockMs: number
  processorMs: number
}

interface Filled {
  cases: number
  store: Store
  openedMs: number
}

/**
 * Cost of one durable commit at each number of cases, in turns on the same machine, beside the bare
 * system calls it needs; time to open the largest store.
 */
export async function measure({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-bench-'))
  const filled: Filled[] = []
  try {
    for (const cases of quick ? allSizes.slice(0, 3) : allSizes) {
      progress(`filling ${cases.toLocaleString('en')} cases`)
      filled.push(await fillStore(path.join(folder, `${cases}`), cases))
    }
    progress('committing')
    return await measureFilled(folder, filled, quick ? 60 : 300)
  } finally {
    for (const { store } of filled) await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureFilled(
  folder: string,
  filled: readonly Filled[],
  rounds: number,
): Promise<BenchRow[]> {
  let round = 0
  const commits = filled.map(({ store, cases }): [string, () => Promise<Cost>] => [
    `${cases}`,
    () => commitOnce(store, ((round += 1) * 7919) % cases),
  ])
  const variants = new Map([['bare', () => costOf(() => bareWrite(folder))], ...commits])
  const taken = await takeTurns([...variants.keys()], (name) => variants.get(name)!(), { rounds })
  const median = (name: number | 'bare', of: keyof Cost): number =>
    medianOf(taken.get(`${name}`)!.map((cost) => cost[of]))
  const [smallest, largest] = [filled.at(0), filled.at(-1)]
  if (smallest === undefined || largest === undefined) throw new Error('Expected a size')
  const least = { what: 'bare write, fsync, rename of 5 KB', of: 'bare' as const }
  const first = {
    what: `at ${smallest.cases.toLocaleString('en')}`,
    of: smallest.cases,
  }
  const row = (
    what: string,
    of: keyof Cost,
    cases: number,
    beside: { what: string; of: number | 'bare' },
  ): BenchRow => ({
    what: `${what} ${cases.toLocaleString('en')} cases${of === 'clockMs' ? '' : ', processor time'}`,
    median: median(cases, of),
    unit: 'ms',
    reference: { what: beside.what, median: median(beside.of, of) },
    ratio: median(cases, of) / median(beside.of, of),
  })
  const bar = { of: 'ratio', bound: 'most', value: barGrowth } as const
  return [
    ...filled.flatMap(({ cases }) => [
      row('durable commit at', 'clockMs', cases, least),
      row('durable commit at', 'processorMs', cases, least),
    ]),
    { ...row('growth of a commit to', 'clockMs', largest.cases, first), bar },
    { ...row('growth of a commit to', 'processorMs', largest.cases, first), bar },
    await throughputRow(largest),
    {
      what: `opening a folder of ${largest.cases.toLocaleString('en')} cases`,
      median: largest.openedMs,
      unit: 'ms',
    },
  ]
}

/** Steps a second of 64 writers, each on cases of its own. */
async function throughputRow({ store, cases }: Filled): Promise<BenchRow> {
  const writers = Math.min(64, cases)
  const each = 20
  const ms = await elapsedMs(() =>
    Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n += 1) await commitOnce(store, writer)
      }),
    ),
  )
  return {
    what: `load and commit, ${writers} writers, ${cases.toLocaleString('en')} cases`,
    median: (writers * each * 1000) / ms,
    unit: 'steps/s',
  }
}

async function fillStore(folder: string, cases: number): Promise<Filled> {
  const filling = await openFileStore({ folder, fileSystem: hurriedFileSystem })
  const together = 16
  for (let first = 0; first < cases; first += together)
    await Promise.all(
      Array.from({ length: Math.min(together, cases - first) }, (_, n) =>
        filling.commitCase(measuredCommit(first + n, 1)),
      ),
    )
  await filling.close()
  let store: Store | undefined
  const openedMs = await elapsedMs(async () => {
    store = await openFileStore({ folder })
  })
  if (!store) throw new Error('The store did not open')
  return { cases, store, openedMs }
}

/** Loads a case and returns what its next commit takes. */
async function commitOnce(store: Store, n: number): Promise<Cost> {
  const stored = await store.loadCase(measuredId(n))
  const next = measuredCommit(n, (stored?.revision ?? 0) + 1)
  return costOf(() => store.commitCase(next))
}

async function costOf(run: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage()
  const clockMs = await elapsedMs(run)
  const { user, system } = process.cpuUsage(before)
  return { clockMs, processorMs: (user + system) / 1_000 }
}

/** The least that a durable commit of one file can cost. */
async function bareWrite(folder: string): Promise<void> {
  const file = path.join(folder, 'bare.json')
  const handle = await open(`${file}.tmp`, 'w')
  await handle.writeFile('x'.repeat(5000))
  await handle.datasync()
  await handle.close()
  await rename(`${file}.tmp`, file)
  const directory = await open(folder)
  await directory.sync()
  await directory.close()
}
