import { fileTypeFromBuffer } from 'file-type'
import { endingOf } from './file-name.ts'

/** Bytes that are enough to tell a file's type. */
export const sniffedBytes = 65_536

/** Media types of texts, which have no signature, by ending. */
const textTypes: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
}

/** Endings that mean the same type. */
const sameEnding: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif', htm: 'html' }

/** Old office files share one container; the name may say which of them it is. */
const officeEndings: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/**
 * Returns the media type that the bytes show. `null`: the name's ending tells another type than the
 * bytes, or the bytes show none and the name promises one that would.
 */
export async function sniffType(name: string, head: Uint8Array): Promise<string | null> {
  const ending = endingOf(name)
  const found = await fileTypeFromBuffer(head)
  if (!found) return isText(head) ? (textTypes[ending] ?? null) : null
  if (found.ext === 'cfb') return officeEndings[ending] ?? null
  return (sameEnding[ending] ?? ending) === (sameEnding[found.ext] ?? found.ext) ? found.mime : null
}

/** UTF-8 without control signs; the last character may be cut. */
function isText(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true })
  return !/[^\P{Cc}\t\n\f\r\v]|\ufffd/u.test(text)
}
