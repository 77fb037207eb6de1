import { createHash } from 'node:crypto'
import { blobTooLarge } from '../blob-too-large.ts'
import { storedCaseOf } from '../cases/case-document.ts'
import type { CaseDocument, HistorySegment } from '../cases/case-document.ts'
import { SortedList } from '../lists/sorted-list.ts'
import type { AckShelf, BlobShelf, CaseShelf, DocumentShelf } from '../store-parts.ts'
import type { StoredCase, StoredDocument } from '../types.ts'

// Texts, not objects: what is read is always a copy, as from a disk.
const parse = <T>(text: string): T => JSON.parse(text) as T

/** Returns a shelf of cases in memory. */
export function createMemoryCases(): CaseShelf {
  const documents = new Map<string, { document: CaseDocument; stored: string }>()
  const segments = new Map<string, HistorySegment>()
  return {
    // most reads want the case alone, without its history
    load: async (id) => {
      const kept = documents.get(id)
      return kept === undefined ? null : parse<StoredCase>(kept.stored)
    },
    read: async (id) => documents.get(id)?.document ?? null,
    write: async (document) => {
      const stored = JSON.stringify(storedCaseOf(document))
      documents.set(document.id, { document, stored })
    },
    scan: async function* () {
      for (const { document } of documents.values()) yield document
    },
    readSegment: async (id, segment) => {
      const found = segments.get(`${id}/${segment}`)
      if (found === undefined) throw new Error(`Segment ${segment} of case ${id} is gone`)
      return found
    },
    writeSegment: async (segment) => void segments.set(`${segment.id}/${segment.segment}`, segment),
  }
}

/** Returns a shelf of acknowledgements for a store that forgets everything at its end. */
export function createMemoryAcks(): AckShelf {
  return { read: async () => new Map(), add: async () => {}, forget: () => {} }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Returns a shelf of documents in memory. */
export function createMemoryDocuments(): DocumentShelf {
  const kinds = new Map<string, { texts: Map<string, string>; ids: SortedList<string> }>()
  const kindOf = (kind: string) => {
    const known = kinds.get(kind) ?? { texts: new Map(), ids: new SortedList(byCodeUnit) }
    kinds.set(kind, known)
    return known
  }
  return {
    read: async (kind, id) => {
      const text = kindOf(kind).texts.get(id)
      return text === undefined ? null : parse<StoredDocument>(text)
    },
    write: async (kind, document: StoredDocument) => {
      kindOf(kind).texts.set(document.id, JSON.stringify(document))
      kindOf(kind).ids.add(document.id)
    },
    remove: async (kind, id) => {
      kindOf(kind).texts.delete(id)
      kindOf(kind).ids.remove(id)
    },
    kinds: async () => [...kinds].filter(([, { ids }]) => ids.size > 0).map(([kind]) => kind),
    ids: async (kind, after, limit) => kindOf(kind).ids.after(after, limit),
  }
}

/** Returns a shelf of bytes in memory. */
export function createMemoryBlobs(): BlobShelf {
  const blobs = new Map<string, Uint8Array>()
  return {
    put: async (bytes, maxBytes) => {
      const hash = createHash('sha256')
      const chunks: Uint8Array[] = []
      let sizeBytes = 0
      for await (const chunk of bytes) {
        sizeBytes += chunk.byteLength
        if (sizeBytes > maxBytes) throw blobTooLarge(maxBytes)
        hash.update(chunk)
        chunks.push(Uint8Array.from(chunk))
      }
      const sha256 = hash.digest('hex')
      blobs.set(sha256, Buffer.concat(chunks))
      return { sha256, sizeBytes }
    },
    addresses: async function* () {
      yield* blobs.keys()
    },
    open: async (sha256) => {
      const blob = blobs.get(sha256)
      return blob
        ? (async function* () {
            yield Uint8Array.from(blob)
          })()
        : null
    },
  }
}
