import type { HistoryDamage, HistoryProblem } from '../history/verify-history.ts'
import type { Contradiction } from './examine-case.ts'

/** One damage found in a store. */
export interface StoreProblem {
  /** Case it is in; `null` for a document or a file that was sent. */
  caseId: string | null
  /** File, from the data folder; `null` where the store has no files. */
  file: string | null
  /** Number of the history entry; `null` where it is not about one. */
  seq: number | null
  /**
   * Damage of the history; `unreadable`: a file cannot be read or was changed; `contradicted`: what is kept
   * of the case is not what its history vouches for.
   */
  kind: HistoryDamage | 'unreadable' | 'contradicted'
  /** Submission whose answers are contradicted, as the API names it. */
  submission?: string
  message: string
}

/** What a proof of a store found. `problems` is empty when nothing is damaged. */
export interface StoreReport {
  cases: number
  entries: number
  problems: StoreProblem[]
}

/** Returns damages of a case's history as damages of the store. Pure. */
export function toStoreProblems(
  caseId: string,
  file: string | null,
  problems: readonly HistoryProblem[],
): StoreProblem[] {
  return problems.map(({ seq, kind, message }) => ({
    caseId,
    file,
    seq,
    kind,
    message: `Case ${caseId}: ${message}`,
  }))
}

/** Returns what a case's history contradicts as damages of the store. Pure. */
export function toContradictions(
  caseId: string,
  file: string | null,
  found: readonly Contradiction[],
): StoreProblem[] {
  return found.map(({ seq, submission, message }) => ({
    caseId,
    file,
    seq,
    kind: 'contradicted',
    submission,
    message: `Case ${caseId}: ${message}`,
  }))
}

/** Returns damages of a chain of documents as damages of the store. Pure. */
export function toChainProblems(
  of: string,
  file: string | null,
  problems: readonly HistoryProblem[],
): StoreProblem[] {
  return problems.map(({ seq, kind, message }) => ({
    caseId: null,
    file,
    seq,
    kind,
    message: `Documents "${of}": ${message}`,
  }))
}
