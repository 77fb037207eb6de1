import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import type { Person } from '../types.ts'

/**
 * Returns the programme roles that count for a person today: of roles that end (`until`), those whose
 * last day is not over.
 */
export function rolesInForce(
  { library, clock }: Pick<Deps, 'library' | 'clock'>,
  { roles, facts = {} }: Person,
): string[] {
  const programme = library.programme()
  const ends = roles.some((role) => programme.roles[role]?.until !== undefined)
  if (!ends) return [...roles]
  const today = localDate(clock.now(), programme.timeZone)
  return roles.filter((role) => {
    const fact = programme.roles[role]?.until
    return fact === undefined || (facts[fact] ?? []).some((day) => isDay(day) && day >= today)
  })
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
