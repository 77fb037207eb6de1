import type { Deps } from '../deps.ts'
import { rolesInForce } from '../permission/roles-in-force.ts'
import { demandsSecondFactor, viewerOf } from '../permission/relation.ts'
import type { Me, Person, Reader } from '../types.ts'
import { localDate } from '../documents/local-date.ts'
import { loadPerson, namedPerson } from './people.ts'
import { isWithin } from './role-holders.ts'

/** Returns who the reader is, in the roles that count for them today; `null`: nobody. */
export async function whoAmI(deps: Deps, reader: Reader): Promise<Me | null> {
  const { person: id } = await viewerOf(deps, reader)
  const person = id === null ? null : await loadPerson(deps, id)
  return person && (await toMe(deps, reader, person))
}

/** Returns a person as they see themselves. */
export async function toMe(deps: Deps, reader: Reader, person: Person): Promise<Me> {
  const { id, email, name, locale, facts } = person
  const given = reader?.secondFactor === true
  const held = rolesInForce(deps, person)
  const isWaiting = (role: string) => !given && demandsSecondFactor(deps, role)
  const roles = held.filter((role) => !isWaiting(role))
  return {
    id,
    email,
    name,
    locale,
    roles,
    ...(facts && { facts }),
    rolesWaiting: held.filter(isWaiting),
    actsFor: await awayToday(deps, person),
    mayStart: callsFor(deps, roles),
    letters: person.letters ?? 'each',
    mailReturnedAt: person.mailReturned?.at ?? null,
  }
}

/** Calls whose workflow is in force: one whose file could not be read, or that was taken out, starts no case. */
function callsFor({ library }: Deps, roles: readonly string[]): string[] {
  const ids = (library.programme().calls ?? []).map(({ workflow }) => workflow)
  const { workflows } = library.current().release
  return [...new Set(ids)].filter(
    (id) =>
      Object.hasOwn(workflows, id) &&
      library.workflow(id).definition.access.start?.some((role) => roles.includes(role)),
  )
}

async function awayToday(deps: Deps, { actsFor = [] }: Person): Promise<Me['actsFor']> {
  const today = localDate(deps.clock.now(), deps.library.programme().timeZone)
  const now = actsFor.filter((one) => isWithin(one, today))
  const people = await Promise.all(now.map(({ person }) => namedPerson(deps, person)))
  return people.flatMap((person, n) => (person ? [{ ...person, to: now[n]!.to }] : []))
}
