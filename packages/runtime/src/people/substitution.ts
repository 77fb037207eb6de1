import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import { isDay } from '../permission/roles-in-force.ts'
import type { Reader } from '../types.ts'
import { changeNoted } from './noted-change.ts'
import { loadPerson, noPerson } from './people.ts'
import { getPerson } from './person-view.ts'
import type { PersonView } from './types.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Lets one person act for another who is away. Nobody lends a role to themselves. Returns the person who
 * is away. @throws SplotError auth.required, person.not-admin, person.self, person.not-found,
 * substitution.invalid
 */
export async function beginSubstitution(
  deps: Deps,
  reader: Reader,
  id: string,
  { substitute, from, to }: { substitute: string; from: string; to: string },
): Promise<PersonView> {
  const by = await requireAdmin(deps, reader)
  if (substitute === by) throw new SplotError('person.self', 'Expected another person to step in.')
  const [away, other] = [await loadPerson(deps, id), await loadPerson(deps, substitute)]
  if (!away) throw noPerson(id)
  if (!other) throw noPerson(substitute)
  const { timeZone, people } = deps.library.programme()
  const longest = people?.substitutionDays ?? 30
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  const isFine =
    id !== substitute &&
    !other.blocked &&
    isDay(from) &&
    isDay(to) &&
    days >= 1 &&
    days <= longest &&
    to >= localDate(deps.clock.now(), timeZone)
  if (!isFine)
    throw new SplotError(
      'substitution.invalid',
      `Expected another person and 1 to ${longest} days that are not over.`,
    )
  const one = { id: deps.ids.next(), person: id, from, to }
  const note = {
    by,
    type: 'substitution-begun',
    details: () => ({ away: { id }, from, to }),
  } as const
  await changeNoted(deps, substitute, note, (person) => ({
    ...person,
    actsFor: [...(person.actsFor ?? []), one],
  }))
  return getPerson(deps, reader, id)
}

/**
 * Ends a substitution at once. Returns the person who is away. @throws SplotError auth.required,
 * person.not-admin, person.not-found, substitution.not-found
 */
export async function endSubstitution(
  deps: Deps,
  reader: Reader,
  id: string,
  substitution: string,
): Promise<PersonView> {
  const by = await requireAdmin(deps, reader)
  const away = await loadPerson(deps, id)
  if (!away) throw noPerson(id)
  const isIt = (one: { id: string; person: string }) => one.id === substitution && one.person === id
  const found = (await deps.people.all()).find(({ person }) => person.actsFor?.some(isIt))
  if (!found)
    throw new SplotError('substitution.not-found', 'Expected a substitution of this person.')
  const note = {
    by,
    type: 'substitution-ended',
    details: () => ({ away: { id } }),
  } as const
  await changeNoted(deps, found.person.id, note, (person) => ({
    ...person,
    actsFor: (person.actsFor ?? []).filter((one) => !isIt(one)),
  }))
  return getPerson(deps, reader, id)
}
