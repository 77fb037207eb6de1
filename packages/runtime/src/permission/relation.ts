import type { TaskItem } from '@splot/engine'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { loadPerson } from '../people/people.ts'
import type { Reader } from '../types.ts'
import { areExclusive } from './exclusive-roles.ts'

/** Who the reader is, before any case is looked at. */
export interface Viewer {
  /** `null`: nobody signed in. */
  person: string | null
  programmeRoles: readonly string[]
}

/** How far the reader may look into one case. `task`: only what their own tasks need. */
export type Reach = 'none' | 'task' | 'full'

/** The reader's standing in one case: all permission is decided from it and the case's state. */
export interface Relation extends Viewer {
  /** Roles held in this case, and programme roles that none of them excludes. */
  roles: readonly string[]
  caseRoles: readonly string[]
  reach: Reach
  /** Reads as one of the operator's people, not as a party to the case. */
  staff: boolean
}

/** Role that everybody has, signed in or not. */
export const publicRole = 'public'

/** Returns who the reader is. An unknown person counts as nobody. */
export async function viewerOf(deps: Deps, reader: Reader): Promise<Viewer> {
  const person = reader && (await loadPerson(deps, reader.person))
  return person
    ? { person: person.id, programmeRoles: person.roles }
    : { person: null, programmeRoles: [] }
}

/**
 * Returns the reader's standing in a case. Whoever is a party to it does not read it as one of the
 * operator's people where the two roles exclude each other. Pure.
 */
export function relationTo(
  viewer: Viewer,
  loaded: Pick<LoadedCase, 'case' | 'compiled' | 'programme'>,
): Relation {
  const { access } = loaded.compiled.definition
  const caseRoles = loaded.case.members.filter((m) => m.person === viewer.person).map((m) => m.role)
  const held = viewer.programmeRoles.filter(
    (role) => !caseRoles.some((other) => areExclusive(loaded.programme, role, other)),
  )
  const roles = [...new Set([...held, ...caseRoles])]
  const staff = held.some((role) => access.read.includes(role))
  const reads =
    viewer.person !== null && (staff || caseRoles.some((role) => access.read.includes(role)))
  const works = loaded.case.items.some((item) => isOwn(viewer, item))
  return { ...viewer, roles, caseRoles, staff, reach: reads ? 'full' : works ? 'task' : 'none' }
}

/** Whether the person has or had this item. Pure. */
export function isOwn(viewer: Viewer, item: TaskItem): boolean {
  const { person } = viewer
  if (person === null || item.status === 'cancelled') return false
  return item.assignee === person || item.finishedBy === person
}
