import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import { isDay } from '../permission/roles-in-force.ts'
import type { Period, Person, Reader } from '../types.ts'
import { changeNoted } from './noted-change.ts'
import { requireOrganisations } from './organisations.ts'
import { holdRoles, knownFacts, nameOf, requireProgrammeRoles } from './people.ts'
import { getPerson } from './person-view.ts'
import type { PersonChange, PersonView, RoleGrant } from './types.ts'

/**
 * Changes what the operator keeps of a person. Nobody changes themselves: another administrator does.
 * @throws SplotError auth.required, person.not-admin, person.self, person.not-found, person.role-unknown,
 * person.role-needs-end, person.period-invalid, person.fact-unknown, organisation.not-found
 */
export async function changePerson(
  deps: Deps,
  reader: Reader,
  id: string,
  change: PersonChange,
): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  const edit = await editOf(deps, change)
  const parts = (['name', 'roles', 'facts', 'memberships'] as const).filter(
    (part) => change[part] !== undefined,
  )
  const { before, now } = await changeNoted(
    deps,
    id,
    {
      by,
      type: 'person-changed',
      reason: change.reason?.trim() || undefined,
      details: (was, is) => ({ changes: parts.map((part) => partOf(part, was, is)) }),
    },
    edit,
  )
  if (change.roles !== undefined) await holdRoles(deps, before, now)
  return getPerson(deps, reader, id)
}

/** Returns the change of a person that an administrator asks for, checked. */
export async function editOf(deps: Deps, change: PersonChange): Promise<(now: Person) => Person> {
  const { roles, facts, memberships } = change
  const granted = roles && checkedRoles(deps, roles)
  const noted = facts && knownFacts(deps, facts)
  if (memberships)
    await requireOrganisations(
      deps,
      memberships.map(({ organisation }) => organisation),
    )
  return (now) => ({
    ...now,
    name: nameOf(change.name) ?? now.name,
    ...(memberships && {
      memberships: memberships.map(({ organisation, position }) => ({
        organisation,
        position: nameOf(position) ?? '',
      })),
    }),
    ...(granted && { roles: granted.roles, rolePeriods: granted.periods }),
    facts: { ...(noted ? { ...unnamedFacts(deps, now), ...noted } : now.facts), ...granted?.ends },
  })
}

/** Returns the facts of a person that the programme does not name any more: no page shows them. */
function unnamedFacts(deps: Deps, { facts = {} }: Person): Person['facts'] {
  const named = deps.library.programme().personFacts ?? {}
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => !Object.hasOwn(named, fact)))
}

/** Roles with their days; of roles that end by a fact, the last day is that fact. */
function checkedRoles(deps: Deps, grants: readonly RoleGrant[]) {
  const { roles: known } = deps.library.programme()
  requireProgrammeRoles(
    deps,
    grants.map(({ role }) => role),
  )
  const periods: Record<string, Period> = {}
  const ends: Record<string, string[]> = {}
  for (const { role, from, to } of grants) {
    const days = [from, to].filter((day) => day !== undefined)
    if (!days.every(isDay) || (from !== undefined && to !== undefined && to < from))
      throw new SplotError('person.period-invalid', `Expected days of "${role}" in their order.`)
    const fact = known[role]?.until
    if (fact !== undefined && to === undefined)
      throw new SplotError('person.role-needs-end', `Expected a last day of the role "${role}".`)
    if (fact !== undefined && to !== undefined) ends[fact] = [to]
    const kept = { ...(from !== undefined && { from }), ...(fact === undefined && to && { to }) }
    if (Object.keys(kept).length > 0) periods[role] = kept
  }
  return { roles: [...new Set(grants.map(({ role }) => role))], periods, ends }
}

/**
 * Lets administrators pass who are not the person themselves, and returns who it is. @throws SplotError
 * auth.required, person.not-admin, person.self
 */
export async function requireOther(deps: Deps, reader: Reader, id: string): Promise<string> {
  const by = await requireAdmin(deps, reader)
  if (by !== id) return by
  throw new SplotError('person.self', 'Expected another person than the reader.')
}

function partOf(
  part: 'name' | 'roles' | 'facts' | 'memberships',
  was: Person,
  is: Person,
): JsonObject {
  const of = (person: Person) =>
    // the log says that the name was changed, not to what: its lines stay for ever
    part === 'name'
      ? null
      : part === 'roles'
        ? { roles: person.roles, periods: person.rolePeriods ?? {} }
        : person[part]
  return JSON.parse(JSON.stringify({ part, before: of(was) ?? null, after: of(is) ?? null }))
}
