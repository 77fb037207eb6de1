import type { JsonObject, JsonValue, Locale, LocalText } from '@splot/definition'

/** What lists show and search of a case; kept beside the snapshot by every adapter. */
export interface CaseRow {
  id: string
  workflow: string
  version: number
  /** Ids of the active states. */
  states: string[]
  status: 'active' | 'done'
  number: string | null
  /** What the case is called, in both languages where they differ. */
  title: string | LocalText
  /** Case that started this one. */
  parent: string | null
  /** Persons with a role in the case: `person` → roles. */
  members: Record<string, string[]>
  /**
   * What a reader must be or bring to read this case beside those who may read every one, such as
   * `coordinator region=14`; opaque to the store. Absent: nothing.
   */
  readers?: string[]
  /** Values of the definition's columns and of searchable fields; flat, texts also in both languages. */
  search: Record<string, string | number | boolean | LocalText | null>
  createdAt: string
  updatedAt: string
}

/** An item of work, as lists show it. */
export interface TaskRow {
  /** `<case id>/<item key>`. */
  id: string
  caseId: string
  task: string
  status: 'open' | 'finished' | 'cancelled'
  assignee: string | null
  role: string | null
  candidates: string[] | null
  excluded: string[]
  /** Roles whose holders sign in its form; absent where nobody besides who does it. */
  signers?: string[]
  offer: boolean
  createdAt: string
  dueAt: string | null
}

/** A running timer. */
export interface TimerRow {
  /** `<case id>/<timer key>`. */
  id: string
  caseId: string
  key: string
  dueAt: string
}

/** Something to deliver, written in the step that asked for it. */
export interface OutboxRow {
  /** The effect's key; receivers remove duplicates by it. */
  id: string
  caseId: string
  type: string
  params: JsonObject
  createdAt: string
}

/** A line of a case's history before the store chains it. */
export interface HistoryLine {
  at: string
  actor: string
  type: string
  data: JsonObject
}

/** A line of a case's history. `hash` = SHA-256 of the canonical JSON (RFC 8785) of all the rest. */
export interface HistoryEntry extends HistoryLine {
  seq: number
  previousHash: string
  hash: string
}

/** A case as stored: what the engine needs, untouched, with its revision. */
export interface StoredCase {
  row: CaseRow
  /** 1 after creation; grows by one with every commit. */
  revision: number
  snapshot: JsonObject
  /** The last entry of its history; `seq` 0 and 64 zeros where there is none. */
  historyHead?: { seq: number; hash: string }
}

/** All that one step changes. Together or not at all. */
export interface CaseCommit {
  caseId: string
  /** Revision the step was computed from; 0 creates. */
  expectedRevision: number
  row: CaseRow
  snapshot: JsonObject
  /**
   * All open items after the step, and those it finished or cancelled. A finished item once listed
   * stays, also when later commits leave it out.
   */
  tasks: TaskRow[]
  /** All timers that run after the step. */
  timers: TimerRow[]
  /** Added to what waits already. */
  outbox: OutboxRow[]
  history: HistoryLine[]
  /** Message consumed by this step; a second commit with the same id is refused: `store.duplicate`. */
  inbox?: string
  /**
   * Key of the request and what was answered; asked for again by `replayed`. A second commit with the
   * same key is refused: `store.duplicate`.
   */
  idempotency?: { key: string; reply: JsonValue }
}

/**
 * Which cases, in which order. Sorted by `updatedAt` descending, then id, unless said otherwise; texts
 * in the order of the Polish alphabet with numbers by value, cases without a value last.
 */
export interface CaseFilter {
  workflow?: string | string[]
  status?: 'active' | 'done'
  /** The case is in this state, or in one of these. */
  state?: string | string[]
  parent?: string
  member?: string
  /** Words that must all occur in number, title in any language or text columns; case and diacritics do not count. */
  text?: string
  /** Any of these stands among `readers`. */
  readers?: string[]
  /** This person has or had an item in the case or in one of its children; cancelled ones do not count. */
  worker?: string
  /** The case has a parent, and the parent belongs to this list. */
  parentIn?: CaseCondition
  /** The case belongs to at least one of these lists. */
  any?: CaseCondition[]
  /** Exact values of search columns. */
  search?: Record<string, string | number | boolean>
  sort?: {
    column: 'updatedAt' | 'createdAt' | 'number' | 'title'
    descending: boolean
    /** In which language titles are compared; default Polish. */
    locale?: Locale
  }
}

/** A filter without an order, as part of another. */
export type CaseCondition = Omit<CaseFilter, 'sort'>

/** Which items of work. Sorted by due date (none last), then creation. */
export interface TaskFilter {
  caseId?: string
  status?: 'open' | 'finished' | 'cancelled'
  /**
   * Items this person has, and open ones nobody has that they may claim: they are not excluded, and
   * they are among the candidates or, where none were computed, hold the item's role. Also open ones
   * that one of their roles signs, whoever has them.
   */
  person?: string
  /** Items this person has or had; cancelled ones do not count. */
  worker?: string
  /** Items of the children of this case. */
  parent?: string
  /** Items of cases of these workflows. */
  workflow?: string[]
  /** Items of this task, by its id in the definition. */
  task?: string
  /** Items due before this instant. */
  dueBefore?: string
  /** Programme roles of `person`. Case roles are not named here: the members of the case tell them. */
  roles?: string[]
  /** Also items that are offered, not owed. Default: left out. */
  includeOffers?: boolean
}

/** A page of a list. `next` is opaque; absent at the end. */
export interface Page<T> {
  items: T[]
  next?: string
}

/** A document beside the cases: a definition, a person, a draft, a mail, a session. */
export interface StoredDocument<T extends JsonValue = JsonValue> {
  id: string
  revision: number
  value: T
  updatedAt: string
}

/** Bytes kept by content address. */
export interface StoredBlob {
  sha256: string
  sizeBytes: number
}

/** All that is kept of a case, as another store takes it. */
export interface WholeCase {
  row: CaseRow
  revision: number
  snapshot: JsonObject
  /** All that are listed, finished ones too. */
  tasks: TaskRow[]
  timers: TimerRow[]
  /** What waits for delivery, oldest first. */
  outbox: OutboxRow[]
  /** Messages consumed, the first first. */
  inbox: string[]
  /** Requests answered, the first first. */
  replies: { key: string; reply: JsonValue }[]
  history: HistoryEntry[]
}

/** A document and what kind it is of. */
export interface WholeDocument {
  kind: string
  document: StoredDocument
}

/** What an adapter can do. */
export interface StoreCapabilities {
  name: string
  /** Several processes may open the same data. */
  multiProcess: boolean
  /** Acknowledged writes survive a power cut. */
  durable: boolean
}

/** A store as it was at one moment. Valid until its use ends. */
export type StoreMoment = Pick<Store, 'allCases' | 'allDocuments' | 'allBlobs' | 'openBlob'>

/**
 * The port. Promises every adapter keeps (`registerStoreContract`):
 *
 * - `commit` resolves only when the write survives `kill -9` and, where `durable`, a power cut;
 * - a commit with an old revision throws `store.conflict`, a repeated inbox id `store.duplicate`;
 * - row, snapshot, tasks, timers, outbox and history change together or not at all;
 * - after a failed write the old value is read;
 * - the cost of a commit does not grow with the number of cases;
 * - history only grows, and each entry carries the hash of the one before.
 */
export interface Store {
  readonly capabilities: StoreCapabilities

  /**
   * Returns the case, or `null`. Whoever names what they know of it gets that very object back while it
   * is the newest revision, and nothing is read again.
   */
  loadCase(id: string, known?: StoredCase): Promise<StoredCase | null>
  /** Returns the case and its whole history, read at once: both of the same revision; or `null`. */
  loadCaseWithHistory(id: string): Promise<{ stored: StoredCase; history: HistoryEntry[] } | null>
  /** Writes one step. @throws SplotError store.conflict, store.duplicate, store.full, store.closed */
  commitCase(commit: CaseCommit): Promise<{ revision: number }>
  /**
   * Runs `step` alone for this case: nobody else commits it between load and commit in this process;
   * on a conflict from another process it is run again (at most `attempts`, default 8, with growing
   * pauses). `known`: as of `loadCase`.
   */
  transactCase<T>(
    id: string,
    step: (stored: StoredCase | null) => Promise<{ commit?: CaseCommit; result: T }>,
    options?: { attempts?: number; known?: StoredCase | undefined },
  ): Promise<T>
  /** What was answered to this request before, or `undefined`. */
  replayed(caseId: string, key: string): Promise<JsonValue | undefined>
  /** Whether a step of the case consumed this message before. */
  consumed(caseId: string, inbox: string): Promise<boolean>
  queryCases(filter: CaseFilter, cursor?: string, limit?: number): Promise<Page<CaseRow>>
  countCases(filter: CaseFilter): Promise<number>
  queryTasks(filter: TaskFilter, cursor?: string, limit?: number): Promise<Page<TaskRow>>
  history(caseId: string, afterSeq?: number, limit?: number): Promise<HistoryEntry[]>

  /** Timers due at or before `now`, earliest first. */
  dueTimers(now: string, limit: number): Promise<TimerRow[]>
  /** When the next timer is due, or `null`. */
  nextDueAt(): Promise<string | null>
  /** Outbox rows nobody has taken, oldest first; taken for `leaseMs`, then offered again. */
  claimOutbox(now: string, limit: number, leaseMs: number): Promise<OutboxRow[]>
  /** Removes a delivered row. */
  ackOutbox(row: OutboxRow): Promise<void>
  /** Gives a row back, to be offered again at `retryAt`. */
  failOutbox(row: OutboxRow, retryAt: string): Promise<void>

  /** Documents beside the cases, by kind. */
  getDocument<T extends JsonValue>(kind: string, id: string): Promise<StoredDocument<T> | null>
  /** Writes; `expectedRevision` 0 creates, absent overwrites. @throws SplotError store.conflict */
  putDocument<T extends JsonValue>(
    kind: string,
    id: string,
    value: T,
    expectedRevision?: number,
  ): Promise<{ revision: number }>
  deleteDocument(kind: string, id: string): Promise<void>
  /** All documents of a kind, by id ascending. */
  listDocuments<T extends JsonValue>(
    kind: string,
    cursor?: string,
    limit?: number,
  ): Promise<Page<StoredDocument<T>>>

  /** Streams bytes in, at most `maxBytes`. @throws SplotError store.too-large */
  putBlob(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob>
  /** Streams bytes out, or `null`. */
  openBlob(sha256: string): Promise<AsyncIterable<Uint8Array> | null>

  /** Every case, in any order, each as it is at one moment. */
  allCases(): AsyncIterable<WholeCase>
  /** Every document, in any order. */
  allDocuments(): AsyncIterable<WholeDocument>
  /** The address of every blob, in any order. */
  allBlobs(): AsyncIterable<string>
  /**
   * Gives `use` everything as it is together at one moment: what is written meanwhile does not show in
   * it. Writers wait only for the moment itself.
   *
   * @throws SplotError store.corrupt where something cannot be read, store.full
   */
  moment<T>(use: (then: StoreMoment) => Promise<T>): Promise<T>
  /** Takes a case as another store had it. @throws SplotError store.conflict where it is there already */
  takeCase(whole: WholeCase): Promise<void>
  /** Takes a document likewise. @throws SplotError store.conflict where it is there already */
  takeDocument(whole: WholeDocument): Promise<void>

  /** Calls back with ids of cases that changed. A hint: may drop, never lies. */
  subscribe(listener: (caseId: string, revision: number) => void): () => void
  /** Calls back with documents that changed; revision 0 where one was deleted. A hint likewise. */
  subscribeDocuments(listener: (kind: string, id: string, revision: number) => void): () => void
  close(): Promise<void>
}
