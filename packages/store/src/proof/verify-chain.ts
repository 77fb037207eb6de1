import { emptyHead } from '../history/chain-history.ts'
import type { HistoryHead } from '../history/chain-history.ts'
import { verifyHistory } from '../history/verify-history.ts'
import type { HistoryProblem } from '../history/verify-history.ts'

/** Documents that are lines of one chain, in the order of their ids, and the one that names a late line. */
export interface DocumentChain {
  kind: string
  head: { kind: string; id: string }
}

/**
 * Returns what is wrong with a chain of documents. The line that `head` names must be there; it may lag
 * behind the last. Pure.
 */
export function verifyChain(lines: readonly unknown[], head: unknown): HistoryProblem[] {
  const named = isHead(head) ? head : emptyHead
  const isLate = (line: unknown) => isHead(line) && line.seq > named.seq
  return [
    ...verifyHistory(
      lines.filter((line) => !isLate(line)),
      { head: named },
    ),
    ...verifyHistory(lines.filter(isLate), { after: named }),
  ]
}

function isHead(value: unknown): value is HistoryHead {
  const { seq, hash } = (value ?? {}) as Partial<HistoryHead>
  return typeof seq === 'number' && typeof hash === 'string'
}
