import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { personOf } from '../permission/actor.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Reader } from '../types.ts'

/**
 * Lets those pass who look after personal data (`personalData.officers` of the programme) and returns who
 * it is; with `approvers` also those who approve erasures, with `onlyApprovers` these alone. Who acts for
 * one of them does not pass: whoever is named answers for it.
 *
 * @throws SplotError auth.required, personal-data.not-officer
 */
export async function requireOfficer(
  deps: Deps,
  reader: Reader,
  also?: 'approvers' | 'onlyApprovers',
): Promise<string> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const { officers, approvers } = rolesOf(deps)
  const roles = {
    officers,
    approvers: [...officers, ...approvers],
    onlyApprovers: approvers,
  }[also ?? 'officers']
  if (!viewer.programmeRoles.some((role) => roles.includes(role)))
    throw new SplotError(
      'personal-data.not-officer',
      'Expected somebody who looks after personal data.',
    )
  return person
}

/** Whether the reader may approve erasures that others proposed. */
export async function mayApprove(deps: Deps, reader: Reader): Promise<boolean> {
  const { programmeRoles } = await viewerOf(deps, reader)
  return programmeRoles.some((role) => rolesOf(deps).approvers.includes(role))
}

function rolesOf({ library }: Deps): { officers: string[]; approvers: string[] } {
  const { officers = [], approvers = officers } = library.programme().personalData ?? {}
  return { officers, approvers }
}
