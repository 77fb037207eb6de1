import { caseFacts } from '@splot/engine'
import type { Case, CountedCase, StateHistory } from '@splot/engine'
import type { CaseRow, HistoryEntry, StoredCase } from '@splot/store'
import type { Deps } from '../deps.ts'
import { decodeCase } from '../cases/loaded-case.ts'
import { wholeAnswers } from '../sensitive/kept-apart.ts'

const pageLength = 1000
const readTogether = 16

/** The cases of a programme as indicators count them. */
export interface CasesRead {
  cases: CountedCase[]
  /** List rows of all cases, by id. */
  rows: ReadonlyMap<string, CaseRow>
  /** Cases that were looked into, as stored. */
  stored: ReadonlyMap<string, StoredCase>
}

/**
 * Reads what indicators count from: the place of every case and, of those of the workflows named, what
 * was known at the end of the day. Each case is read once. Sensitive values, which lie apart, are read
 * for the workflows of `sensitive` alone.
 */
export async function readCases(
  deps: Deps,
  workflows: ReadonlySet<string>,
  { at, sensitive }: { at: string; sensitive: ReadonlySet<string> },
): Promise<CasesRead> {
  const listed = await listedCases(deps)
  const stored = new Map<string, StoredCase>()
  const cases: CountedCase[] = []
  for (let first = 0; first < listed.length; first += readTogether)
    cases.push(
      ...(await Promise.all(
        listed.slice(first, first + readTogether).map(async (row) => {
          const { id, workflow, parent } = row
          const read = workflows.has(workflow) ? await deps.store.loadCaseWithHistory(id) : null
          if (read) stored.set(id, read.stored)
          const whole = sensitive.has(workflow)
          const facts = read && (await factsOf(deps, read, { at, whole }))
          return { id, workflow, parent, facts }
        }),
      )),
    )
  return { cases, rows: new Map(listed.map((row) => [row.id, row])), stored }
}

/** Rows in the order of creation, so that the same cases always count in the same order. */
async function listedCases({ store }: Deps): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  let cursor: string | undefined
  do {
    const sort = { column: 'createdAt', descending: false } as const
    const page = await store.queryCases({ sort }, cursor, pageLength)
    rows.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return rows
}

async function factsOf(
  deps: Deps,
  { stored, history }: { stored: StoredCase; history: HistoryEntry[] },
  { at, whole }: { at: string; whole: boolean },
) {
  const { case: kept, compiled } = await decodeCase(deps, stored)
  const given = whole ? await withSensitive(deps, kept) : kept
  const states = history.map(({ at: when, data }): StateHistory => {
    const { to } = data
    return Array.isArray(to) ? { at: when, to: to as string[] } : { at: when }
  })
  return caseFacts(given, { compiled, history: states, at, calendar: deps.library.calendar() })
}

async function withSensitive(deps: Deps, given: Case): Promise<Case> {
  const tasks = Object.entries(given.answers).map(async ([task, records]) => {
    const joined = records.map(async (record) => ({
      ...record,
      answers: await wholeAnswers(deps, record),
    }))
    return [task, await Promise.all(joined)] as const
  })
  return { ...given, answers: Object.fromEntries(await Promise.all(tasks)) }
}
