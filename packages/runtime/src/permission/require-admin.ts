import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { Reader } from '../types.ts'
import { personOf } from './actor.ts'
import { viewerOf } from './relation.ts'

/** Programme role of those who keep the programme running. */
const administrator = 'programmeAdmin'

/** Lets programme administrators pass. @throws SplotError auth.required, person.not-admin */
export async function requireAdmin(deps: Deps, reader: Reader): Promise<void> {
  const viewer = await viewerOf(deps, reader)
  personOf(viewer)
  if (!viewer.programmeRoles.includes(administrator))
    throw new SplotError('person.not-admin', 'Expected a programme administrator.')
}
