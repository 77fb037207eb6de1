import type { JsonValue } from '@splot/definition'
import { assertCaseId, isCaseId } from '../case-id.ts'
import { copyOf } from '../copy-of.ts'
import { KeyedQueue } from '../keyed-queue.ts'
import type { AckShelf, CaseShelf } from '../store-parts.ts'
import type { CaseCommit, HistoryEntry, OutboxRow, StoredCase, WholeCase } from '../types.ts'
import { applyCommit, assertCommit, splitHistory } from './apply-commit.ts'
import { ArchivedKeyCache } from './archived-keys.ts'
import { documentOf, segmentLength, storedCaseOf } from './case-document.ts'
import type { CaseDocument, HistorySegment } from './case-document.ts'
import { CaseIndex } from './case-index.ts'
import { messageRepeated, requestRepeated, revisionConflict } from './commit-refusals.ts'

/** Keeps the cases of one process: one writer at a time for each case, the index in step with disk. */
export class CaseKeeper {
  readonly index = new CaseIndex()
  readonly #shelf: CaseShelf
  readonly #acks: AckShelf
  readonly #archived: ArchivedKeyCache
  /** Reads and writes of one case, so that nobody reads what is not durable yet. */
  readonly #access = new KeyedQueue()
  /** Rows delivered that their documents still hold. */
  #delivered = new Map<string, Set<string>>()

  constructor(shelf: CaseShelf, acks: AckShelf) {
    this.#shelf = shelf
    this.#acks = acks
    this.#archived = new ArchivedKeyCache(shelf)
  }

  /** Fills the index from what is stored. */
  async start(): Promise<void> {
    this.#delivered = await this.#acks.read()
    const found = new Set<string>()
    await this.index.fill(this.#shelf.scan(), (document) => {
      const waiting = this.#waitingOf(document)
      if (waiting.length < document.outbox.length) found.add(document.id)
      return waiting
    })
    for (const id of this.#delivered.keys()) if (!found.has(id)) this.#forget(id)
  }

  #forget(id: string): void {
    if (this.#delivered.delete(id)) this.#acks.forget(id)
  }

  #waitingOf(document: CaseDocument): OutboxRow[] {
    const delivered = this.#delivered.get(document.id)
    return delivered ? document.outbox.filter((row) => !delivered.has(row.id)) : document.outbox
  }

  async load(id: string, known?: StoredCase): Promise<StoredCase | null> {
    if (!isCaseId(id)) return null
    return this.#access.run(id, async () => {
      const isNewest = known?.row.id === id && known.revision === this.index.revisionOf(id)
      return isNewest ? known : this.#shelf.load(id)
    })
  }

  async loadWithHistory(
    id: string,
  ): Promise<{ stored: StoredCase; history: HistoryEntry[] } | null> {
    const document = await this.#read(id)
    if (!document) return null
    const history = await this.#entriesOf(document, 0, Number.MAX_SAFE_INTEGER)
    return { stored: copyOf(storedCaseOf(document)), history }
  }

  async #read(id: string): Promise<CaseDocument | null> {
    return isCaseId(id) ? this.#access.run(id, () => this.#shelf.read(id)) : null
  }

  /** @throws SplotError store.conflict, store.duplicate, store.bad-id, and what the shelf throws */
  async commit(given: CaseCommit): Promise<{ revision: number }> {
    assertCaseId(given.caseId)
    assertCommit(given)
    // The caller may go on changing what it handed over.
    const commit = copyOf(given)
    return this.#access.run(commit.caseId, () => this.#commitAlone(commit))
  }

  async #commitAlone(commit: CaseCommit): Promise<{ revision: number }> {
    const { caseId } = commit
    const before = await this.#shelf.read(caseId)
    if (before) await this.#assertNew(before, commit)
    const revision = before?.revision ?? 0
    if (commit.expectedRevision !== revision) throw revisionConflict(commit, revision)
    try {
      const base = before && (await this.#withShortHistory(before))
      const after = applyCommit(base, commit, this.#delivered.get(caseId) ?? new Set())
      await this.#shelf.write(after)
      // From here the document no longer holds what was delivered.
      this.#forget(caseId)
      this.index.put(after)
      return { revision: after.revision }
    } catch (error) {
      await this.#readAgain(caseId)
      throw error
    }
  }

  /** After a failed write the disk decides what is true; usually the old value. */
  async #readAgain(id: string): Promise<void> {
    const document = await this.#shelf.read(id).catch(() => null)
    if (document) this.index.put(document, this.#waitingOf(document))
    else this.index.doubt(id)
  }

  async #withShortHistory(document: CaseDocument): Promise<CaseDocument> {
    let rest = document
    for (let split = splitHistory(rest); split; split = splitHistory(rest)) {
      await this.#shelf.writeSegment(split.segment)
      rest = split.rest
    }
    return rest
  }

  /** @throws SplotError store.duplicate */
  async #assertNew(document: CaseDocument, { caseId, inbox, idempotency }: CaseCommit) {
    if (inbox !== undefined && (await this.#hasConsumed(document, inbox)))
      throw messageRepeated(caseId, inbox)
    if (idempotency && (await this.#replyIn(document, idempotency.key)) !== undefined)
      throw requestRepeated(caseId, idempotency.key)
  }

  async #hasConsumed({ id, inbox, history }: CaseDocument, message: string): Promise<boolean> {
    if (inbox.includes(message)) return true
    return (await this.#archived.of(id, history.segments)).inbox.has(message)
  }

  async #replyIn(document: CaseDocument, key: string): Promise<JsonValue | undefined> {
    const { id, replies, history } = document
    const recent = replies.find((kept) => kept.key === key)
    if (recent) return recent.reply
    const segment = (await this.#archived.of(id, history.segments)).replies.get(key)
    if (segment === undefined) return undefined
    const archived = await this.#shelf.readSegment(id, segment)
    return archived.replies.find((kept) => kept.key === key)?.reply
  }

  async replayed(id: string, key: string): Promise<JsonValue | undefined> {
    if (!isCaseId(id)) return undefined
    return this.#access.run(id, async () => {
      const document = await this.#shelf.read(id)
      return document ? copyOf(await this.#replyIn(document, key)) : undefined
    })
  }

  async consumed(id: string, message: string): Promise<boolean> {
    if (!isCaseId(id)) return false
    return this.#access.run(id, async () => {
      const document = await this.#shelf.read(id)
      return document !== null && this.#hasConsumed(document, message)
    })
  }

  async history(id: string, afterSeq: number, limit: number): Promise<HistoryEntry[]> {
    const document = await this.#read(id)
    return document ? this.#entriesOf(document, afterSeq, limit) : []
  }

  /** Every case as it is at one moment, by id. */
  async *all(): AsyncIterable<WholeCase> {
    for (const id of this.index.ids().sort()) {
      const whole = await this.#access.run(id, async () => {
        const document = await this.#shelf.read(id)
        return document && this.#whole(document)
      })
      if (whole) yield whole
    }
  }

  async #whole(document: CaseDocument): Promise<WholeCase> {
    const { id, row, revision, snapshot, tasks, timers, history } = document
    const segments: HistorySegment[] = []
    for (let segment = 1; segment <= history.segments; segment += 1)
      segments.push(await this.#shelf.readSegment(id, segment))
    return structuredClone({
      row,
      revision,
      snapshot,
      tasks,
      timers,
      outbox: this.#waitingOf(document),
      inbox: [...segments.flatMap(({ inbox }) => inbox), ...document.inbox],
      replies: [...segments.flatMap(({ replies }) => replies), ...document.replies],
      history: [...segments.flatMap(({ entries }) => entries), ...history.entries],
    })
  }

  /** Takes a case as another store had it. @throws SplotError store.conflict, store.bad-id */
  async take(given: WholeCase): Promise<void> {
    assertCaseId(given.row.id)
    const whole = structuredClone(given)
    const { id } = whole.row
    await this.#access.run(id, async () => {
      const there = await this.#shelf.read(id)
      if (there) throw revisionConflict({ caseId: id, expectedRevision: 0 }, there.revision)
      const document = await this.#withShortHistory(documentOf(whole))
      await this.#shelf.write(document)
      this.index.put(document)
    })
  }

  /** Copies, which the caller may change. */
  async #entriesOf(
    { id, history }: CaseDocument,
    afterSeq: number,
    limit: number,
  ): Promise<HistoryEntry[]> {
    const { segments, entries } = history
    const found: HistoryEntry[] = []
    const first = Math.floor(afterSeq / segmentLength) + 1
    for (let segment = first; segment <= segments && found.length < limit; segment += 1) {
      const part = await this.#shelf.readSegment(id, segment)
      found.push(...part.entries.filter((entry) => entry.seq > afterSeq))
    }
    found.push(...entries.filter((entry) => entry.seq > afterSeq))
    return copyOf(found.slice(0, limit))
  }

  /** Remembers durably that a row was delivered. */
  async ack(row: OutboxRow): Promise<void> {
    const { caseId, id } = row
    await this.#access.run(caseId, async () => {
      if (!this.index.outbox.has(row)) return
      await this.#acks.add(caseId, id)
      const delivered = this.#delivered.get(caseId) ?? new Set()
      this.#delivered.set(caseId, delivered.add(id))
      this.index.outbox.remove(row)
    })
  }
}
