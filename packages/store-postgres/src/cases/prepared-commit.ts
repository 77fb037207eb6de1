import { createHash } from 'node:crypto'
import type { CaseCommit, HistoryLine } from '@splot/store'
import { searchedText } from '@splot/store/adapter'
import { caseWords, columnText, taskWords } from './words.ts'

// an index takes no longer key; the whole text stands in the row's JSON
const sortedLength = 500

/** A commit as texts of its own: what the caller changes afterwards changes nothing. */
export interface PreparedCommit {
  commit: Pick<CaseCommit, 'caseId' | 'expectedRevision' | 'inbox'> & { request?: string }
  history: HistoryLine[]
  /** Columns of the case by name. */
  columns: Record<string, unknown>
  timers: { json: string; nextDueAt: string | null }
  /** Columns of its items by name, each an array. */
  tasks: Record<string, unknown[]>
  outbox: { ids: string[]; rows: string[]; createdAt: string[] }
  message: { hash: string; json: string } | null
  reply: { hash: string; json: string } | null
}

/** Returns the key under which a message or a request of any length is kept. Pure. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Returns an instant in the form that every column of time takes. Pure. */
export function instant(text: string): string {
  return new Date(Date.parse(text)).toISOString()
}

/** Returns a commit ready to be written. Pure. */
export function prepareCommit(given: CaseCommit): PreparedCommit {
  const { row, timers, tasks, outbox, inbox, idempotency } = given
  const due = timers.map(({ dueAt }) => Date.parse(dueAt))
  return {
    commit: {
      caseId: given.caseId,
      expectedRevision: given.expectedRevision,
      ...(inbox !== undefined && { inbox }),
      ...(idempotency && { request: idempotency.key }),
    },
    history: structuredClone(given.history),
    columns: {
      row_json: JSON.stringify(row),
      snapshot_json: JSON.stringify(given.snapshot),
      workflow: columnText(row.workflow),
      status: row.status,
      parent: row.parent,
      number: row.number === null ? null : sortedText(row.number),
      title: sortedText(row.title),
      searched: columnText(searchedText(row)),
      words: caseWords(row),
      created_at: instant(row.createdAt),
      updated_at: instant(row.updatedAt),
    },
    timers: {
      json: JSON.stringify(timers),
      nextDueAt: due.length === 0 ? null : new Date(Math.min(...due)).toISOString(),
    },
    tasks: {
      id: tasks.map(({ id }) => id),
      row_json: tasks.map((task) => JSON.stringify(task)),
      task: tasks.map(({ task }) => columnText(task)),
      status: tasks.map(({ status }) => status),
      assignee: tasks.map(({ assignee }) => assignee && columnText(assignee)),
      offer: tasks.map(({ offer }) => offer),
      // an array of arrays would be one long array to the database
      words: tasks.map((task) => arrayText(taskWords(task, row))),
      created_at: tasks.map(({ createdAt }) => instant(createdAt)),
      due_at: tasks.map(({ dueAt }) => (dueAt === null ? 'infinity' : instant(dueAt))),
    },
    outbox: {
      ids: outbox.map(({ id }) => id),
      rows: outbox.map((one) => JSON.stringify(one)),
      createdAt: outbox.map(({ createdAt }) => instant(createdAt)),
    },
    message: inbox === undefined ? null : { hash: keyHash(inbox), json: JSON.stringify(inbox) },
    reply: idempotency
      ? { hash: keyHash(idempotency.key), json: JSON.stringify(idempotency) }
      : null,
  }
}

function sortedText(text: string): string {
  return columnText(text).slice(0, sortedLength)
}

/** Returns the literal of an array of texts. @see PostgreSQL documentation, 8.15.6 */
function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/gu, '\\$&')}"`).join(',')}}`
}
