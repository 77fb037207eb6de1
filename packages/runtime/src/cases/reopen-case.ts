import type { Deps } from '../deps.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { caseAfter } from './case-after.ts'
import { replyOnce } from './first-reply.ts'
import type { KeyedRequest } from './request-key.ts'
import { stepCase } from './step-case.ts'

/** Where a finished case goes on, and why. */
export interface Reopening {
  /** Id of a state that the case names in `reopen`. */
  to: string
  reason: string
  revision?: number
  idempotencyKey?: string
}

/**
 * Lets a finished case go on. Its children and what it published stay as they are. Returns the case
 * as it stands then, or `null` where it is closed to the reader where it goes on.
 *
 * @throws SplotError case.not-found, case.conflict, request.key-reused, case.reopen-forbidden,
 * case.not-finished, case.reopen-state, reason.missing
 */
export async function reopenCase(
  deps: Deps,
  reader: Reader,
  id: string,
  { to, reason, revision, idempotencyKey }: Reopening,
): Promise<CaseView | null> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const keyed: KeyedRequest | undefined =
    idempotencyKey === undefined
      ? undefined
      : { key: `${person}:${idempotencyKey}`, request: { reopenCase: id, to, reason } }
  await stepCase(deps, id, {
    revision,
    keyed,
    decide: async (loaded) => {
      const relation = await relationTo(deps, viewer, loaded)
      if (relation.reach === 'none') throw caseNotFound(id)
      return { actor: actorOf(relation), command: { type: 'reopen', to, reason } }
    },
  })
  return replyOnce(deps, id, keyed, () => caseAfter(deps, reader, id))
}
