import type { AccessEntry } from '@splot/definition'
import { accessRole } from '@splot/definition'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { loadPerson } from '../people/people.ts'
import type { Person, Reader } from '../types.ts'
import { admissionTo } from './admission.ts'
import type { AccessSubject, Admission } from './admission.ts'
import { areExclusive } from './exclusive-roles.ts'
import { isOwn } from './own-item.ts'
import { rolesInForce } from './roles-in-force.ts'
import type { PersonFacts } from './reader-keys.ts'

/** Who the reader is, before any case is looked at. */
export interface Viewer {
  /** `null`: nobody signed in. */
  person: string | null
  programmeRoles: readonly string[]
  facts: PersonFacts
}

/** How far the reader may look into one case. `task`: only what their own tasks need. */
export type Reach = 'none' | 'task' | 'full'

/** The reader's standing in one case: all permission is decided from it and the case's state. */
export interface Relation extends Viewer {
  /** Roles held in this case, and programme roles that count in it and that none of them excludes. */
  roles: readonly string[]
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

/** Role that everybody has, signed in or not. */
export const publicRole = 'public'

/**
 * Returns who the reader is. An unknown or blocked person counts as nobody; a role that demands a second
 * factor counts for who has given one.
 */
export async function viewerOf(deps: Deps, reader: Reader): Promise<Viewer> {
  const person = reader && (await loadPerson(deps, reader.person))
  if (!person || person.blocked) return { person: null, programmeRoles: [], facts: {} }
  const viewer = viewerFor(deps, person)
  if (reader.secondFactor === true) return viewer
  const programmeRoles = viewer.programmeRoles.filter((role) => !demandsSecondFactor(deps, role))
  return { ...viewer, programmeRoles }
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
  const { person, programmeRoles, facts } = viewer
  const { access, decisions = {} } = loaded.compiled.definition
  const admission = admissionTo(deps, viewer, loaded)
  const caseRoles = caseRolesOf(viewer, loaded)
  const held = await actingRoles(admission, viewer, loaded)
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
    roles,
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

/** Programme roles that count in this case and that no case role of the person excludes. */
async function actingRoles(
  admission: Admission,
  viewer: Viewer,
  loaded: AccessSubject,
): Promise<string[]> {
  const caseRoles = caseRolesOf(viewer, loaded)
  const acting: string[] = []
  for (const role of viewer.programmeRoles) {
    const clashes = caseRoles.some((other) => areExclusive(loaded.programme, role, other))
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
