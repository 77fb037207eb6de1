import { chainHistory, emptyHead } from '../history/chain-history.ts'
import type { CaseCommit, OutboxRow, TaskRow } from '../types.ts'
import { keptLength, segmentLength } from './case-document.ts'
import type { CaseDocument, HistorySegment } from './case-document.ts'

/** Checks what no caller may get wrong. @throws Error on a programming mistake */
export function assertCommit(commit: CaseCommit): void {
  const { caseId, row, expectedRevision } = commit
  if (row.id !== caseId) throw new Error(`Commit of case ${caseId} carries the row of ${row.id}`)
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < 0)
    throw new Error(`expectedRevision of case ${caseId} is ${expectedRevision}`)
  const strays = [...commit.tasks, ...commit.timers, ...commit.outbox].filter(
    (item) => item.caseId !== caseId,
  )
  if (strays.length > 0)
    throw new Error(`Commit of case ${caseId} carries rows of ${strays[0]?.caseId}`)
  const instants = [row.createdAt, row.updatedAt, ...commit.timers.map((timer) => timer.dueAt)]
  for (const instant of instants)
    if (Number.isNaN(Date.parse(instant)))
      throw new Error(`Commit of case ${caseId} carries "${instant}", which is no instant`)
}

/** Returns the items to list after a commit: finished ones stay, open ones are what it says. Pure. */
function tasksAfter(before: readonly TaskRow[], now: readonly TaskRow[]): TaskRow[] {
  const listed = new Set(now.map((task) => task.id))
  return [...before.filter((task) => task.status !== 'open' && !listed.has(task.id)), ...now]
}

/** Returns what waits after a commit: what waited and was not delivered, and what is new. Pure. */
function outboxAfter(
  before: readonly OutboxRow[],
  delivered: ReadonlySet<string>,
  now: readonly OutboxRow[],
): OutboxRow[] {
  const waiting = before.filter((row) => !delivered.has(row.id))
  const known = new Set(waiting.map((row) => row.id))
  return [...waiting, ...now.filter((row) => !known.has(row.id))]
}

/**
 * Returns the document after a commit. Pure; the caller has checked revision and duplicates.
 * `delivered` are the outbox rows acknowledged since the document was written.
 */
export function applyCommit(
  before: CaseDocument | null,
  commit: CaseCommit,
  delivered: ReadonlySet<string>,
): CaseDocument {
  const history = before?.history ?? { head: emptyHead, segments: 0, entries: [] }
  const added = chainHistory(history.head, commit.history)
  const last = added.at(-1)
  return {
    format: 1,
    id: commit.caseId,
    revision: commit.expectedRevision + 1,
    row: commit.row,
    tasks: tasksAfter(before?.tasks ?? [], commit.tasks),
    timers: commit.timers,
    outbox: outboxAfter(before?.outbox ?? [], delivered, commit.outbox),
    snapshot: commit.snapshot,
    inbox: [...(before?.inbox ?? []), ...(commit.inbox === undefined ? [] : [commit.inbox])],
    replies: [...(before?.replies ?? []), ...(commit.idempotency ? [commit.idempotency] : [])],
    history: {
      head: last ? { seq: last.seq, hash: last.hash } : history.head,
      segments: history.segments,
      entries: [...history.entries, ...added],
    },
  }
}

/**
 * Returns the segment to be written before the next document and the document without it, or `null`
 * while the history is short. Takes committed entries only, so writing the same segment again after
 * a crash writes the same bytes. Pure.
 */
export function splitHistory(
  document: CaseDocument,
): { segment: HistorySegment; rest: CaseDocument } | null {
  const { history, inbox, replies } = document
  if (history.entries.length < segmentLength + keptLength) return null
  const oldInbox = Math.max(0, inbox.length - keptLength)
  const oldReplies = Math.max(0, replies.length - keptLength)
  const segments = history.segments + 1
  return {
    segment: {
      format: 1,
      id: document.id,
      segment: segments,
      entries: history.entries.slice(0, segmentLength),
      inbox: inbox.slice(0, oldInbox),
      replies: replies.slice(0, oldReplies),
    },
    rest: {
      ...document,
      inbox: inbox.slice(oldInbox),
      replies: replies.slice(oldReplies),
      history: { ...history, segments, entries: history.entries.slice(segmentLength) },
    },
  }
}
