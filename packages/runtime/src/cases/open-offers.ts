import type { Deps } from '../deps.ts'
import { areExclusive } from '../permission/exclusive-roles.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { publicRole } from '../permission/relation.ts'
import type { CaseView } from '../types.ts'
import { variablesOf } from './loaded-case.ts'
import { evaluate } from './rows.ts'

/**
 * Returns the child cases the reader may start here now: offered at this moment, open to a role of
 * theirs, and starting one would not make them judge in their own matter.
 */
export function openOffers(deps: Deps, { loaded, relation }: OpenedCase): CaseView['offers'] {
  if (relation.person === null || loaded.case.status === 'done') return []
  const variables = variablesOf(loaded)
  const now = deps.clock.now()
  const roles = [publicRole, ...relation.roles]
  return Object.entries(loaded.compiled.definition.offers ?? {}).flatMap(([id, { when }]) => {
    const { access, title } = deps.library.workflow(id).definition
    const may = access.start?.some((role) => roles.includes(role)) ?? false
    const clashes = relation.programmeRoles.some(
      (role) =>
        access.starter !== undefined && areExclusive(loaded.programme, role, access.starter),
    )
    const open = may && !clashes && evaluate(deps, when, variables, now) === true
    return open ? [{ workflow: id, title }] : []
  })
}
