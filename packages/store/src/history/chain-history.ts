import type { JsonObject } from '@splot/definition'
import type { HistoryEntry, HistoryLine } from '../types.ts'
import { entryHash, firstPreviousHash } from './entry-hash.ts'

/** The last entry of a history: what the next one is chained to. */
export interface HistoryHead {
  seq: number
  hash: string
}

/** The head of an empty history. */
export const emptyHead: HistoryHead = { seq: 0, hash: firstPreviousHash }

/** Returns the lines as entries that follow `head`, numbered and hashed. Pure. */
export function chainHistory(head: HistoryHead, lines: readonly HistoryLine[]): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  let { seq, hash: previousHash } = head
  for (const { at, actor, type, data } of lines) {
    seq += 1
    // What is hashed must be what will be read back, so it passes through JSON first.
    const plain = JSON.parse(JSON.stringify(data)) as JsonObject
    const rest = { seq, at, actor, type, data: plain, previousHash }
    const hash = entryHash(rest)
    entries.push({ ...rest, hash })
    previousHash = hash
  }
  return entries
}
