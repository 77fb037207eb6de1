import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { Reader } from '../types.ts'
import { personOf } from './actor.ts'
import { administrator, viewerOf } from './relation.ts'

/** Whether the reader is a programme administrator. */
export async function isAdmin(deps: Deps, reader: Reader): Promise<boolean> {
  return (await viewerOf(deps, reader)).programmeRoles.includes(administrator)
}

/**
 * Lets programme administrators pass and returns who it is. @throws SplotError auth.required,
 * person.not-admin
 */
export async function requireAdmin(deps: Deps, reader: Reader): Promise<string> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  if (!viewer.programmeRoles.includes(administrator))
    throw new SplotError('person.not-admin', 'Expected a programme administrator.')
  return person
}
