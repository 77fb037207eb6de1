import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import { checksumOf } from '../definitions/checksum.ts'

const kind = 'ledgerKey'

/** Cases that may have an entry under a key: what they really have entered stands in themselves. */
export interface Holders {
  cases: string[]
  /** RFC 3339 instant since when a step of a case holds the key, and of which; empty: nobody does. */
  at: string
  by: string
  /** Revision it is written from. */
  revision: number
}

/** Returns who may have an entry under a key of a ledger. */
export async function readHolders(store: Store, ledger: string, key: string): Promise<Holders> {
  const kept = await store.getDocument<JsonObject & Omit<Holders, 'revision'>>(
    kind,
    idOf(ledger, key),
  )
  return kept
    ? { ...kept.value, revision: kept.revision }
    : { cases: [], at: '', by: '', revision: 0 }
}

/** Writes who may have an entry. @throws SplotError store.conflict where somebody else did meanwhile */
export async function writeHolders(
  store: Store,
  ledger: string,
  key: string,
  { revision, ...holders }: Holders,
): Promise<void> {
  await store.putDocument(kind, idOf(ledger, key), { ...holders }, revision)
}

/** Whether two keys are one: case and spaces at the ends do not tell them apart. Pure. */
export function isSameKey(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function idOf(ledger: string, key: string): string {
  return checksumOf([ledger, plain(key)])
}

function plain(key: string): string {
  return key.normalize('NFC').trim().toUpperCase()
}
