import type { Case, LedgerEntry } from '@splot/engine'
import type { StoredCase } from '@splot/store'
import type { Deps } from '../deps.ts'
import { isSameKey, readHolders } from './holders.ts'

/**
 * Returns what cases other than `own` have entered in a ledger under these keys, each entry with the
 * `number` of its case; in the order of the keys.
 */
export async function entriesOf(
  deps: Deps,
  ledger: string,
  keys: readonly string[],
  own: string,
): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = []
  for (const key of new Set(keys))
    for (const id of (await readHolders(deps.store, ledger, key)).cases) {
      const stored = id === own ? null : await deps.cases.read(id)
      for (const entry of entriesIn(stored, ledger))
        if (isSameKey(entry.key, key)) found.push({ ...entry, number: stored?.row.number ?? null })
    }
  return found
}

/** Returns what a stored case has entered in a ledger. Pure. */
export function entriesIn(stored: StoredCase | null, ledger: string): readonly LedgerEntry[] {
  const ledgers = stored?.snapshot['ledgers'] as Case['ledgers']
  return ledgers?.[ledger]?.entries ?? []
}
