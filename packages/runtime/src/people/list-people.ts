import { SplotError } from '@splot/definition'
import { foldedTextHas } from '@splot/store'
import type { Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { rolesInForce } from '../permission/roles-in-force.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Person, Reader } from '../types.ts'
import { organisationsById } from './organisations.ts'
import type { PeopleQuery, PersonRole, PersonSummary } from './types.ts'

const maxLimit = 200

/**
 * Returns a page of people by name. @throws SplotError auth.required, person.not-admin, request.invalid
 */
export async function listPeople(
  deps: Deps,
  reader: Reader,
  query: PeopleQuery,
): Promise<Page<PersonSummary>> {
  await requireAdmin(deps, reader)
  const { text, role, organisation, blocked } = query
  const all = await deps.people.all()
  const found = all.filter(
    (one) =>
      (text === undefined || foldedTextHas(one.text, text)) &&
      (role === undefined || one.person.roles.includes(role)) &&
      (organisation === undefined ||
        (one.person.memberships ?? []).some((each) => each.organisation === organisation)) &&
      (blocked === undefined || blocked === (one.person.blocked !== undefined)),
  )
  const from = query.cursor === undefined ? 0 : placeOf(query.cursor)
  const limit = Math.min(Math.max(query.limit ?? 50, 1), maxLimit)
  const names = await organisationsById(deps)
  const items = found
    .slice(from, from + limit)
    .map(({ person }) => toPersonSummary(deps, person, names))
  return from + limit < found.length ? { items, next: String(from + limit) } : { items }
}

/** Returns a person as a list shows them. */
export function toPersonSummary(
  deps: Deps,
  person: Person,
  organisations: ReadonlyMap<string, string>,
): PersonSummary {
  const { id, email, name, memberships = [] } = person
  return {
    id,
    email,
    name,
    roles: rolesOf(deps, person),
    organisations: memberships.map((one) => ({
      id: one.organisation,
      name: organisations.get(one.organisation) ?? one.organisation,
    })),
    blocked: person.blocked !== undefined,
    invited: person.invitedAt !== undefined && person.signedInAt === undefined,
  }
}

function rolesOf(deps: Deps, person: Person): PersonRole[] {
  const counting = rolesInForce(deps, person)
  const { roles } = deps.library.programme()
  return person.roles.map((role) => {
    const period = person.rolePeriods?.[role]
    const fact = roles[role]?.until
    const last = fact === undefined ? period?.to : person.facts?.[fact]?.[0]
    return {
      role,
      from: period?.from ?? null,
      to: last ?? null,
      counts: !person.blocked && counting.includes(role),
    }
  })
}

function placeOf(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor)
  throw new SplotError('request.invalid', 'Expected the cursor of a page before.')
}
