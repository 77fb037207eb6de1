import type { Member } from '@splot/engine'
import type { OutboxRow } from '@splot/store'
import type { LoadedCase } from './loaded-case.ts'

/** Effect of the runtime's own: the children of a case take its members over again. */
export const followMembers = 'followMembers'

/** Effect of the runtime's own: a new child looks once more at the members of its parent. */
export const followParent = 'followParent'

/**
 * Returns the effect by which children of a case follow a change of its members; `null` where nothing
 * changed or no offer hands members over. Pure.
 */
export function followRow(
  before: LoadedCase,
  after: readonly Member[],
  now: string,
): OutboxRow | null {
  const { case: given, compiled } = before
  const offers = Object.values(compiled.definition.offers ?? {})
  if (!offers.some(({ members }) => members !== undefined)) return null
  const left = given.members.filter((member) => !after.some((other) => isSameMember(member, other)))
  if (left.length === 0 && after.length === given.members.length) return null
  return {
    id: `${given.id}/members/${before.revision + 1}`,
    caseId: given.id,
    type: followMembers,
    params: { left: left.map(({ person, role }) => ({ person, role })) },
    createdAt: now,
  }
}

/** Returns the effect by which a child looks once more at its parent: it may have changed meanwhile. Pure. */
export function followAtStart(child: string, now: string): OutboxRow {
  return {
    id: `${child}/members/1`,
    caseId: child,
    type: followParent,
    params: {},
    createdAt: now,
  }
}

/** Whether both name the same person in the same role. Pure. */
export function isSameMember(one: Member, other: Member): boolean {
  return one.person === other.person && one.role === other.role
}
