import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import { areExclusive } from '../permission/exclusive-roles.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Person, Reader, Substitution } from '../types.ts'
import { toPersonSummary } from './list-people.ts'
import { organisationsById } from './organisations.ts'
import { loadPerson, namedPerson, noPerson } from './people.ts'
import { isWithin } from './role-holders.ts'
import type { PersonRef, PersonView, SubstitutionView } from './types.ts'

/**
 * Returns everything administrators see of a person. @throws SplotError auth.required, person.not-admin,
 * person.not-found
 */
export async function getPerson(deps: Deps, reader: Reader, id: string): Promise<PersonView> {
  await requireAdmin(deps, reader)
  const person = await loadPerson(deps, id)
  if (!person) throw noPerson(id)
  const organisations = await organisationsById(deps)
  const all = await deps.people.all()
  return {
    ...toPersonSummary(deps, person, organisations),
    locale: person.locale,
    facts: person.facts ?? {},
    memberships: (person.memberships ?? []).map(({ organisation, position }) => ({
      organisation: { id: organisation, name: organisations.get(organisation) ?? organisation },
      position,
    })),
    clashes: clashesOf(deps, person),
    actsFor: await Promise.all(
      (person.actsFor ?? []).map((one) => toSubstitution(deps, one, person)),
    ),
    substitutes: await Promise.all(
      all.flatMap(({ person: other }) =>
        (other.actsFor ?? [])
          .filter((one) => one.person === id)
          .map((one) => toSubstitution(deps, one, other)),
      ),
    ),
    block: person.blocked
      ? {
          at: person.blocked.at,
          by: await namedPerson(deps, person.blocked.by),
          reason: person.blocked.reason,
        }
      : null,
    mailReturned: person.mailReturned ?? null,
    signIn: deps.signIn && (await deps.signIn.facts(id)),
  }
}

/** Pairs of programme roles of one person that never count in one case. */
function clashesOf({ library }: Deps, { roles }: Person): [string, string][] {
  const programme = library.programme()
  return roles.flatMap((one, n) =>
    roles
      .slice(n + 1)
      .filter((other) => areExclusive(programme, one, other))
      .map((other): [string, string] => [one, other]),
  )
}

async function toSubstitution(
  deps: Deps,
  { id, person, from, to }: Substitution,
  substitute: PersonRef,
): Promise<SubstitutionView> {
  const today = localDate(deps.clock.now(), deps.library.programme().timeZone)
  return {
    id,
    away: (await namedPerson(deps, person)) ?? { id: person, name: person },
    substitute: { id: substitute.id, name: substitute.name },
    from,
    to,
    counts: isWithin({ from, to }, today),
  }
}
