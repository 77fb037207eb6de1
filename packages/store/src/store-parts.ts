import type { CaseDocument, HistorySegment } from './cases/case-document.ts'
import type { StoredBlob, StoredCase, StoredDocument } from './types.ts'

/** Where case documents lie. Every write is durable, whole, and leaves the old value when it fails. */
export interface CaseShelf {
  /** Returns a case as callers get it: a copy of their own. */
  load(id: string): Promise<StoredCase | null>
  /** Returns all that is kept of a case. May be shared with other readers: nobody changes it. */
  read(id: string): Promise<CaseDocument | null>
  write(document: CaseDocument): Promise<void>
  /** Every case, in any order. */
  scan(): AsyncIterable<CaseDocument>
  /** May be shared with other readers too. */
  readSegment(id: string, segment: number): Promise<HistorySegment>
  writeSegment(segment: HistorySegment): Promise<void>
}

/** Which delivered rows still stand in their case's document. */
export interface AckShelf {
  /** Rows acknowledged so far: case → row ids. */
  read(): Promise<Map<string, Set<string>>>
  add(caseId: string, rowId: string): Promise<void>
  /** Called when the case's document no longer holds its acknowledged rows. */
  forget(caseId: string): void
}

/** Where documents beside the cases lie. */
export interface DocumentShelf {
  read(kind: string, id: string): Promise<StoredDocument | null>
  write(kind: string, document: StoredDocument): Promise<void>
  remove(kind: string, id: string): Promise<void>
  /** Returns every kind there is a document of. */
  kinds(): Promise<string[]>
  /** Returns the ids of a kind after `after`, ascending. */
  ids(kind: string, after: string, limit: number): Promise<string[]>
}

/** Where bytes lie, by the hash of their content. */
export interface BlobShelf {
  put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob>
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>
  addresses(): AsyncIterable<string>
}
