import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonValue } from '@splot/definition'

/** Where a page ended: the sort values of its last item and its id. */
export type CursorKey = (string | number | null)[]

function checksum(list: string, key: string): string {
  return createHash('sha256').update(`${list}\n${key}`).digest('base64url').slice(0, 12)
}

/** Returns an opaque cursor for `list` (its kind and order). Pure. */
export function toCursor(list: string, key: CursorKey): string {
  const text = JSON.stringify(key)
  return Buffer.from(`${checksum(list, text)}${text}`).toString('base64url')
}

function refused(list: string): SplotError {
  return new SplotError(
    'store.bad-cursor',
    `Expected a cursor of the list "${list}" as it was handed out, but it was changed or belongs to another list`,
  )
}

/**
 * Returns the key a cursor of this list carries. Pure.
 *
 * @throws SplotError store.bad-cursor when it was changed or belongs to another list or order
 */
export function parseCursor(list: string, cursor: string): CursorKey {
  const text = Buffer.from(cursor, 'base64url').toString()
  const key = text.slice(12)
  if (key === '' || text.slice(0, 12) !== checksum(list, key) || toCursorText(text) !== cursor)
    throw refused(list)
  const value = JSON.parse(key) as JsonValue
  if (!Array.isArray(value)) throw refused(list)
  return value as CursorKey
}

// base64url ignores stray characters when it decodes; a cursor must be exactly what was handed out.
function toCursorText(text: string): string {
  return Buffer.from(text).toString('base64url')
}
