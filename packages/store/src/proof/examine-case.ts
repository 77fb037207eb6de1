import type { JsonObject } from '@splot/definition'
import type { HistoryEntry } from '../types.ts'
import type { DocumentChain } from './verify-chain.ts'

/** A case whose history was read, for whoever knows what its snapshot must hold. */
export interface ProvenCase {
  id: string
  snapshot: JsonObject
  /** All of it, as far as it can be read. */
  history: readonly HistoryEntry[]
  /** Whether a document is there. */
  hasDocument: (kind: string, id: string) => Promise<boolean>
}

/** Something kept of a case that is not what an entry of its history vouches for. */
export interface Contradiction {
  /** The entry; `null` where the history says nothing of it. */
  seq: number | null
  /** Submission it is in, as the API names it. */
  submission: string
  /** What is wrong and what to do. */
  message: string
}

/** Returns what is kept of a case against what its history says. Reads only. */
export type ExamineCase = (proven: ProvenCase) => Promise<Contradiction[]>

/** What a proof looks at beside the chains of histories and the hashes of files. */
export interface StoreProof {
  /** Kinds of documents that are lines of a chain, such as an audit log. */
  chains?: readonly DocumentChain[]
  /** Compares what is kept of a case with its history: the store does not know what a snapshot holds. */
  examine?: ExamineCase
}
