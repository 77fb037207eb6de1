import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import type { JsonValue } from '@splot/definition'
import type {
  CaseCommit,
  CaseFilter,
  OutboxRow,
  Store,
  StoreMoment,
  StoredCase,
  TaskFilter,
  WholeCase,
  WholeDocument,
} from '@splot/store'
import { blobsBeside, CaseSteps, Listeners, OpenCalls } from '@splot/store/adapter'
import type { BlobShelf } from '@splot/store/adapter'
import { PostgresCases } from './cases/postgres-cases.ts'
import { Changes } from './changes/changes.ts'
import { Database } from './database.ts'
import type { DatabaseLimits } from './database.ts'
import { databaseError } from './database-error.ts'
import { DueTimers } from './deliveries/due-timers.ts'
import { Outbox } from './deliveries/outbox.ts'
import { PostgresBlobs } from './documents/postgres-blobs.ts'
import { PostgresDocuments } from './documents/postgres-documents.ts'
import { CaseLists } from './lists/case-lists.ts'
import { TaskLists } from './lists/task-lists.ts'
import { migrate } from './migrations/migrate.ts'

/** How a store on PostgreSQL is opened. */
export interface PostgresStoreOptions extends Partial<DatabaseLimits> {
  /** `postgres://user:password@host:5432/name`; what it leaves out comes from `PGHOST` and its like. */
  url: string
  /** Where files that people send are put, such as a bucket; those in the database stay readable. */
  blobs?: BlobShelf
  /** RFC 3339 instant, for `updatedAt` of documents. Default: the clock. */
  now?: () => string
  /** What the process is called in `pg_stat_activity`. Default: `splot`. */
  applicationName?: string
}

const defaults: DatabaseLimits = {
  connections: 10,
  waiting: 500,
  waitingMs: 5_000,
  patienceMs: 5_000,
  answerMs: 30_000,
}
const tidyEveryMs = 3_600_000

/**
 * Opens a store on PostgreSQL 15 or later, and brings its schema up to date. Any number of processes may
 * do so at once and work side by side.
 *
 * @throws SplotError store.unreachable, store.newer, store.unwritable
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { connections, waiting, waitingMs, patienceMs, answerMs } = { ...defaults, ...options }
  const config: ClientConfig = {
    connectionString: options.url,
    application_name: options.applicationName ?? 'splot',
    keepAlive: true,
    connectionTimeoutMillis: waitingMs,
  }
  const limits = { connections, waiting, waitingMs, patienceMs, answerMs }
  const database = new Database(config, limits)
  const now = options.now ?? (() => new Date().toISOString())
  try {
    await database.patiently(() => migrated(config))
    const store = new PostgresStore(database, config, { now, blobs: options.blobs })
    await store.start()
    return store
  } catch (error) {
    await database.close()
    throw error
  }
}

async function migrated(config: ClientConfig): Promise<void> {
  const client = new Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await migrate(client)
  } catch (error) {
    throw databaseError(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

class PostgresStore implements Store {
  readonly capabilities = { name: 'postgres', multiProcess: true, durable: true }
  readonly #database: Database
  readonly #now: () => string
  readonly #calls = new OpenCalls()
  readonly #listeners = {
    cases: new Listeners<[caseId: string, revision: number]>(),
    documents: new Listeners<[kind: string, id: string, revision: number]>(),
  }
  readonly #cases: PostgresCases
  readonly #steps: CaseSteps
  readonly #caseLists: CaseLists
  readonly #taskLists: TaskLists
  readonly #timers: DueTimers
  readonly #outbox: Outbox
  readonly #documents: PostgresDocuments
  readonly #ownBlobs: PostgresBlobs
  readonly #besideBlobs: BlobShelf | undefined
  readonly #blobs: BlobShelf
  readonly #changes: Changes
  #tidying: NodeJS.Timeout | undefined

  constructor(
    database: Database,
    config: ClientConfig,
    { now, blobs }: { now: () => string; blobs: BlobShelf | undefined },
  ) {
    this.#database = database
    this.#now = now
    this.#cases = new PostgresCases(database)
    this.#steps = new CaseSteps({
      load: (id, known) => this.#cases.load(id, known),
      commit: (commit) => this.#commit(commit),
    })
    this.#caseLists = new CaseLists(database)
    this.#taskLists = new TaskLists(database)
    const holder = randomUUID()
    this.#timers = new DueTimers(database, holder)
    this.#outbox = new Outbox(database, holder)
    this.#documents = new PostgresDocuments(database, now)
    this.#ownBlobs = new PostgresBlobs(database)
    this.#besideBlobs = blobs
    this.#blobs = blobsBeside(this.#ownBlobs, blobs)
    this.#changes = new Changes(database, config, this.#listeners)
  }

  async start(): Promise<void> {
    await this.#changes.start()
    this.#tidying = setInterval(() => void this.#tidy(), tidyEveryMs).unref()
  }

  /** What fails is done the next time. */
  async #tidy(): Promise<void> {
    await this.#documents.forgetDeleted().catch(() => undefined)
    await this.#ownBlobs.dropAbandoned().catch(() => undefined)
  }

  loadCase(id: string, known?: StoredCase) {
    return this.#calls.run(() => this.#cases.load(id, known))
  }

  loadCaseWithHistory(id: string) {
    return this.#calls.run(() => this.#cases.loadWithHistory(id))
  }

  commitCase(commit: CaseCommit) {
    return this.#calls.run(() => this.#commit(commit))
  }

  async #commit(commit: CaseCommit): Promise<{ revision: number }> {
    const done = await this.#cases.commit(commit)
    this.#changes.caseChanged(commit.caseId, done.revision)
    return done
  }

  transactCase: Store['transactCase'] = (id, step, options) =>
    this.#calls.run(() => this.#steps.run(id, step, options))

  replayed(caseId: string, key: string) {
    return this.#calls.run(() => this.#cases.replayed(caseId, key))
  }

  consumed(caseId: string, inbox: string) {
    return this.#calls.run(() => this.#cases.consumed(caseId, inbox))
  }

  queryCases(filter: CaseFilter, cursor?: string, limit?: number) {
    return this.#calls.run(() => this.#caseLists.page(filter, cursor, limit))
  }

  countCases(filter: CaseFilter) {
    return this.#calls.run(() => this.#caseLists.count(filter))
  }

  queryTasks(filter: TaskFilter, cursor?: string, limit?: number) {
    return this.#calls.run(() => this.#taskLists.page(filter, cursor, limit))
  }

  history(caseId: string, afterSeq = 0, limit = Number.MAX_SAFE_INTEGER) {
    return this.#calls.run(() => this.#cases.history(caseId, Math.max(0, afterSeq), limit))
  }

  dueTimers(now: string, limit: number) {
    return this.#calls.run(() => this.#timers.due(now, limit))
  }

  nextDueAt() {
    return this.#calls.run(() => this.#timers.next())
  }

  claimOutbox(now: string, limit: number, leaseMs: number) {
    return this.#calls.run(() => this.#outbox.claim(now, limit, leaseMs))
  }

  ackOutbox(row: OutboxRow) {
    return this.#calls.run(() => this.#outbox.ack(row))
  }

  failOutbox(row: OutboxRow, retryAt: string) {
    return this.#calls.run(() => this.#outbox.fail(row, retryAt))
  }

  getDocument<T extends JsonValue>(kind: string, id: string) {
    return this.#calls.run(() => this.#documents.get<T>(kind, id))
  }

  putDocument<T extends JsonValue>(kind: string, id: string, value: T, expectedRevision?: number) {
    return this.#calls.run(async () => {
      const done = await this.#documents.put(kind, id, value, expectedRevision)
      this.#changes.documentChanged(kind, id, done.revision)
      return done
    })
  }

  deleteDocument(kind: string, id: string) {
    return this.#calls.run(async () => {
      if (await this.#documents.delete(kind, id)) this.#changes.documentChanged(kind, id, 0)
    })
  }

  listDocuments<T extends JsonValue>(kind: string, cursor?: string, limit?: number) {
    return this.#calls.run(() => this.#documents.list<T>(kind, cursor, limit))
  }

  putBlob(bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
    return this.#calls.run(() => this.#blobs.put(bytes, maxBytes))
  }

  openBlob(sha256: string) {
    return this.#calls.run(() => this.#blobs.open(sha256))
  }

  async *allCases(): AsyncIterable<WholeCase> {
    this.#calls.assertOpen()
    yield* this.#cases.all()
  }

  async *allDocuments(): AsyncIterable<WholeDocument> {
    this.#calls.assertOpen()
    yield* this.#documents.all()
  }

  async *allBlobs(): AsyncIterable<string> {
    this.#calls.assertOpen()
    yield* this.#blobs.addresses()
  }

  moment<T>(use: (then: StoreMoment) => Promise<T>): Promise<T> {
    return this.#calls.run(() =>
      this.#database.moment((statements) => {
        const cases = new PostgresCases(statements)
        const documents = new PostgresDocuments(statements, this.#now)
        const blobs = blobsBeside(new PostgresBlobs(statements), this.#besideBlobs)
        return use({
          allCases: () => cases.all(),
          allDocuments: () => documents.all(),
          allBlobs: () => blobs.addresses(),
          openBlob: (sha256) => blobs.open(sha256),
        })
      }),
    )
  }

  takeCase(whole: WholeCase) {
    return this.#calls.run(async () => {
      await this.#cases.take(whole)
      this.#changes.caseChanged(whole.row.id, whole.revision)
    })
  }

  takeDocument(whole: WholeDocument) {
    return this.#calls.run(async () => {
      await this.#documents.take(whole)
      this.#changes.documentChanged(whole.kind, whole.document.id, whole.document.revision)
    })
  }

  subscribe(listener: (caseId: string, revision: number) => void): () => void {
    return this.#listeners.cases.add(listener)
  }

  subscribeDocuments(listener: (kind: string, id: string, revision: number) => void): () => void {
    return this.#listeners.documents.add(listener)
  }

  close(): Promise<void> {
    return this.#calls.close(async () => {
      clearInterval(this.#tidying)
      this.#listeners.cases.clear()
      this.#listeners.documents.clear()
      await this.#changes.close()
      // a database that is gone lets go by itself
      await this.#timers.release().catch(() => undefined)
      await this.#outbox.release().catch(() => undefined)
      await this.#database.close()
    })
  }
}
