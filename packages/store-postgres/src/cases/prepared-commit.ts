import { createHash } from 'node:crypto'
import { textIn } from '@splot/definition'
import type { CaseCommit, HistoryLine, WholeCase } from '@splot/store'
import { searchedText } from '@splot/store/adapter'
import { caseWords, columnText, taskWords } from './words.ts'

// an index takes no longer key; the whole text stands in the row's JSON
const sortedLength = 500

/** A commit as texts of its own: what the caller changes afterwards changes nothing. */
export interface PreparedCommit {
  commit: Pick<CaseCommit, 'caseId' | 'expectedRevision' | 'inbox'> & { request?: string }
  /** What the case is at after it. */
  revision: number
  history: HistoryLine[]
  /** Columns of the case by name. */
  columns: Record<string, unknown>
  timers: { json: string; nextDueAt: string | null }
  /** Columns of its items by name, each an array. */
  tasks: Record<string, unknown[]>
  outbox: { ids: string[]; rows: string[]; createdAt: string[] }
  messages: KeptKeys
  replies: KeptKeys
}

/** Messages or requests: what each is found by, and the whole of it. */
interface KeptKeys {
  hashes: string[]
  json: string[]
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
  const { inbox, idempotency } = given
  return {
    ...preparedParts(given),
    commit: {
      caseId: given.caseId,
      expectedRevision: given.expectedRevision,
      ...(inbox !== undefined && { inbox }),
      ...(idempotency && { request: idempotency.key }),
    },
    revision: given.expectedRevision + 1,
    history: structuredClone(given.history),
    messages: keptKeys(inbox === undefined ? [] : [inbox], (message) => message),
    replies: keptKeys(idempotency ? [idempotency] : [], ({ key }) => key),
  }
}

/** Returns a case of another store ready to be written. Pure. */
export function prepareWhole(whole: WholeCase): PreparedCommit {
  return {
    ...preparedParts(whole),
    commit: { caseId: whole.row.id, expectedRevision: 0 },
    revision: whole.revision,
    history: whole.history,
    messages: keptKeys(whole.inbox, (message) => message),
    replies: keptKeys(whole.replies, ({ key }) => key),
  }
}

function preparedParts({
  row,
  snapshot,
  timers,
  tasks,
  outbox,
}: Pick<CaseCommit, 'row' | 'snapshot' | 'timers' | 'tasks' | 'outbox'>): Pick<
  PreparedCommit,
  'columns' | 'timers' | 'tasks' | 'outbox'
> {
  const due = timers.map(({ dueAt }) => Date.parse(dueAt))
  return {
    columns: {
      row_json: JSON.stringify(row),
      snapshot_json: JSON.stringify(snapshot),
      workflow: columnText(row.workflow),
      status: row.status,
      parent: row.parent,
      number: row.number === null ? null : sortedText(row.number),
      title: sortedText(textIn(row.title, 'pl')),
      title_en: typeof row.title === 'string' ? null : sortedText(row.title.en),
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
  }
}

function keptKeys<T>(kept: readonly T[], keyOf: (one: T) => string): KeptKeys {
  return {
    hashes: kept.map((one) => keyHash(keyOf(one))),
    json: kept.map((one) => JSON.stringify(one)),
  }
}

function sortedText(text: string): string {
  return columnText(text).slice(0, sortedLength)
}

/** Returns the literal of an array of texts. @see PostgreSQL documentation, 8.15.6 */
function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/gu, '\\$&')}"`).join(',')}}`
}
