import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { actorOf } from '../permission/actor.ts'
import { openCase } from '../permission/open-case.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { getCase } from './case-view.ts'
import { refuseUninvitable } from './invite.ts'
import type { LoadedCase } from './loaded-case.ts'
import { stepCase } from './step-case.ts'

/** Who is to leave a case, and from which role. */
export interface Removal {
  person: string
  role: string
}

/**
 * Takes a role in the case from a person, who is told by letter. Whoever may invite to the role may take it
 * away. What the person handed in or signed stays.
 *
 * @throws SplotError case.not-found, case.invite-forbidden, case.no-member, case.last-member
 */
export async function removeMember(
  deps: Deps,
  reader: Reader,
  id: string,
  { person, role }: Removal,
): Promise<CaseView | null> {
  const viewer = await viewerOf(deps, reader)
  // the same for a case that is not there and one that may not be known
  await openCase(deps, reader, id)
  const roleTitle = deps.library.programme().roles[role]?.title ?? { pl: role, en: role }
  await stepCase(deps, id, {
    effects: [
      {
        type: 'notify',
        params: {
          template: 'memberRemoved',
          people: [person],
          values: { role: { ...roleTitle }, link: deps.publicUrl },
        },
      },
    ],
    decide: async (loaded) => {
      const relation = await relationTo(deps, viewer, loaded)
      if (relation.reach === 'none') throw caseNotFound(id)
      refuseUninvitable(relation, loaded, role)
      refuseUnremovable(loaded, person, role)
      return { actor: actorOf(relation), command: { type: 'leave', person, role } }
    },
  })
  try {
    return await getCase(deps, reader, id)
  } catch (error) {
    // whoever took the role from themselves may be shut out now
    if (error instanceof SplotError && error.code === 'case.not-found') return null
    throw error
  }
}

function refuseUnremovable(loaded: LoadedCase, person: string, role: string): void {
  const held = loaded.case.members.filter((member) => member.role === role)
  if (!held.some((member) => member.person === person))
    throw new SplotError('case.no-member', `Expected a member of the case in the role "${role}".`)
  if (held.length === 1 && role === loaded.compiled.definition.access.starter)
    throw new SplotError(
      'case.last-member',
      `Expected somebody else in the role "${role}" too: a case is not left without one.`,
    )
}
