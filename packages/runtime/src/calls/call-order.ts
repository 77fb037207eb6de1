import { SplotError } from '@splot/definition'

/** Where a call stands in the public list. */
export interface CallPlace {
  open: boolean
  /** RFC 3339 in UTC; `null`: it closes on no day. */
  closesAt: string | null
  id: string
}

/** Orders calls: open ones first, then by closing date, latest first, those without a date last, then by id. Pure. */
export function compareCallPlaces(a: CallPlace, b: CallPlace): number {
  if (a.open !== b.open) return a.open ? -1 : 1
  const [closesA, closesB] = [a.closesAt ?? '', b.closesAt ?? '']
  if (closesA !== closesB) return closesA > closesB ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Returns the cursor of what comes after a call; it holds also once that call is gone. Pure. */
export function toCallCursor({ open, closesAt, id }: CallPlace): string {
  return Buffer.from(JSON.stringify([open, closesAt, id])).toString('base64url')
}

/** Returns the place that a cursor names. Pure. @throws SplotError request.invalid */
export function parseCallCursor(cursor: string): CallPlace {
  const [open, closesAt, id] = partsOf(cursor)
  if (
    typeof open === 'boolean' &&
    (closesAt === null || typeof closesAt === 'string') &&
    typeof id === 'string'
  )
    return { open, closesAt, id }
  throw new SplotError('request.invalid', 'Expected the cursor of an earlier page of calls.')
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
