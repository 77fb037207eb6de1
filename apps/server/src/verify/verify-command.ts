import { openFileStore, verifyHistory } from '@splot/store'
import type { HistoryEntry, HistoryProblem, Store } from '@splot/store'
import { existsSync } from 'node:fs'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'

/** What `splot verify --json` prints. */
interface VerifyReport {
  cases: number
  entries: number
  broken: { case: string; problems: HistoryProblem[] }[]
}

const pageSize = 200
const entriesAtOnce = 1_000

/** Proves every history of a data folder. Returns the exit code: 1 where one is broken. */
export async function verifyCommand(
  folder: string,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  if (!existsSync(folder)) throw new CommandFailure(`Expected a data folder but ${folder} is none`)
  const store = await openFileStore({ folder })
  try {
    const report = await verifyAll(store)
    output.line(json ? JSON.stringify(report, null, 2) : printed(report))
    return report.broken.length > 0 ? exitCodes.failed : exitCodes.ok
  } finally {
    await store.close()
  }
}

/** Reads every history of a store and proves its chain. */
async function verifyAll(store: Store): Promise<VerifyReport> {
  const report: VerifyReport = { cases: 0, entries: 0, broken: [] }
  let cursor: string | undefined
  do {
    const page = await store.queryCases({}, cursor, pageSize)
    for (const { id } of page.items) {
      report.cases += 1
      const entries = await readHistory(store, id)
      report.entries += entries.length
      const problems = verifyHistory(entries)
      if (problems.length > 0) report.broken.push({ case: id, problems })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return report
}

async function readHistory(store: Store, id: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  for (;;) {
    const more = await store.history(id, entries.at(-1)?.seq ?? 0, entriesAtOnce)
    entries.push(...more)
    if (more.length < entriesAtOnce) return entries
  }
}

function printed({ cases, entries, broken }: VerifyReport): string {
  const lines = broken.flatMap(({ case: id, problems }) =>
    problems.map(({ kind, message }) => `${id} ${kind}: ${message}`),
  )
  const verdict = broken.length === 0 ? 'every chain holds' : `${broken.length} broken`
  return [...lines, `${cases} cases, ${entries} history entries: ${verdict}`].join('\n')
}
