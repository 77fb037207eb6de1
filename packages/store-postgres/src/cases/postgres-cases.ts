import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import { chainHistory, emptyHead } from '@splot/store'
import type {
  CaseCommit,
  CaseRow,
  HistoryEntry,
  HistoryHead,
  StoredCase,
  WholeCase,
} from '@splot/store'
import {
  assertCaseId,
  assertCommit,
  isCaseId,
  messageRepeated,
  requestRepeated,
  revisionConflict,
} from '@splot/store/adapter'
import type { Statements } from '../database.ts'
import { isLost, isTaken } from '../database-error.ts'
import { commitStatement } from './commit-statement.ts'
import { KnownHeads } from './known-heads.ts'
import { keyHash, prepareCommit, prepareWhole } from './prepared-commit.ts'
import type { PreparedCommit } from './prepared-commit.ts'

interface CaseColumns {
  revision: number
  head_seq: number
  head_hash: string
  row_json: string | null
  snapshot_json: string | null
}

interface WholeColumns extends CaseColumns {
  timers_json: string | null
  entries: string[] | null
  tasks: string[] | null
  outbox: string[] | null
  messages: string[] | null
  replies: string[] | null
}

const casesAtOnce = 50
// one statement sees one moment
const wholeCases = `select id, revision, head_seq, head_hash, row_json, snapshot_json,
  (select timers_json from timers where case_id = c.id) as timers_json,
  (select array_agg(entry_json order by seq) from case_history where case_id = c.id) as entries,
  (select array_agg(row_json order by created_at, id) from tasks
    where case_id = c.id and status <> 'gone') as tasks,
  (select array_agg(row_json order by created_at, written_at, place) from outbox
    where case_id = c.id) as outbox,
  (select array_agg(message_json order by revision, place) from case_messages
    where case_id = c.id) as messages,
  (select array_agg(reply_json order by revision, place) from case_replies
    where case_id = c.id) as replies
  from cases c where id > $1 order by id limit $2`

function wholeCase(found: WholeColumns): WholeCase {
  const parsed = <T>(texts: string[] | null): T[] => (texts ?? []).map(parse<T>)
  return {
    row: parse(found.row_json ?? ''),
    revision: found.revision,
    snapshot: parse(found.snapshot_json ?? ''),
    tasks: parsed(found.tasks),
    timers: parse(found.timers_json ?? '[]'),
    outbox: parsed(found.outbox),
    inbox: parsed(found.messages),
    replies: parsed(found.replies),
    history: parsed(found.entries),
  }
}

/** A commit on its way, and the entries it was tried with last. */
interface Attempt {
  prepared: PreparedCommit
  entries: HistoryEntry[] | null
}

const refusals = new Set(['store.conflict', 'store.duplicate'])
const largestInteger = 2 ** 31 - 1

const parse = <T>(text: string): T => JSON.parse(text) as T

/** Cases, their steps and their histories. */
export class PostgresCases {
  readonly #database: Statements
  readonly #heads = new KnownHeads()

  constructor(database: Statements) {
    this.#database = database
  }

  async load(id: string, known?: StoredCase): Promise<StoredCase | null> {
    if (!isCaseId(id)) return null
    const knownRevision = known?.row.id === id ? known.revision : 0
    const [found] = await this.#database.rows<CaseColumns>({
      name: 'load-case',
      // what is known already is not read, nor sent
      text: `select revision, head_seq, head_hash,
        case when revision <> $2 then row_json end as row_json,
        case when revision <> $2 then snapshot_json end as snapshot_json
        from cases where id = $1`,
      values: [id, knownRevision],
    })
    if (!found) return null
    if (known && found.revision === knownRevision) return known
    return this.#storedCase(id, found)
  }

  async loadWithHistory(
    id: string,
  ): Promise<{ stored: StoredCase; history: HistoryEntry[] } | null> {
    if (!isCaseId(id)) return null
    const [found] = await this.#database.rows<CaseColumns & { entries: string[] | null }>({
      name: 'load-case-with-history',
      // one statement sees one moment
      text: `select revision, head_seq, head_hash, row_json, snapshot_json,
        (select array_agg(entry_json order by seq) from case_history where case_id = $1) as entries
        from cases where id = $1`,
      values: [id],
    })
    if (!found) return null
    const history = (found.entries ?? []).map(parse<HistoryEntry>)
    return { stored: this.#storedCase(id, found), history }
  }

  #storedCase(id: string, found: CaseColumns): StoredCase {
    const { revision, head_seq: seq, head_hash: hash } = found
    this.#heads.remember(id, revision, { seq, hash })
    return {
      row: parse<CaseRow>(found.row_json ?? ''),
      revision,
      snapshot: parse<JsonObject>(found.snapshot_json ?? ''),
      historyHead: { seq, hash },
    }
  }

  /**
   * Writes a step. Where the connection was lost nobody knows what became of it: it is tried again, and
   * a refusal then may mean that it had been written.
   *
   * @throws SplotError store.conflict, store.duplicate, store.bad-id, and what the database refuses with
   */
  async commit(given: CaseCommit): Promise<{ revision: number }> {
    assertCaseId(given.caseId)
    assertCommit(given)
    const attempt: Attempt = { prepared: prepareCommit(given), entries: null }
    let isUnsure = false
    await this.#database.patiently(async () => {
      try {
        await this.#write(attempt)
      } catch (error) {
        if (isLost(error)) isUnsure = true
        const isRefused = error instanceof SplotError && refusals.has(error.code)
        if (!isUnsure || !isRefused || !(await this.#isWritten(attempt))) throw error
      }
    })
    return { revision: given.expectedRevision + 1 }
  }

  async #write(attempt: Attempt): Promise<void> {
    const { prepared } = attempt
    const { commit } = prepared
    const head = await this.#headAt(prepared)
    const entries = chainHistory(head, prepared.history)
    const last = entries.at(-1)
    const after: HistoryHead = last ? { seq: last.seq, hash: last.hash } : head
    attempt.entries = entries
    let written: unknown[]
    try {
      written = await this.#database.once(commitStatement(prepared, entries, after))
    } catch (error) {
      if (isTaken(error)) throw await this.#refusalOf(prepared)
      throw error
    }
    if (written.length === 0) throw await this.#refusalOf(prepared)
    this.#heads.remember(commit.caseId, commit.expectedRevision + 1, after)
  }

  /** The last entry of the revision the step was computed from. @throws SplotError as `commit` */
  async #headAt(prepared: PreparedCommit): Promise<HistoryHead> {
    const { caseId, expectedRevision } = prepared.commit
    if (expectedRevision === 0) return emptyHead
    const known = this.#heads.at(caseId, expectedRevision)
    if (known) return known
    const [found] = await this.#database.once<{ head_seq: number; head_hash: string }>({
      name: 'case-head',
      text: 'select head_seq, head_hash from cases where id = $1 and revision = $2',
      values: [caseId, expectedRevision],
    })
    if (!found) throw await this.#refusalOf(prepared)
    return { seq: found.head_seq, hash: found.head_hash }
  }

  /** Why a step was not written. Duplicates are told before conflicts. */
  async #refusalOf(prepared: PreparedCommit): Promise<SplotError> {
    const { commit, messages, replies } = prepared
    const [found] = await this.#database.once<{
      revision: number | null
      consumed: boolean
      answered: boolean
    }>({
      name: 'commit-refusal',
      text: `select (select revision from cases where id = $1) as revision,
        exists (select 1 from case_messages where case_id = $1 and message_hash = $2) as consumed,
        exists (select 1 from case_replies where case_id = $1 and request_hash = $3) as answered`,
      values: [commit.caseId, messages.hashes[0] ?? '', replies.hashes[0] ?? ''],
    })
    if (found?.consumed) return messageRepeated(commit.caseId, commit.inbox ?? '')
    if (found?.answered) return requestRepeated(commit.caseId, commit.request ?? '')
    return revisionConflict(commit, found?.revision ?? 0)
  }

  /** Whether this very step stands in the case: by its entries, which carry the hash of all before. */
  async #isWritten({ prepared, entries }: Attempt): Promise<boolean> {
    if (entries === null) return false
    const { caseId, expectedRevision } = prepared.commit
    const [first] = entries
    const [found] = await this.#database.once<{ entry: string | null; snapshot: string }>({
      text: `select snapshot_json as snapshot,
        (select entry_json from case_history where case_id = $1 and seq = $3) as entry
        from cases where id = $1 and revision > $2`,
      values: [caseId, expectedRevision, first?.seq ?? 0],
    })
    if (!found) return false
    if (!first) return found.snapshot === prepared.columns['snapshot_json']
    return found.entry === JSON.stringify(first)
  }

  /** Every case, by id, each as it is at one moment. */
  async *all(): AsyncIterable<WholeCase> {
    let after = ''
    for (;;) {
      const found: (WholeColumns & { id: string })[] = await this.#database.rows({
        name: 'whole-cases',
        text: wholeCases,
        values: [after, casesAtOnce],
      })
      for (const columns of found) yield wholeCase(columns)
      after = found.at(-1)?.id ?? ''
      if (found.length < casesAtOnce) return
    }
  }

  /** Takes a case as another store had it. @throws SplotError store.conflict, store.bad-id */
  async take(whole: WholeCase): Promise<void> {
    assertCaseId(whole.row.id)
    const last = whole.history.at(-1)
    const head = last ? { seq: last.seq, hash: last.hash } : emptyHead
    const prepared = prepareWhole(whole)
    const statement = commitStatement(prepared, whole.history, head)
    const written = await this.#database.patiently(() => this.#database.once(statement))
    if (written.length === 0) throw await this.#refusalOf(prepared)
  }

  async replayed(id: string, key: string): Promise<JsonValue | undefined> {
    if (!isCaseId(id)) return undefined
    const [found] = await this.#database.rows<{ reply_json: string }>({
      name: 'replayed',
      text: 'select reply_json from case_replies where case_id = $1 and request_hash = $2',
      values: [id, keyHash(key)],
    })
    return found && parse<{ reply: JsonValue }>(found.reply_json).reply
  }

  async consumed(id: string, message: string): Promise<boolean> {
    if (!isCaseId(id)) return false
    const found = await this.#database.rows({
      name: 'consumed',
      text: 'select 1 from case_messages where case_id = $1 and message_hash = $2',
      values: [id, keyHash(message)],
    })
    return found.length > 0
  }

  async history(id: string, afterSeq: number, limit: number): Promise<HistoryEntry[]> {
    if (!isCaseId(id)) return []
    const found = await this.#database.rows<{ entry_json: string }>({
      name: 'history',
      text: 'select entry_json from case_history where case_id = $1 and seq > $2 order by seq limit $3',
      values: [id, Math.min(afterSeq, largestInteger), Math.min(limit, largestInteger)],
    })
    return found.map(({ entry_json: text }) => parse<HistoryEntry>(text))
  }
}
