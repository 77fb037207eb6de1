import type { JsonObject, JsonValue } from '@splot/definition'
import { emptyHead } from '../history/chain-history.ts'
import type { HistoryHead } from '../history/chain-history.ts'
import type {
  CaseRow,
  HistoryEntry,
  OutboxRow,
  StoredCase,
  TaskRow,
  TimerRow,
  WholeCase,
} from '../types.ts'

/** A request and what was answered to it. */
export interface KeptReply {
  key: string
  reply: JsonValue
}

/**
 * All that is kept of a case, and changes together: one document, so that one write is the
 * transaction. Old history moves to segments, so that a long history does not make it large.
 */
export interface CaseDocument {
  format: 1
  id: string
  revision: number
  row: CaseRow
  tasks: TaskRow[]
  timers: TimerRow[]
  /** What waits for delivery, oldest first. */
  outbox: OutboxRow[]
  snapshot: JsonObject
  /** Messages consumed lately, oldest first; earlier ones are in the segments. */
  inbox: string[]
  /** Requests answered lately, oldest first; earlier ones are in the segments. */
  replies: KeptReply[]
  history: {
    /** The last entry written. */
    head: HistoryHead
    /** How many segments hold the earliest entries; each holds `segmentLength`. */
    segments: number
    /** The entries after those. */
    entries: HistoryEntry[]
  }
}

/** The earliest part of a case's history, moved out of its document; never changes again. */
export interface HistorySegment {
  format: 1
  id: string
  /** 1 holds the entries 1 to `segmentLength`, and so on. */
  segment: number
  entries: HistoryEntry[]
  inbox: string[]
  replies: KeptReply[]
}

/** Entries of one segment. */
export const segmentLength = 64
/** Entries, messages and replies that stay in the document when older ones move out. */
export const keptLength = 64

/** Returns what callers get of a document. Pure. */
export function storedCaseOf({ row, revision, snapshot, history }: CaseDocument): StoredCase {
  return { row, revision, snapshot, historyHead: history.head }
}

/** Returns the document of a case that another store had; its history is not in segments yet. Pure. */
export function documentOf({ history, ...whole }: WholeCase): CaseDocument {
  const last = history.at(-1)
  return {
    format: 1,
    id: whole.row.id,
    ...whole,
    history: {
      head: last ? { seq: last.seq, hash: last.hash } : emptyHead,
      segments: 0,
      entries: history,
    },
  }
}
