import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import { isWithin } from '../people/role-holders.ts'
import type { Person } from '../types.ts'

/**
 * Returns the programme roles that count for a person today: those whose days have begun and are not
 * over, of roles that end (`until`) those whose last day is not over.
 */
export function rolesInForce(
  { library, clock }: Pick<Deps, 'library' | 'clock'>,
  { roles, facts = {}, rolePeriods = {} }: Pick<Person, 'roles' | 'facts' | 'rolePeriods'>,
): string[] {
  const programme = library.programme()
  const isLimited = (role: string) =>
    programme.roles[role]?.until !== undefined || rolePeriods[role] !== undefined
  if (!roles.some(isLimited)) return [...roles]
  const today = localDate(clock.now(), programme.timeZone)
  return roles.filter((role) => {
    if (!isWithin(rolePeriods[role] ?? {}, today)) return false
    const fact = programme.roles[role]?.until
    return fact === undefined || (facts[fact] ?? []).some((day) => isDay(day) && day >= today)
  })
}

/** Says whether a text is a day, as ISO 8601 writes it. Pure. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
