import { createHash } from 'node:crypto'
import type { Store } from '@splot/store'

/** All that was written into the histories of a store, in one hash. */
export interface HistoryDigest {
  cases: number
  entries: number
  /** SHA-256, in lower-case hex, of every entry of every case, cases by id. */
  sha256: string
}

/** Returns the digest of every history: two stores with the same one have the same bytes of history. */
export async function historyDigest(store: Store): Promise<HistoryDigest> {
  const hash = createHash('sha256')
  const ids = await caseIds(store)
  let entries = 0
  for (const id of ids.toSorted()) {
    const history = await store.history(id)
    entries += history.length
    hash.update(`${id}\n${JSON.stringify(history)}\n`)
  }
  return { cases: ids.length, entries, sha256: hash.digest('hex') }
}

async function caseIds(store: Store): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await store.queryCases({}, cursor, 1000)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}
