import type { AccessEntry } from '@splot/definition'
import { accessRole } from '@splot/definition'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import { loadPerson } from '../people/people.ts'
import { isWithin } from '../people/role-holders.ts'
import type { Person, Reader } from '../types.ts'
import { admissionTo } from './admission.ts'
import type { AccessSubject, Admission } from './admission.ts'
import { actedRoles, areExclusive } from './exclusive-roles.ts'
import { isOwn } from './own-item.ts'
import { rolesInForce } from './roles-in-force.ts'
import type { PersonFacts } from './reader-keys.ts'

/** Who the reader is, before any case is looked at. */
export interface Viewer {
  /** `null`: nobody signed in. */
  person: string | null
  programmeRoles: readonly string[]
  facts: PersonFacts
  /** People who are away, for whom they act: in roles of theirs. Absent: nobody. */
  actsFor?: readonly AwayPerson[]
}

/** Somebody who is away, in the roles that another acts in for them. */
export type AwayPerson = Viewer & { person: string }

/** In whose place a reader may act, and in which programme roles. */
export interface Hat {
  person: string
  roles: readonly string[]
}

/** How far the reader may look into one case. `task`: only what their own tasks need. */
export type Reach = 'none' | 'task' | 'full'

/** The reader's standing in one case: all permission is decided from it and the case's state. */
export interface Relation extends Viewer {
  /** Roles held in this case, and programme roles that count in it and that none of them excludes; those of people for whom the reader acts among them. */
  roles: readonly string[]
  /** The reader's own, then those of people for whom they act. Nobody signed in has none. */
  hats: readonly Hat[]
  caseRoles: readonly string[]
  reach: Reach
  /** Reads as one of the operator's people, not as a party to the case. */
  staff: boolean
  /** Tasks whose answers `access.answers` does not open to the reader. */
  closed: ReadonlySet<string>
  /** Decisions whose `readers` do not open them to the reader. */
  untold: ReadonlySet<string>
  /** May give tasks of others to other people. */
  assigns: boolean
}

/** Programme role of those who keep the programme running. */
export const administrator = 'programmeAdmin'

/** Role that everybody has, signed in or not. */
export const publicRole = 'public'

/**
 * Returns who the reader is. An unknown or blocked person counts as nobody; a role that demands a second
 * factor counts for who has given one.
 */
export async function viewerOf(deps: Deps, reader: Reader): Promise<Viewer> {
  const person = reader && (await loadPerson(deps, reader.person))
  if (!person || person.blocked) return { person: null, programmeRoles: [], facts: {} }
  const isProven = (role: string) =>
    reader.secondFactor === true || !demandsSecondFactor(deps, role)
  const viewer = viewerFor(deps, person)
  const away = await awayPeople(deps, person)
  return {
    ...viewer,
    programmeRoles: viewer.programmeRoles.filter(isProven),
    ...(away.length > 0 && {
      actsFor: away.map((one) => ({ ...one, programmeRoles: one.programmeRoles.filter(isProven) })),
    }),
  }
}

/** People for whom a person acts today. What keeps the programme running is lent to nobody. */
async function awayPeople(deps: Deps, { actsFor = [] }: Person): Promise<AwayPerson[]> {
  if (actsFor.length === 0) return []
  const today = localDate(deps.clock.now(), deps.library.programme().timeZone)
  const now = actsFor.filter((one) => isWithin(one, today))
  const people = await Promise.all(now.map(({ person }) => loadPerson(deps, person)))
  return people.flatMap((person) => {
    if (!person || person.blocked) return []
    const viewer = viewerFor(deps, person)
    const programmeRoles = viewer.programmeRoles.filter((role) => role !== administrator)
    return [{ ...viewer, person: person.id, programmeRoles }]
  })
}

/** Returns the programme roles of a viewer, with those of people for whom they act. Pure. */
export function allRolesOf({ programmeRoles, actsFor = [] }: Viewer): string[] {
  return [...new Set([...programmeRoles, ...actsFor.flatMap((one) => one.programmeRoles)])]
}

/** Whether a role counts only for who has given a second factor of sign-in. */
export function demandsSecondFactor({ library }: Pick<Deps, 'library'>, role: string): boolean {
  return library.programme().roles[role]?.secondFactor === true
}

/** Returns a person as a viewer, in the roles that count for them today. */
export function viewerFor(deps: Deps, person: Person): Viewer {
  const { id, facts = {} } = person
  return { person: id, programmeRoles: rolesInForce(deps, person), facts }
}

/**
 * Returns the reader's standing in a case. Whoever is a party to it does not read it as one of the
 * operator's people where the two roles exclude each other.
 */
export async function relationTo(
  deps: Deps,
  viewer: Viewer,
  loaded: AccessSubject,
): Promise<Relation> {
  const own = caseRolesOf(viewer, loaded)
  let relation = await standingOf(deps, viewer, loaded, { caseRoles: own, clashing: own })
  for (const away of viewer.actsFor ?? []) {
    // whoever acts for somebody is bound by what either of them did in the case
    const clashing = [viewer.person, away.person].flatMap((one) =>
      one === null ? [] : actedRoles(loaded.case, one),
    )
    const lent = await standingOf(deps, away, loaded, { caseRoles: [], clashing })
    relation = joined(relation, lent)
  }
  return relation
}

/** What the reader may beside their own, by acting for somebody. Pure. */
function joined(own: Relation, lent: Relation): Relation {
  const both = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    new Set([...a].filter((one) => b.has(one)))
  return {
    ...own,
    roles: [...new Set([...own.roles, ...lent.roles])],
    hats: [...own.hats, ...lent.hats],
    staff: own.staff || lent.staff,
    reach: own.reach === 'full' || lent.reach === 'none' ? own.reach : lent.reach,
    closed: both(own.closed, lent.closed),
    untold: both(own.untold, lent.untold),
    assigns: own.assigns || lent.assigns,
  }
}

async function standingOf(
  deps: Deps,
  viewer: Viewer,
  loaded: AccessSubject,
  { caseRoles, clashing }: { caseRoles: readonly string[]; clashing: readonly string[] },
): Promise<Relation> {
  const { person, programmeRoles, facts, actsFor } = viewer
  const { access, decisions = {} } = loaded.compiled.definition
  const admission = admissionTo(deps, viewer, loaded)
  const held = await actingRoles(admission, viewer, loaded, clashing)
  const roles = [...new Set([...held, ...caseRoles])]
  const isAmong = (entries: readonly AccessEntry[], whose: readonly string[]) =>
    admitsAny(admission, entries, whose)
  const staff = await isAmong(access.read, held)
  const reads = person !== null && (staff || (await isAmong(access.read, caseRoles)))
  const works = loaded.case.items.some((item) => isOwn(viewer, item))
  const closed = new Set<string>()
  for (const [task, entries] of Object.entries(access.answers ?? {}))
    if (!(await isAmong(entries, roles))) closed.add(task)
  const untold = new Set<string>()
  for (const [id, { readers }] of Object.entries(decisions))
    if (readers && !(await isAmong(readers, roles))) untold.add(id)
  return {
    person,
    programmeRoles,
    facts,
    ...(actsFor && { actsFor }),
    roles,
    hats: person === null ? [] : [{ person, roles }],
    caseRoles,
    staff,
    reach: reads ? 'full' : works ? 'task' : 'none',
    closed,
    untold,
    assigns: person !== null && (await isAmong(access.assign ?? [], roles)),
  }
}

function caseRolesOf({ person }: Viewer, { case: given }: Pick<LoadedCase, 'case'>): string[] {
  return given.members.filter((member) => member.person === person).map(({ role }) => role)
}

/** Programme roles that count in this case and that none of the roles given excludes. */
async function actingRoles(
  admission: Admission,
  viewer: Viewer,
  loaded: AccessSubject,
  clashing: readonly string[],
): Promise<string[]> {
  const acting: string[] = []
  for (const role of viewer.programmeRoles) {
    const clashes = clashing.some((other) => areExclusive(loaded.programme, role, other))
    if (!clashes && (await admission.acts(role))) acting.push(role)
  }
  return acting
}

/** Whether a role of a person counts in this case: work and letters for it may reach them. */
export async function actsIn(
  deps: Deps,
  person: Person,
  loaded: AccessSubject,
  role: string,
): Promise<boolean> {
  const viewer = viewerFor(deps, person)
  return viewer.programmeRoles.includes(role) && admissionTo(deps, viewer, loaded).acts(role)
}

async function admitsAny(
  admission: Admission,
  entries: readonly AccessEntry[],
  roles: readonly string[],
): Promise<boolean> {
  for (const entry of entries)
    if (roles.includes(accessRole(entry)) && (await admission.admits(entry))) return true
  return false
}
