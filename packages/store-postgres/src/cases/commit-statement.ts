import type { HistoryEntry, HistoryHead } from '@splot/store'
import type { Statement } from '../database.ts'
import { Parameters } from '../parameters.ts'
import type { PreparedCommit } from './prepared-commit.ts'

const taskTypes = {
  id: 'text',
  row_json: 'text',
  task: 'text',
  status: 'text',
  assignee: 'text',
  offer: 'boolean',
  words: 'text',
  created_at: 'timestamptz',
  due_at: 'timestamptz',
} as const

/**
 * Returns the statement that writes one step: it returns a row when it wrote all, none when the case is
 * at another revision, and fails on a message or a request the case has seen.
 *
 * One statement is one transaction and one way to the database and back. Every part but the first takes
 * its rows from `done`, which is empty when the revision was another. A table is written once in it:
 * CockroachDB refuses more. Its text depends only on which parts there are, so that a connection plans
 * it once.
 */
export function commitStatement(
  prepared: PreparedCommit,
  entries: readonly HistoryEntry[],
  head: HistoryHead,
): Statement {
  const { commit, outbox, messages, replies, tasks } = prepared
  const creates = commit.expectedRevision === 0
  const values = new Parameters()
  const id = values.add(commit.caseId, 'text')
  const revision = values.add(prepared.revision, 'integer')
  const parts = [caseRow(values, prepared, head, creates, id, revision)]
  const has = {
    history: entries.length > 0,
    tasks: !creates || tasks['id']!.length > 0,
    outbox: outbox.ids.length > 0,
    messages: messages.hashes.length > 0,
    replies: replies.hashes.length > 0,
  }
  if (has.history) parts.push(historyRows(values, entries, id))
  parts.push(timersRow(values, prepared, id))
  if (has.tasks) parts.push(taskRows(values, prepared, id))
  if (has.outbox) parts.push(outboxRows(values, prepared, id))
  if (has.messages) parts.push(keyRows(values, messages, id, revision, 'message'))
  if (has.replies) parts.push(keyRows(values, replies, id, revision, 'reply'))
  const shape = Object.entries(has).flatMap(([part, is]) => (is ? part : []))
  return {
    name: ['commit', creates ? 'new' : 'next', ...shape].join('-'),
    text: `with ${parts.join(',\n')}\nselect 1 as written from done`,
    values: values.values,
  }
}

const keyTables = {
  message: { table: 'case_messages', hash: 'message_hash', json: 'message_json' },
  reply: { table: 'case_replies', hash: 'request_hash', json: 'reply_json' },
}

/** What stands there already makes the whole statement fail. */
function keyRows(
  values: Parameters,
  kept: PreparedCommit['messages'],
  id: string,
  revision: string,
  of: keyof typeof keyTables,
): string {
  const { table, hash, json } = keyTables[of]
  const hashes = values.add(kept.hashes, 'text[]')
  const texts = values.add(kept.json, 'text[]')
  return `${of} as (insert into ${table} (case_id, ${hash}, ${json}, revision, place)
    select ${id}, u.hash, u.json, ${revision}, u.place
    from done, unnest(${hashes}, ${texts}) with ordinality as u (hash, json, place))`
}

function caseRow(
  values: Parameters,
  { commit, columns }: PreparedCommit,
  head: HistoryHead,
  creates: boolean,
  id: string,
  revision: string,
): string {
  const all = { ...columns, head_seq: head.seq, head_hash: head.hash }
  const names = Object.keys(all)
  const given = Object.values(all).map((value) => values.add(value))
  if (creates)
    return `done as (insert into cases (id, revision, changed_at, ${names.join(', ')})
      values (${id}, ${revision}, now(), ${given.join(', ')}) on conflict (id) do nothing returning id)`
  const set = names.map((name, at) => `${name} = ${given[at]}`)
  const expected = values.add(commit.expectedRevision, 'integer')
  return `done as (update cases set revision = ${revision}, changed_at = now(), ${set.join(', ')}
    where id = ${id} and revision = ${expected} returning id)`
}

function historyRows(values: Parameters, entries: readonly HistoryEntry[], id: string): string {
  const seqs = values.add(
    entries.map(({ seq }) => seq),
    'integer[]',
  )
  const texts = values.add(
    entries.map((entry) => JSON.stringify(entry)),
    'text[]',
  )
  return `history as (insert into case_history (case_id, seq, entry_json)
    select ${id}, u.seq, u.entry from done, unnest(${seqs}, ${texts}) as u (seq, entry))`
}

/** Timers that stay as they are are not written, and stay with the process that holds them. */
function timersRow(values: Parameters, { timers }: PreparedCommit, id: string): string {
  const json = values.add(timers.json, 'text')
  const due = values.add(timers.nextDueAt, 'timestamptz')
  return `timing as (insert into timers (case_id, timers_json, next_due_at)
    select ${id}, ${json}, ${due} from done left join timers t on t.case_id = ${id}
    where coalesce(t.timers_json, '[]') <> ${json}
    on conflict (case_id) do update set timers_json = excluded.timers_json,
      next_due_at = excluded.next_due_at, holder = null, held_until = null)`
}

/** Items that stay as they are are not written; open ones no longer listed are gone. */
function taskRows(values: Parameters, { tasks }: PreparedCommit, id: string): string {
  const names = Object.keys(taskTypes) as (keyof typeof taskTypes)[]
  const given = names.map((name) => values.add(tasks[name], `${taskTypes[name]}[]`))
  const columns = names.join(', ')
  const picked = names.map((name) => (name === 'words' ? 'u.words::text[]' : `u.${name}`))
  const before = names.map((name) => (name === 'status' ? `'gone'` : `t.${name}`))
  const after = names.slice(1).map((name) => `${name} = excluded.${name}`)
  return `items as (insert into tasks (case_id, ${columns})
    select ${id}, u.* from done, (
      select ${picked.join(', ')} from unnest(${given.join(', ')}) as u (${columns})
      left join tasks t on t.case_id = ${id} and t.id = u.id
      where t.id is null or t.status = 'gone' or t.row_json <> u.row_json or t.words <> u.words::text[]
      union all
      select ${before.join(', ')} from tasks t
      where t.case_id = ${id} and t.status = 'open' and not t.id = any (${given[0]})
    ) u
    on conflict (case_id, id) do update set ${after.join(', ')})`
}

/**
 * What waits already under the same id stays as it is. Clocks of processes differ: what a case asks for
 * later never counts as older.
 */
function outboxRows(values: Parameters, { outbox }: PreparedCommit, id: string): string {
  const ids = values.add(outbox.ids, 'text[]')
  const rows = values.add(outbox.rows, 'text[]')
  const created = values.add(outbox.createdAt, 'timestamptz[]')
  return `effects as (insert into outbox
      (case_id, id, row_json, created_at, written_at, place, not_before, held_until)
    select ${id}, u.id, u.row,
      greatest(u.created, (select max(o.created_at) from outbox o where o.case_id = ${id})),
      now(), u.place, '-infinity', '-infinity'
    from done, unnest(${ids}, ${rows}, ${created}) with ordinality as u (id, row, created, place)
    on conflict (case_id, id) do nothing)`
}
