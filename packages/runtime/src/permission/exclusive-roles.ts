import type { ProgrammeDefinition } from '@splot/definition'
import type { Case } from '@splot/engine'

/** Roles in which a person acts or acted in a case: memberships, items of theirs, and those done in their place. Pure. */
export function actedRoles(given: Case, person: string): string[] {
  const held = given.members.filter((member) => member.person === person).map(({ role }) => role)
  const worked = given.items
    .filter((item) => item.status !== 'cancelled')
    .filter((item) => [item.assignee, item.finishedBy, item.inPlaceOf].includes(person))
    .flatMap((item) => (item.role === undefined ? [] : [item.role]))
  return [...new Set([...held, ...worked])]
}

/** Whether `role` may not be combined with a role the person already acts in here. Pure. */
export function hasExclusiveRole(
  programme: ProgrammeDefinition,
  given: Case,
  person: string,
  role: string,
): boolean {
  return actedRoles(given, person).some((other) => areExclusive(programme, role, other))
}

/** Whether nobody may act in both roles in one case, whichever of them names the other. Pure. */
export function areExclusive(programme: ProgrammeDefinition, one: string, other: string): boolean {
  if (one === other) return false
  const names = (from: string, to: string) =>
    programme.roles[from]?.exclusiveWith?.includes(to) ?? false
  return names(one, other) || names(other, one)
}
