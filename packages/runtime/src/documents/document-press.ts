import type { Picture } from '@splot/forms'
import type { KeptDocument } from './kept-document.ts'
import type { PictureBytes } from './pictures.ts'
import type { FileFormat, FileOptions } from './rendered-files.ts'

/** A picture without what its file tells beside it, and how large it is shown, in dots. */
export interface TriedPicture {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/**
 * The heavy work of documents. It needs nothing but what it is given, and all of that can be copied to
 * another thread: whoever serves people gives the runtime a press that does not keep them waiting.
 * The same input gives the same bytes, wherever it is done.
 */
export interface DocumentPress {
  /** Returns a document as a file. */
  writeFile(
    format: FileFormat,
    document: KeptDocument,
    how: FileOptions,
    pictures: PictureBytes,
  ): Promise<Uint8Array<ArrayBuffer>>
  /** Returns a picture that a document can show; `null` for one that is damaged or too large. */
  tryPicture(bytes: Uint8Array, type: Picture['type']): Promise<TriedPicture | null>
}

/** Returns a press that works in this thread. Most of its code is that of libraries: loaded when first needed. */
export function createDocumentPress(): DocumentPress {
  return {
    async writeFile(format, document, how, pictures) {
      if (format === 'pdf')
        return (await import('./write-pdf.ts')).writePdf(document, how, pictures)
      return (await import('./epub/write-epub.ts')).writeEpub(document, how, pictures)
    },
    tryPicture: async (bytes, type) => (await import('./try-picture.ts')).tryPicture(bytes, type),
  }
}
