import { SplotError } from '@splot/definition'
import type { JsonValue } from '@splot/definition'
import { assertDocumentKey, isDocumentKey } from './case-id.ts'
import { caseListName, defaultCaseSort, placeOf } from './cases/case-order.ts'
import { CaseKeeper } from './cases/case-keeper.ts'
import { taskCursorKey, taskListName, taskPlaceOf } from './cases/task-list.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { parseCursor, toCursor } from './lists/cursor.ts'
import type { CursorKey } from './lists/cursor.ts'
import { pageSize } from './lists/page-size.ts'
import type { AckShelf, BlobShelf, CaseShelf, DocumentShelf } from './store-parts.ts'
import type {
  CaseCommit,
  CaseFilter,
  OutboxRow,
  Page,
  Store,
  StoreCapabilities,
  StoredCase,
  StoredDocument,
  TaskFilter,
} from './types.ts'

/** What a store of one process is put together from. */
export interface StoreParts {
  capabilities: StoreCapabilities
  cases: CaseShelf
  acks: AckShelf
  documents: DocumentShelf
  blobs: BlobShelf
  /** RFC 3339 instant, for `updatedAt` of documents. */
  now: () => string
  /** Called once, when all that was under way has settled. */
  close: () => Promise<void>
}

/** Returns the items of a page and the cursor of the next. `found` holds one more than the page. */
function toPage<P, T>(found: [P, T][], size: number, cursorOf: (place: P) => string): Page<T> {
  const items = found.slice(0, size).map(([, item]) => structuredClone(item))
  const last = found[size - 1]
  return found.length > size && last ? { items, next: cursorOf(last[0]) } : { items }
}

function placeAt<P>(list: string, cursor: string | undefined, read: (key: CursorKey) => P | null) {
  if (cursor === undefined) return null
  const place = read(parseCursor(list, cursor))
  if (place === null)
    throw new SplotError('store.bad-cursor', `Expected a cursor of the list "${list}"`)
  return place
}

function milliseconds(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new Error(`"${instant}" is no instant`)
  return ms
}

/** A listener is told, not asked: its failure must not turn a durable write into an error. */
function tellAll<Told extends unknown[]>(
  listeners: ReadonlySet<(...told: Told) => void>,
  ...told: Told
): void {
  for (const listener of listeners) {
    try {
      listener(...told)
    } catch {
      // what it should have been told, it reads when it next looks
    }
  }
}

/** Returns a store of one process over parts that hold nothing yet. */
export function assembleEmptyStore(parts: StoreParts): Store {
  return new AssembledStore(parts, new CaseKeeper(parts.cases, parts.acks))
}

/** Returns a store of one process over the given parts, with its lists filled from them. */
export async function assembleStore(parts: StoreParts): Promise<Store> {
  const cases = new CaseKeeper(parts.cases, parts.acks)
  await cases.start()
  return new AssembledStore(parts, cases)
}

class AssembledStore implements Store {
  readonly capabilities: StoreCapabilities
  readonly #parts: StoreParts
  readonly #cases: CaseKeeper
  readonly #documentQueue = new KeyedQueue()
  readonly #listeners = new Set<(caseId: string, revision: number) => void>()
  readonly #documentListeners = new Set<(kind: string, id: string, revision: number) => void>()
  #underWay = 0
  #settled: (() => void) | undefined
  #closing: Promise<void> | undefined

  constructor(parts: StoreParts, cases: CaseKeeper) {
    this.capabilities = parts.capabilities
    this.#parts = parts
    this.#cases = cases
  }

  /** Runs one call of the port, which `close` waits for. @throws SplotError store.closed */
  async #call<T>(job: () => Promise<T> | T): Promise<T> {
    if (this.#closing)
      throw new SplotError('store.closed', 'Expected an open store but it is closed')
    return this.#counted(job)
  }

  async #counted<T>(job: () => Promise<T> | T): Promise<T> {
    this.#underWay += 1
    try {
      return await job()
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) this.#settled?.()
    }
  }

  loadCase(id: string, known?: StoredCase) {
    return this.#call(() => this.#cases.load(id, known))
  }

  loadCaseWithHistory(id: string) {
    return this.#call(() => this.#cases.loadWithHistory(id))
  }

  commitCase(commit: CaseCommit) {
    return this.#call(() => this.#commit(commit))
  }

  async #commit(commit: CaseCommit): Promise<{ revision: number }> {
    const done = await this.#cases.commit(commit)
    tellAll(this.#listeners, commit.caseId, done.revision)
    return done
  }

  transactCase: Store['transactCase'] = (id, step, { attempts = 5 } = {}) =>
    this.#call(() => this.#cases.transact(id, step, attempts, (commit) => this.#commit(commit)))

  replayed(caseId: string, key: string) {
    return this.#call(() => this.#cases.replayed(caseId, key))
  }

  consumed(caseId: string, inbox: string) {
    return this.#call(() => this.#cases.consumed(caseId, inbox))
  }

  queryCases(filter: CaseFilter, cursor?: string, limit?: number) {
    return this.#call(() => {
      const sort = filter.sort ?? defaultCaseSort
      const list = caseListName(sort)
      const size = pageSize(limit)
      const after = placeAt(list, cursor, placeOf)
      const found = this.#cases.index.cases(filter, after, size + 1)
      return toPage(found, size, ({ value, id }) => toCursor(list, [value, id]))
    })
  }

  countCases(filter: CaseFilter) {
    return this.#call(() => this.#cases.index.count(filter))
  }

  queryTasks(filter: TaskFilter, cursor?: string, limit?: number) {
    return this.#call(() => {
      const size = pageSize(limit)
      const after = placeAt(taskListName, cursor, taskPlaceOf)
      const found = this.#cases.index.tasks(filter, after, size + 1)
      return toPage(found, size, (place) => toCursor(taskListName, taskCursorKey(place)))
    })
  }

  history(caseId: string, afterSeq = 0, limit = Number.MAX_SAFE_INTEGER) {
    return this.#call(() => this.#cases.history(caseId, Math.max(0, afterSeq), limit))
  }

  dueTimers(now: string, limit: number) {
    return this.#call(() => structuredClone(this.#cases.index.dueTimers(milliseconds(now), limit)))
  }

  nextDueAt() {
    return this.#call(() => this.#cases.index.nextDueAt())
  }

  claimOutbox(now: string, limit: number, leaseMs: number) {
    return this.#call(() =>
      structuredClone(this.#cases.index.outbox.claim(milliseconds(now), limit, leaseMs)),
    )
  }

  ackOutbox(row: OutboxRow) {
    return this.#call(() => this.#cases.ack(row))
  }

  failOutbox(row: OutboxRow, retryAt: string) {
    return this.#call(() => this.#cases.index.outbox.postpone(row, milliseconds(retryAt)))
  }

  async getDocument<T extends JsonValue>(kind: string, id: string) {
    return this.#call(async () => {
      if (!isDocumentKey(kind, id)) return null
      const found = await this.#documentQueue.run(`${kind}/${id}`, () =>
        this.#parts.documents.read(kind, id),
      )
      return found as StoredDocument<T> | null
    })
  }

  putDocument<T extends JsonValue>(kind: string, id: string, value: T, expectedRevision?: number) {
    return this.#call(() => {
      assertDocumentKey(kind, id)
      const own = structuredClone(value) as JsonValue
      return this.#documentQueue.run(`${kind}/${id}`, () =>
        this.#putAlone(kind, id, own, expectedRevision),
      )
    })
  }

  async #putAlone(kind: string, id: string, value: JsonValue, expectedRevision?: number) {
    const { documents, now } = this.#parts
    const current = (await documents.read(kind, id))?.revision ?? 0
    if (expectedRevision !== undefined && expectedRevision !== current)
      throw new SplotError(
        'store.conflict',
        `Expected the ${kind} document at revision ${expectedRevision} but it is at ${current}`,
        { details: { expected: expectedRevision, actual: current } },
      )
    const revision = current + 1
    await documents.write(kind, { id, revision, value, updatedAt: now() })
    tellAll(this.#documentListeners, kind, id, revision)
    return { revision }
  }

  deleteDocument(kind: string, id: string) {
    return this.#call(async () => {
      if (!isDocumentKey(kind, id)) return
      await this.#documentQueue.run(`${kind}/${id}`, () => this.#parts.documents.remove(kind, id))
      tellAll(this.#documentListeners, kind, id, 0)
    })
  }

  listDocuments<T extends JsonValue>(kind: string, cursor?: string, limit?: number) {
    return this.#call(async (): Promise<Page<StoredDocument<T>>> => {
      const list = `documents of kind ${kind}`
      const size = pageSize(limit)
      const readId = ([id]: CursorKey) => (typeof id === 'string' ? id : null)
      const after = placeAt(list, cursor, readId) ?? ''
      const ids = await this.#parts.documents.ids(kind, after, size + 1)
      const documents = await Promise.all(
        ids.slice(0, size).map((id) => this.#parts.documents.read(kind, id)),
      )
      // One that was deleted meanwhile is simply not there.
      const items = documents.filter((found) => found !== null) as StoredDocument<T>[]
      const last = ids[size - 1]
      return ids.length > size && last !== undefined
        ? { items, next: toCursor(list, [last]) }
        : { items }
    })
  }

  putBlob(bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
    return this.#call(() => this.#parts.blobs.put(bytes, maxBytes))
  }

  openBlob(sha256: string) {
    return this.#call(() => (/^[0-9a-f]{64}$/.test(sha256) ? this.#parts.blobs.open(sha256) : null))
  }

  subscribe(listener: (caseId: string, revision: number) => void): () => void {
    const own = (caseId: string, revision: number) => listener(caseId, revision)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  subscribeDocuments(listener: (kind: string, id: string, revision: number) => void): () => void {
    const own = (kind: string, id: string, revision: number) => listener(kind, id, revision)
    this.#documentListeners.add(own)
    return () => this.#documentListeners.delete(own)
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish()
    return this.#closing
  }

  async #finish(): Promise<void> {
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#settled = resolve))
    this.#listeners.clear()
    this.#documentListeners.clear()
    await this.#parts.close()
  }
}
