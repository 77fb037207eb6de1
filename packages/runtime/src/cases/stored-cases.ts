import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { Store, StoredCase } from '@splot/store'

/** Cases kept after they were read: those read last. */
const casesKept = 500

/** Reads cases as they are stored, each revision once. */
export interface StoredCases {
  /** Returns the newest revision of a case, or `null`. Readers share it: it cannot be changed. */
  read(id: string): Promise<StoredCase | null>
  /**
   * As `read`, but `null` also where its file is damaged: for whoever looks at the case above another, which
   * can be read whatever became of that one.
   */
  readAbove(id: string): Promise<StoredCase | null>
  /** What was read last of a case and is kept: for whoever asks the store again. Cannot be changed. */
  known(id: string): StoredCase | undefined
}

/**
 * Returns a reader of cases that keeps those read last. Most questions are about cases that did not
 * change since the last one, and reading one again costs more than most answers.
 */
export function createStoredCases(store: Store): StoredCases {
  const kept = new Map<string, StoredCase>()
  const cases: StoredCases = {
    known: (id) => kept.get(id),
    readAbove: (id) =>
      cases.read(id).catch((error: unknown) => {
        if (error instanceof SplotError && error.code === 'store.corrupt') return null
        throw error
      }),
    async read(id) {
      const known = kept.get(id)
      const found = await store.loadCase(id, known)
      kept.delete(id)
      if (found === null) return null
      kept.set(id, found === known ? found : frozen(found))
      const oldest = kept.keys().next().value
      if (kept.size > casesKept && oldest !== undefined) kept.delete(oldest)
      return found
    },
  }
  return cases
}

function frozen(stored: StoredCase): StoredCase {
  freezeAll(stored.row.members)
  freezeAll(stored.row.search as JsonObject)
  freezeAll(stored.snapshot)
  Object.freeze(stored.row)
  return Object.freeze(stored)
}

function freezeAll(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const one of Array.isArray(value) ? value : Object.values(value)) freezeAll(one)
}
