import type { JsonValue } from '@splot/definition'
import { copyOf } from './copy-of.ts'
import { assertDocumentKey, isDocumentKey } from './case-id.ts'
import { caseListName, defaultCaseSort, placeOf } from './cases/case-order.ts'
import { CaseKeeper } from './cases/case-keeper.ts'
import { taskCursorKey, taskListName, taskPlaceOf } from './cases/task-list.ts'
import { CaseSteps } from './cases/case-steps.ts'
import { documentConflict } from './cases/commit-refusals.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { Listeners } from './listeners.ts'
import { toCursor } from './lists/cursor.ts'
import { documentListName, documentPlaceOf, placeAt, toPage } from './lists/page.ts'
import { largestPageSize, pageSize } from './lists/page-size.ts'
import { OpenCalls } from './open-calls.ts'
import type { AckShelf, BlobShelf, CaseShelf, DocumentShelf } from './store-parts.ts'
import type {
  CaseCommit,
  CaseFilter,
  OutboxRow,
  Page,
  Store,
  StoreCapabilities,
  StoreMoment,
  StoredCase,
  StoredDocument,
  TaskFilter,
  WholeCase,
  WholeDocument,
} from './types.ts'
import { WriteGate } from './write-gate.ts'

/** What a store of one process is put together from. */
export interface StoreParts {
  capabilities: StoreCapabilities
  cases: CaseShelf
  acks: AckShelf
  documents: DocumentShelf
  blobs: BlobShelf
  /** RFC 3339 instant, for `updatedAt` of documents. */
  now: () => string
  /**
   * Holds fast what the given store of these parts holds; called while nothing is written, and everybody
   * waits for it. What it returns opens that as a store of its own.
   */
  freeze: (store: Store) => Promise<() => Promise<Store>>
  /** Called once, when all that was under way has settled. */
  close: () => Promise<void>
}

function milliseconds(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new Error(`"${instant}" is no instant`)
  return ms
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
  readonly #writes = new WriteGate()
  readonly #listeners = new Listeners<[caseId: string, revision: number]>()
  readonly #documentListeners = new Listeners<[kind: string, id: string, revision: number]>()
  readonly #calls = new OpenCalls()
  readonly #steps: CaseSteps

  constructor(parts: StoreParts, cases: CaseKeeper) {
    this.capabilities = parts.capabilities
    this.#parts = parts
    this.#cases = cases
    this.#steps = new CaseSteps({
      load: (id, known) => cases.load(id, known),
      commit: (commit) => this.#commit(commit),
    })
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
    const done = await this.#writes.pass(() => this.#cases.commit(commit))
    this.#listeners.tell(commit.caseId, done.revision)
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
    return this.#calls.run(() => {
      const sort = filter.sort ?? defaultCaseSort
      const list = caseListName(sort)
      const size = pageSize(limit)
      const after = placeAt(list, cursor, placeOf)
      const found = this.#cases.index.cases(filter, after, size + 1)
      return copyOf(toPage(found, size, ({ value, id }) => toCursor(list, [value, id])))
    })
  }

  countCases(filter: CaseFilter) {
    return this.#calls.run(() => this.#cases.index.count(filter))
  }

  queryTasks(filter: TaskFilter, cursor?: string, limit?: number) {
    return this.#calls.run(() => {
      const size = pageSize(limit)
      const after = placeAt(taskListName, cursor, taskPlaceOf)
      const found = this.#cases.index.tasks(filter, after, size + 1)
      return copyOf(toPage(found, size, (place) => toCursor(taskListName, taskCursorKey(place))))
    })
  }

  history(caseId: string, afterSeq = 0, limit = Number.MAX_SAFE_INTEGER) {
    return this.#calls.run(() => this.#cases.history(caseId, Math.max(0, afterSeq), limit))
  }

  dueTimers(now: string, limit: number) {
    return this.#calls.run(() => copyOf(this.#cases.index.dueTimers(milliseconds(now), limit)))
  }

  nextDueAt() {
    return this.#calls.run(() => this.#cases.index.nextDueAt())
  }

  claimOutbox(now: string, limit: number, leaseMs: number) {
    return this.#calls.run(() =>
      copyOf(this.#cases.index.outbox.claim(milliseconds(now), limit, leaseMs)),
    )
  }

  ackOutbox(row: OutboxRow) {
    return this.#calls.run(() => this.#writes.pass(() => this.#cases.ack(row)))
  }

  failOutbox(row: OutboxRow, retryAt: string) {
    return this.#calls.run(() => this.#cases.index.outbox.postpone(row, milliseconds(retryAt)))
  }

  async getDocument<T extends JsonValue>(kind: string, id: string) {
    return this.#calls.run(async () => {
      if (!isDocumentKey(kind, id)) return null
      const found = await this.#documentQueue.run(`${kind}/${id}`, () =>
        this.#parts.documents.read(kind, id),
      )
      return found as StoredDocument<T> | null
    })
  }

  putDocument<T extends JsonValue>(kind: string, id: string, value: T, expectedRevision?: number) {
    return this.#calls.run(() => {
      assertDocumentKey(kind, id)
      const own: JsonValue = copyOf(value)
      return this.#writes.pass(() =>
        this.#documentQueue.run(`${kind}/${id}`, () =>
          this.#putAlone(kind, id, own, expectedRevision),
        ),
      )
    })
  }

  async #putAlone(kind: string, id: string, value: JsonValue, expectedRevision?: number) {
    const { documents, now } = this.#parts
    const current = (await documents.read(kind, id))?.revision ?? 0
    if (expectedRevision !== undefined && expectedRevision !== current)
      throw documentConflict(kind, expectedRevision, current)
    const revision = current + 1
    await documents.write(kind, { id, revision, value, updatedAt: now() })
    this.#documentListeners.tell(kind, id, revision)
    return { revision }
  }

  deleteDocument(kind: string, id: string) {
    return this.#calls.run(async () => {
      if (!isDocumentKey(kind, id)) return
      await this.#writes.pass(() =>
        this.#documentQueue.run(`${kind}/${id}`, () => this.#parts.documents.remove(kind, id)),
      )
      this.#documentListeners.tell(kind, id, 0)
    })
  }

  listDocuments<T extends JsonValue>(kind: string, cursor?: string, limit?: number) {
    return this.#calls.run(async (): Promise<Page<StoredDocument<T>>> => {
      const list = documentListName(kind)
      const size = pageSize(limit)
      const after = placeAt(list, cursor, documentPlaceOf) ?? ''
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
    return this.#calls.run(() => this.#parts.blobs.put(bytes, maxBytes))
  }

  openBlob(sha256: string) {
    return this.#calls.run(() =>
      /^[0-9a-f]{64}$/.test(sha256) ? this.#parts.blobs.open(sha256) : null,
    )
  }

  async *allCases(): AsyncIterable<WholeCase> {
    this.#calls.assertOpen()
    yield* this.#cases.all()
  }

  async *allDocuments(): AsyncIterable<WholeDocument> {
    this.#calls.assertOpen()
    for (const kind of (await this.#parts.documents.kinds()).sort()) {
      let after = ''
      for (;;) {
        const ids = await this.#parts.documents.ids(kind, after, largestPageSize)
        for (const id of ids) {
          const document = await this.getDocument(kind, id)
          if (document) yield { kind, document }
        }
        after = ids.at(-1) ?? ''
        if (ids.length < largestPageSize) break
      }
    }
  }

  async *allBlobs(): AsyncIterable<string> {
    this.#calls.assertOpen()
    yield* this.#parts.blobs.addresses()
  }

  takeCase(whole: WholeCase) {
    return this.#calls.run(async () => {
      await this.#writes.pass(() => this.#cases.take(whole))
      this.#listeners.tell(whole.row.id, whole.revision)
    })
  }

  takeDocument({ kind, document }: WholeDocument) {
    return this.#calls.run(() => {
      assertDocumentKey(kind, document.id)
      const own = structuredClone(document)
      return this.#writes.pass(() =>
        this.#documentQueue.run(`${kind}/${own.id}`, () => this.#takeAlone(kind, own)),
      )
    })
  }

  async #takeAlone(kind: string, document: StoredDocument): Promise<void> {
    const there = await this.#parts.documents.read(kind, document.id)
    if (there) throw documentConflict(kind, 0, there.revision)
    await this.#parts.documents.write(kind, document)
    this.#documentListeners.tell(kind, document.id, document.revision)
  }

  moment<T>(use: (then: StoreMoment) => Promise<T>): Promise<T> {
    return this.#calls.run(async () => {
      const open = await this.#writes.alone(() => this.#parts.freeze(this))
      const then = await open()
      try {
        return await use(then)
      } finally {
        await then.close()
      }
    })
  }

  subscribe(listener: (caseId: string, revision: number) => void): () => void {
    return this.#listeners.add(listener)
  }

  subscribeDocuments(listener: (kind: string, id: string, revision: number) => void): () => void {
    return this.#documentListeners.add(listener)
  }

  close(): Promise<void> {
    return this.#calls.close(async () => {
      this.#listeners.clear()
      this.#documentListeners.clear()
      await this.#parts.close()
    })
  }
}
