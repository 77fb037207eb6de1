import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { caseAfter } from './case-after.ts'
import { refusePayload } from './event-payload.ts'
import { replyOnce } from './first-reply.ts'
import type { LoadedCase } from './loaded-case.ts'
import type { KeyedRequest } from './request-key.ts'
import { stepCase } from './step-case.ts'
import type { Decision } from './step-case.ts'
import { tellingAllowed } from './telling-allowed.ts'

/** An event a person sends by hand. */
export interface EventByHand {
  type: string
  payload?: JsonObject
  revision?: number
  idempotencyKey?: string
}

/**
 * Raises a declared event of a case on behalf of a person whose role may send it. Returns the case
 * as it stands then, or `null` where the event closed it to them.
 *
 * @throws SplotError case.not-found, event.not-yours, case.conflict, request.key-reused and the
 * engine's refusals
 */
export async function sendEvent(
  deps: Deps,
  reader: Reader,
  id: string,
  event: EventByHand,
): Promise<CaseView | null> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const keyed: KeyedRequest | undefined =
    event.idempotencyKey === undefined
      ? undefined
      : {
          key: `${person}:${event.idempotencyKey}`,
          request: { sendEvent: id, type: event.type, payload: event.payload ?? null },
        }
  await tellingAllowed(deps, reader, id, () =>
    stepCase(deps, id, {
      revision: event.revision,
      keyed,
      decide: (loaded) => decidedEvent(deps, viewer, loaded, event),
    }),
  )
  return replyOnce(deps, id, keyed, () => caseAfter(deps, reader, id))
}

/**
 * Returns the step that an event by hand is.
 *
 * @throws SplotError case.not-found, event.not-yours, payload.invalid
 */
export async function decidedEvent(
  deps: Deps,
  viewer: Viewer,
  loaded: LoadedCase,
  event: Pick<EventByHand, 'type' | 'payload'>,
): Promise<Decision> {
  const relation = await relationTo(deps, viewer, loaded)
  if (relation.reach === 'none') throw caseNotFound(loaded.case.id)
  const { events } = loaded.compiled.definition
  const declared = Object.hasOwn(events, event.type) ? events[event.type] : undefined
  if (declared && !declared.roles?.some((role) => relation.roles.includes(role)))
    throw new SplotError(
      'event.not-yours',
      `Expected an event you may send but "${event.type}" is none.`,
    )
  // an event that no state takes now is refused by the engine, which knows what would be
  if (declared) refusePayload(event.type, declared, event.payload)
  return {
    actor: actorOf(relation),
    command: {
      type: 'event',
      event: event.type,
      ...(event.payload === undefined ? {} : { payload: event.payload }),
    },
  }
}
