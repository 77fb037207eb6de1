import type { Locale } from '@splot/definition'
import type { Store } from '@splot/store'
import { checksumOf } from '../definitions/checksum.ts'
import { checksumOfDocument } from './document-checksum.ts'
import type { DocumentPress } from './document-press.ts'
import type { KeptDocument } from './kept-document.ts'
import { pictureBytes } from './pictures.ts'

/** Forms in which people take a document along. */
export const fileFormats = ['pdf', 'epub'] as const

/** A form of a document as a file. */
export type FileFormat = (typeof fileFormats)[number]

/** How a document is written as a file. */
export interface FileOptions {
  locale: Locale
  /** IANA zone of instants. */
  timeZone: string
  /** Who publishes it. */
  author: string
}

type Bytes = Uint8Array<ArrayBuffer>

/** Writes documents, by form. */
export type FileWriters = Record<
  FileFormat,
  (document: KeptDocument, how: FileOptions) => Promise<Bytes>
>

/** Returns writers of documents with the pictures that lie in a store. */
export function fileWriters(store: Store, press: DocumentPress): FileWriters {
  const writer =
    (format: FileFormat): FileWriters[FileFormat] =>
    async (document, how) =>
      press.writeFile(format, document, how, await pictureBytes({ store }, document.blocks))
  return { pdf: writer('pdf'), epub: writer('epub') }
}

/** Files that were written lately, so that a second download writes none. */
export interface RenderedFiles {
  /** Returns a document as a file; one that is being written is waited for. */
  get(document: KeptDocument, format: FileFormat, how: FileOptions): Promise<Bytes>
}

/** Returns a memory of written files that holds at most so many bytes; those read longest ago go first. */
export function createRenderedFiles(
  write: FileWriters,
  maxBytes = 32 * 1024 * 1024,
): RenderedFiles {
  const kept = new Map<string, Bytes>()
  const writing = new Map<string, Promise<Bytes>>()
  let size = 0
  const keep = (key: string, bytes: Bytes) => {
    kept.set(key, bytes)
    size += bytes.length
    for (const [oldest, { length }] of kept) {
      if (size <= maxBytes) return
      kept.delete(oldest)
      size -= length
    }
  }
  const written = async (key: string, bytes: Promise<Bytes>) => {
    try {
      keep(key, await bytes)
      return await bytes
    } finally {
      writing.delete(key)
    }
  }
  return {
    async get(document, format, how) {
      const key = keyOf(document, format, how)
      const bytes = kept.get(key)
      if (bytes !== undefined) {
        kept.delete(key)
        kept.set(key, bytes)
        return bytes
      }
      const begun = writing.get(key) ?? written(key, write[format](document, how))
      writing.set(key, begun)
      return begun
    },
  }
}

/** All that a file is made of: what the document says now, not the checksum it claims, and how. */
function keyOf(document: KeptDocument, format: FileFormat, how: FileOptions): string {
  const { replaces, checksum } = document
  return checksumOf({
    says: checksumOfDocument(document),
    checksum,
    replaces: replaces && { ...replaces },
    format,
    ...how,
  })
}
