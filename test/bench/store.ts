import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { nodeFileSystem, openFileStore } from '@splot/store'
import type { CaseCommit, FileSystem, Store } from '@splot/store'

/** Numbers of cases that a commit is measured at. */
const defaultSizes = [100, 1000, 10_000, 100_000]
const commitsEach = 300
/** Characters of a snapshot, so that a case file is about 5 KB. */
const fillingLength = 3800
/** A commit at the largest size may cost this much of one at the smallest. */
const barGrowth = 1.5

interface Filled {
  cases: number
  store: Store
  openedMs: number
}

/**
 * Cost of one durable commit at each number of cases, in turns on the same machine, beside the bare
 * system calls it needs; time to open the largest store.
 */
export async function measure(sizes: readonly number[] = defaultSizes) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-bench-'))
  const filled: Filled[] = []
  try {
    for (const cases of sizes) filled.push(await fillStore(path.join(folder, `${cases}`), cases))
    return await measureFilled(folder, filled)
  } finally {
    for (const { store } of filled) await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureFilled(folder: string, filled: readonly Filled[]) {
  const bare: number[] = []
  const commits = filled.map((): number[] => [])
  for (let round = 0; round < commitsEach; round += 1) {
    // Everyone takes every turn: what follows a commit to the same disk is not what follows a pause.
    for (let turn = 0; turn <= filled.length; turn += 1) {
      const n = (round + turn) % (filled.length + 1)
      const one = filled[n]
      if (one) commits[n]?.push(await commitOnce(one.store, (round * 7919) % one.cases))
      else bare.push(await elapsed(() => bareWrite(folder)))
    }
  }
  const base = medianOf(bare)
  const medians = commits.map(medianOf)
  const [smallest = 1] = medians
  const last = filled.length - 1
  return [
    row('bare write, fdatasync, rename, fsync of 5 KB', base, '1', ''),
    ...medians.map((median, n) => {
      const what = `durable commit at ${filled[n]?.cases.toLocaleString('en')} cases`
      const growth = median / smallest
      const ratio = `${growth.toFixed(2)} × smallest, ${(median / base).toFixed(2)} × bare`
      if (n !== last || n === 0) return row(what, median, ratio, '')
      const bar = `≤ ${barGrowth} × smallest`
      return { ...row(what, median, ratio, bar), reached: growth <= barGrowth }
    }),
    await throughputRow(filled[last]),
    ...filled.slice(-1).map(({ cases, openedMs }) => {
      const what = `opening a folder of ${cases.toLocaleString('en')} cases`
      return row(what, openedMs, `${((openedMs / cases) * 1000).toFixed(0)} µs a case`, '')
    }),
  ]
}

function row(what: string, ms: number, ratio: string, bar: string) {
  return {
    what,
    median: ms < 1000 ? `${ms.toFixed(2)} ms` : `${(ms / 1000).toFixed(1)} s`,
    ratio,
    bar,
  }
}

/** Steps a second of 64 writers, each on cases of its own. */
async function throughputRow(filled: Filled | undefined) {
  if (!filled) throw new Error('measure needs at least one size')
  const { store, cases } = filled
  const writers = Math.min(64, cases)
  const each = 20
  const ms = await elapsed(() =>
    Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n += 1) await commitOnce(store, writer)
      }),
    ),
  )
  const perSecond = (writers * each * 1000) / ms
  return {
    what: `load and commit, ${writers} writers, ${cases.toLocaleString('en')} cases`,
    median: `${Math.round(perSecond).toLocaleString('en')} steps/s`,
    ratio: '',
    bar: '',
  }
}

/** A file system that never waits for the disk: only to fill folders before measuring. */
const hurried: FileSystem = {
  ...nodeFileSystem,
  create: async (file, mode) => ({
    ...(await nodeFileSystem.create(file, mode)),
    sync: async () => {},
  }),
  syncFolder: async () => {},
}

async function fillStore(folder: string, cases: number): Promise<Filled> {
  const filling = await openFileStore({ folder, fileSystem: hurried })
  const together = 16
  for (let first = 0; first < cases; first += together)
    await Promise.all(
      Array.from({ length: Math.min(together, cases - first) }, (_, n) =>
        filling.commitCase(commitOf(first + n, 1)),
      ),
    )
  await filling.close()
  let store: Store | undefined
  const openedMs = await elapsed(async () => {
    store = await openFileStore({ folder })
  })
  if (!store) throw new Error('The store did not open')
  return { cases, store, openedMs }
}

/** Loads a case and returns how long its next commit takes, in milliseconds. */
async function commitOnce(store: Store, n: number): Promise<number> {
  const stored = await store.loadCase(idOf(n))
  const next = commitOf(n, (stored?.revision ?? 0) + 1)
  return elapsed(() => store.commitCase(next))
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

async function elapsed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

const idOf = (n: number): string => `case-${n}`

function commitOf(n: number, step: number): CaseCommit {
  const caseId = idOf(n)
  const at = new Date(Date.UTC(2026, 2, 1) + n * 1000 + step).toISOString()
  return {
    caseId,
    expectedRevision: step - 1,
    row: {
      id: caseId,
      workflow: 'recruitment',
      version: 1,
      states: ['recruitment.draft'],
      status: 'active',
      number: `R/2026/${n}`,
      title: `Wniosek ${n}`,
      parent: 'call',
      members: { [`person-${n}`]: ['applicantEditor'] },
      search: { points: n % 100 },
      createdAt: at,
      updatedAt: at,
    },
    snapshot: { step, filling: 'x'.repeat(fillingLength) },
    tasks: [
      {
        id: `${caseId}/apply:1:1`,
        caseId,
        task: 'apply',
        status: 'open',
        assignee: null,
        role: 'applicantEditor',
        candidates: null,
        excluded: [],
        offer: false,
        createdAt: at,
        dueAt: at,
      },
    ],
    timers: [{ id: `${caseId}/due`, caseId, key: 'due', dueAt: at }],
    outbox: [],
    history: [{ at, actor: 'system', type: 'event', data: { step } }],
  }
}
