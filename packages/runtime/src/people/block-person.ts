import type { Deps } from '../deps.ts'
import { reasonOf } from '../audit/reason-of.ts'
import type { Reader } from '../types.ts'
import { requireOther } from './change-person.ts'
import { changeNoted } from './noted-change.ts'
import { holdRoles } from './people.ts'
import { getPerson } from './person-view.ts'
import type { PersonView } from './types.ts'

/**
 * Keeps a person out: they can do nothing from now on, get no new work, and all their sessions end.
 * @throws SplotError auth.required, person.not-admin, person.self, person.not-found, reason.missing
 */
export async function blockPerson(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  const blocked = { at: deps.clock.now(), by, reason: reasonOf(reason) }
  const note = { by, type: 'person-blocked', reason: blocked.reason } as const
  const { before, now } = await changeNoted(deps, id, note, (person) => ({
    ...person,
    blocked: person.blocked ?? blocked,
  }))
  await holdRoles(deps, before, now)
  await deps.signIn?.endSessions(id)
  return getPerson(deps, reader, id)
}

/**
 * Lets a person in again, in the roles they have. @throws SplotError auth.required, person.not-admin,
 * person.self, person.not-found, reason.missing
 */
export async function unblockPerson(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  const note = { by, type: 'person-unblocked', reason: reasonOf(reason) } as const
  const { before, now } = await changeNoted(deps, id, note, (person) => {
    const { blocked, ...rest } = person
    return blocked === undefined ? person : rest
  })
  await holdRoles(deps, before, now)
  return getPerson(deps, reader, id)
}

/**
 * Signs a person out everywhere. @throws SplotError auth.required, person.not-admin, person.self,
 * person.not-found
 */
export async function endSessions(deps: Deps, reader: Reader, id: string): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  await changeNoted(deps, id, { by, type: 'person-sessions-ended' }, (person) => person)
  await deps.signIn?.endSessions(id)
  return getPerson(deps, reader, id)
}

/**
 * Removes second factor and passkeys of somebody who lost them, and signs them out everywhere.
 * @throws SplotError auth.required, person.not-admin, person.self, person.not-found, reason.missing
 */
export async function resetSignIn(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  const note = { by, type: 'person-sign-in-reset', reason: reasonOf(reason) } as const
  await changeNoted(deps, id, note, (person) => person)
  await deps.signIn?.reset(id)
  return getPerson(deps, reader, id)
}
