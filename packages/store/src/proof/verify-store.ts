import { verifyHistory } from '../history/verify-history.ts'
import type { Store } from '../types.ts'
import { toStoreProblems } from './store-report.ts'
import type { StoreReport } from './store-report.ts'
import { verifyFolder } from './verify-folder.ts'

const sort = { column: 'createdAt', descending: false } as const

/**
 * Proves every history of a store, or a whole data folder (`verifyFolder`), and returns what it
 * found: case, entry and kind of each damage.
 */
export async function verifyStore(target: Store | string): Promise<StoreReport> {
  if (typeof target === 'string') return verifyFolder(target)
  const report: StoreReport = { cases: 0, entries: 0, problems: [] }
  let cursor: string | undefined
  do {
    const page = await target.queryCases({ sort }, cursor, 1000)
    for (const { id } of page.items) await verifyCase(target, id, report)
    cursor = page.next
  } while (cursor !== undefined)
  return report
}

async function verifyCase(store: Store, id: string, report: StoreReport): Promise<void> {
  report.cases += 1
  try {
    const head = (await store.loadCase(id))?.historyHead
    const entries = await store.history(id, 0, head?.seq)
    report.entries += entries.length
    const problems = verifyHistory(entries, head ? { head } : {})
    report.problems.push(...toStoreProblems(id, null, problems))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    report.problems.push({ caseId: id, file: null, seq: null, kind: 'unreadable', message })
  }
}
