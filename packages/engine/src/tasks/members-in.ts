import type { JsonObject, JsonValue } from '@splot/definition'
import type { Member } from '../types.ts'

/** Returns the members that a list of `{ person, role }` names; anything else in it is left out. Pure. */
export function membersIn(value: JsonValue): Member[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    const { person, role } = (one ?? {}) as JsonObject
    return typeof person === 'string' && typeof role === 'string' ? [{ person, role }] : []
  })
}
