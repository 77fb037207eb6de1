import type { Locale } from '@splot/definition'
import type { Store } from '@splot/store'
import type { Deps } from '../deps.ts'
import type { PublishedFile } from '../types.ts'
import { blobBytes } from './blob-bytes.ts'
import type { KeptDocument } from './kept-document.ts'
import { fileFormats } from './rendered-files.ts'
import type { FileFormat } from './rendered-files.ts'

/** No published file is larger. */
const maxBytes = 64 * 1024 * 1024

/**
 * Writes a document in each of its forms and languages and keeps the bytes, so that their checksums hold
 * for ever, whatever becomes of the programs that wrote them.
 */
export async function publishFiles(deps: Deps, document: KeptDocument): Promise<PublishedFile[]> {
  const { timeZone, title } = deps.library.programme()
  const files: PublishedFile[] = []
  for (const locale of document.languages)
    for (const format of fileFormats) {
      const how = { locale, timeZone, author: title[locale] }
      const bytes = await deps.files.get(document, format, how)
      const { sha256, sizeBytes } = await deps.store.putBlob(chunks(bytes), maxBytes)
      files.push({ format, locale, sha256, sizeBytes })
    }
  return files
}

/** Returns the bytes that were published, or `null` where the document has no such file. */
export async function publishedBytes(
  store: Store,
  { files = [] }: KeptDocument,
  format: FileFormat,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = files.find((one) => one.format === format && one.locale === locale)
  return file ? blobBytes(store, file.sha256) : null
}

async function* chunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
