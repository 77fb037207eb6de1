import type { HistoryEntry } from '../types.ts'
import type { HistoryHead } from './chain-history.ts'
import { emptyHead } from './chain-history.ts'
import { entryHash } from './entry-hash.ts'

/**
 * What is wrong with an entry: `malformed` (not an entry at all), `missing` (entries before it are
 * gone), `misplaced` (repeated, inserted or out of order), `unlinked` (does not carry the hash of the
 * one before), `altered` (its hash does not fit its content), `cut` (entries at the end are gone).
 */
export type HistoryDamage = 'malformed' | 'missing' | 'misplaced' | 'unlinked' | 'altered' | 'cut'

/** One damage found in a history. */
export interface HistoryProblem {
  /** Number the entry should have. */
  seq: number
  kind: HistoryDamage
  message: string
}

/** What the entries are checked against, where they are not a whole history. */
export interface HistoryFrame {
  /** Entry before the first one; default: the beginning. */
  after?: HistoryHead
  /** What the last one must be, when it is known. */
  head?: HistoryHead
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Record<string, unknown>
  return (
    Number.isSafeInteger(entry['seq']) &&
    ['at', 'actor', 'type', 'previousHash', 'hash'].every((k) => typeof entry[k] === 'string') &&
    typeof entry['data'] === 'object' &&
    entry['data'] !== null
  )
}

function hashFits(entry: HistoryEntry): boolean {
  const known = ['seq', 'at', 'actor', 'type', 'data', 'previousHash', 'hash']
  if (Object.keys(entry).some((key) => !known.includes(key))) return false
  try {
    return entryHash(entry) === entry.hash
  } catch {
    return false
  }
}

/** Returns what is wrong with one entry that should follow `before`. */
function entryProblems(entry: HistoryEntry, before: HistoryHead): HistoryProblem[] {
  const expected = before.seq + 1
  const { seq } = entry
  const problems: HistoryProblem[] = []
  const add = (kind: HistoryDamage, message: string) => problems.push({ seq, kind, message })
  if (seq > expected)
    add('missing', `Expected entry ${expected} but found ${seq}; those between are gone`)
  else if (seq < expected)
    add('misplaced', `Expected entry ${expected} but found ${seq} again or out of order`)
  if (entry.previousHash !== before.hash)
    add('unlinked', `Entry ${seq} does not carry the hash of the entry before it`)
  if (!hashFits(entry)) add('altered', `The hash of entry ${seq} does not fit its content`)
  return problems
}

/**
 * Returns every damage of a hash-chained history, in the order of the entries; `[]` proves that
 * nothing was changed, dropped, inserted or reordered since it was written. Entries cut off at the
 * end show only when `frame.head` says what the last one must be. Pure.
 */
export function verifyHistory(
  entries: readonly unknown[],
  frame: HistoryFrame = {},
): HistoryProblem[] {
  const problems: HistoryProblem[] = []
  let before = frame.after ?? emptyHead
  for (const entry of entries) {
    if (isEntry(entry)) {
      problems.push(...entryProblems(entry, before))
      before = { seq: entry.seq, hash: entry.hash }
    } else {
      const seq = before.seq + 1
      problems.push({ seq, kind: 'malformed', message: `Entry ${seq} is not a history entry` })
      before = { seq, hash: before.hash }
    }
  }
  const { head } = frame
  if (head && (head.seq !== before.seq || head.hash !== before.hash))
    problems.push({
      seq: head.seq,
      kind: 'cut',
      message: `Expected the history to end with entry ${head.seq} but it ends with ${before.seq}`,
    })
  return problems
}
