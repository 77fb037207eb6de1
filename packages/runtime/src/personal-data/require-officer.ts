import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { personOf } from '../permission/actor.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Reader } from '../types.ts'

/**
 * Lets those pass who look after personal data (`personalData.officers` of the programme) and returns who
 * it is. Who acts for one of them does not pass: whoever is named answers for it.
 *
 * @throws SplotError auth.required, personal-data.not-officer
 */
export async function requireOfficer(deps: Deps, reader: Reader): Promise<string> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const { officers = [] } = deps.library.programme().personalData ?? {}
  if (!viewer.programmeRoles.some((role) => officers.includes(role)))
    throw new SplotError(
      'personal-data.not-officer',
      'Expected somebody who looks after personal data.',
    )
  return person
}
