import { createHash } from 'node:crypto'
import canonicalizeModule from 'canonicalize'
import type { HistoryEntry } from '../types.ts'

// The package is CommonJS but declares an ES default; what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/** `previousHash` of the first entry of every case. */
export const firstPreviousHash = '0'.repeat(64)

/**
 * Returns the hash of an entry: SHA-256, in lower-case hex, of the canonical JSON of the rest of it.
 * Pure.
 *
 * @see RFC 8785 (JSON Canonicalization Scheme)
 */
export function entryHash(entry: Omit<HistoryEntry, 'hash'>): string {
  const { seq, at, actor, type, data, previousHash } = entry
  const text = canonicalize({ seq, at, actor, type, data, previousHash }) ?? ''
  return createHash('sha256').update(text).digest('hex')
}
