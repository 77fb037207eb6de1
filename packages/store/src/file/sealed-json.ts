import { createHash } from 'node:crypto'
import type { JsonValue } from '@splot/definition'
import { corruptFile } from './disk-error.ts'

const head = /^\{\n {2}"checksum": "([0-9a-f]{64})",\n/

function checksumOf(rest: string | Uint8Array): string {
  return createHash('sha256').update(rest).digest('hex')
}

/**
 * Returns an object as indented JSON whose first member is the SHA-256 of all the text after that
 * line, so that a change of a single bit shows. Pure.
 */
export function toSealedJson(value: object): string {
  const text = JSON.stringify(value, null, 2)
  const rest = `${text.slice(2)}\n`
  return `{\n  "checksum": "${checksumOf(rest)}",\n${rest}`
}

/**
 * Returns what `toSealedJson` wrote. Pure.
 *
 * @throws SplotError store.corrupt with the file's name and what is wrong
 */
export function parseSealedJson<T>(bytes: Uint8Array, file: string): T {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  const found = head.exec(text)
  if (!found) throw corruptFile(file, text === '' ? 'it is empty' : 'it has no checksum')
  const { length } = found[0]
  // the bytes, not the text: one of them can flip without changing the text that is decoded
  if (checksumOf(bytes.subarray(length)) !== found[1])
    throw corruptFile(file, isJson(text) ? 'its content was changed' : 'it is cut off or garbled')
  const rest = text.slice(length)
  return JSON.parse(`{\n${rest}`) as T
}

function isJson(text: string): boolean {
  try {
    return (JSON.parse(text) as JsonValue) !== null
  } catch {
    return false
  }
}
