import type { JsonObject, JsonValue } from '@splot/definition'
import type { Member } from '../types.ts'

/** Returns the members that a list of `{ person, role }` names; anything else in it is left out. Pure. */
export function membersIn(value: JsonValue): Member[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    const { person, role } = (one ?? {}) as JsonObject
    return typeof person === 'string' && typeof role === 'string' ? [{ person, role }] : []
  })
}

/** Returns the members with the one who starts the case first in the starter’s role, nobody twice in a role. Pure. */
export function withStarter(
  members: readonly Member[],
  person: string,
  starter: string | undefined,
): Member[] {
  if (starter === undefined) return [...members]
  const others = members.filter((one) => one.person !== person || one.role !== starter)
  return [{ person, role: starter }, ...others]
}
