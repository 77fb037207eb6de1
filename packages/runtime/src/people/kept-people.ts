import type { Deps } from '../deps.ts'
import { blockPerson, endSessions, resetSignIn, unblockPerson } from './block-person.ts'
import { changePerson } from './change-person.ts'
import { inviteAgain, invitePerson } from './invite-person.ts'
import { listPeople } from './list-people.ts'
import { listOrganisations, saveOrganisation } from './organisations.ts'
import { getPerson } from './person-view.ts'
import { beginSubstitution, endSubstitution } from './substitution.ts'
import type { PeopleCases } from './types.ts'

/** Returns the use cases of administrators over people. */
export function keptPeople(deps: Deps): PeopleCases {
  return {
    listPeople: (reader, query) => listPeople(deps, reader, query),
    getPerson: (reader, id) => getPerson(deps, reader, id),
    invitePerson: (reader, invitation) => invitePerson(deps, reader, invitation),
    inviteAgain: (reader, id) => inviteAgain(deps, reader, id),
    changePerson: (reader, id, change) => changePerson(deps, reader, id, change),
    blockPerson: (reader, id, reason) => blockPerson(deps, reader, id, reason),
    unblockPerson: (reader, id, reason) => unblockPerson(deps, reader, id, reason),
    endSessions: (reader, id) => endSessions(deps, reader, id),
    resetSignIn: (reader, id, reason) => resetSignIn(deps, reader, id, reason),
    beginSubstitution: (reader, id, wanted) => beginSubstitution(deps, reader, id, wanted),
    endSubstitution: (reader, id, one) => endSubstitution(deps, reader, id, one),
    listOrganisations: (reader) => listOrganisations(deps, reader),
    saveOrganisation: (reader, wanted) => saveOrganisation(deps, reader, wanted),
  }
}
