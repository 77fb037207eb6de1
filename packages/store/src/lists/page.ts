import { SplotError } from '@splot/definition'
import type { Page } from '../types.ts'
import { parseCursor } from './cursor.ts'
import type { CursorKey } from './cursor.ts'

/** Returns the items of a page and the cursor of the next. `found` holds one more than the page. */
export function toPage<P, T>(
  found: readonly [P, T][],
  size: number,
  cursorOf: (place: P) => string,
): Page<T> {
  const items = found.slice(0, size).map(([, item]) => item)
  const last = found[size - 1]
  return found.length > size && last ? { items, next: cursorOf(last[0]) } : { items }
}

/**
 * Returns the place that a cursor of a list names; `null` at the beginning.
 *
 * @throws SplotError store.bad-cursor
 */
export function placeAt<P>(
  list: string,
  cursor: string | undefined,
  read: (key: CursorKey) => P | null,
): P | null {
  if (cursor === undefined) return null
  const place = read(parseCursor(list, cursor))
  if (place === null)
    throw new SplotError('store.bad-cursor', `Expected a cursor of the list "${list}"`)
  return place
}

/** Returns the name of the list of a kind of documents. Pure. */
export function documentListName(kind: string): string {
  return `documents of kind ${kind}`
}

/** Returns the id that a cursor of documents stands at, or `null` when it names none. Pure. */
export function documentPlaceOf([id]: CursorKey): string | null {
  return typeof id === 'string' ? id : null
}
