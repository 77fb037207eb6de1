import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { ensurePerson } from '../people/people.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { areExclusive, hasExclusiveRole } from '../permission/exclusive-roles.ts'
import { invitableRoles } from '../permission/invitable-roles.ts'
import { openCase } from '../permission/open-case.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { getCase } from './case-view.ts'
import type { LoadedCase } from './loaded-case.ts'
import { stepCase } from './step-case.ts'

/** Whom to invite, to what. */
export interface Invitation {
  email: string
  name?: string
  role: string
}

/**
 * Gives a person a role in the case; the person is made when new and gets a mail.
 *
 * @throws SplotError case.not-found, case.invite-forbidden, case.role-exclusive, person.email-invalid
 */
export async function invite(
  deps: Deps,
  reader: Reader,
  id: string,
  { email, name, role }: Invitation,
): Promise<CaseView> {
  const viewer = await viewerOf(deps, reader)
  const host = personOf(viewer)
  // Permission first, so that nobody makes persons by trying.
  const opened = await openCase(deps, reader, id)
  refuseUninvitable(opened.relation, opened.loaded, role)
  const guest = await ensurePerson(deps, { email, ...(name === undefined ? {} : { name }) })
  const isMember = opened.loaded.case.members.some((m) => m.person === guest.id && m.role === role)
  if (isMember) return getCase(deps, reader, id)
  await stepCase(deps, id, {
    // in the same commit, so that nobody becomes a member without being told
    effects: [{ type: 'invitation', params: { guest: guest.id, host, role } }],
    decide: async (loaded) => {
      const relation = await relationTo(deps, viewer, loaded)
      if (relation.reach === 'none') throw caseNotFound(id)
      refuseUninvitable(relation, loaded, role)
      // Staff too: to invite an officer must not be a way to keep that officer from deciding.
      const programme = deps.library.programme()
      const clashes = guest.roles.some((held) => areExclusive(programme, role, held))
      if (clashes || hasExclusiveRole(programme, loaded.case, guest.id, role))
        throw new SplotError(
          'case.role-exclusive',
          `Expected a role that can be combined but "${role}" cannot.`,
        )
      return { actor: actorOf(relation), command: { type: 'join', person: guest.id, role } }
    },
  })
  return getCase(deps, reader, id)
}

/** @throws SplotError case.invite-forbidden unless the reader may invite to the role. */
export function refuseUninvitable(relation: Relation, loaded: LoadedCase, role: string): void {
  if (invitableRoles(relation, loaded).includes(role)) return
  throw new SplotError(
    'case.invite-forbidden',
    `Expected a role you may invite to but "${role}" is none.`,
  )
}
