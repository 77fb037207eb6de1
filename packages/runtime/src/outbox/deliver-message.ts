import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import { refusePayload } from '../cases/event-payload.ts'
import { decodeCase } from '../cases/loaded-case.ts'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { systemActor } from '../permission/actor.ts'
import { activeCases, activeChildren } from './active-cases.ts'
import { setAside } from './dead-letters.ts'
import { textOf } from '../text-of.ts'

/** Refusals that trying again will not change: they are recorded and the message is done with. */
const final = new Set([
  'case.not-found',
  'case.finished',
  'event.not-allowed',
  'event.unknown',
  'event.not-yours',
  'payload.invalid',
])

/** Raises an event in other cases. Each receiver takes a message once, by the effect's key. */
export async function deliverMessage(deps: Deps, row: OutboxRow): Promise<void> {
  for (const receiver of await receiversOf(deps, row)) await sendTo(deps, row, receiver)
}

async function receiversOf(deps: Deps, { caseId, params }: OutboxRow): Promise<string[]> {
  const { to, cases, workflow } = params
  if (to === 'parent') {
    const sender = await deps.cases.read(caseId)
    return sender?.row.parent ? [sender.row.parent] : []
  }
  if (to === 'children') return childrenThatTake(deps, caseId, textOf(params['event']))
  if (typeof workflow === 'string') return casesOf(deps, workflow, params['states'])
  const ids = Array.isArray(cases) ? cases : [cases]
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

/** Children may be of several kinds: those whose workflow does not know the event are not meant. */
async function childrenThatTake(deps: Deps, parent: string, event: string): Promise<string[]> {
  const takes = async (id: string): Promise<boolean> => {
    const stored = await deps.cases.read(id)
    if (stored === null) return false
    const { definition } = (await decodeCase(deps, stored)).compiled
    return Object.hasOwn(definition.events, event)
  }
  const ids = await activeChildren(deps, parent)
  const taking = await Promise.all(ids.map(takes))
  return ids.filter((_, n) => taking[n])
}

/** The active cases of a workflow, in the states named or in any. */
async function casesOf(
  deps: Deps,
  workflow: string,
  states: JsonValue | undefined,
): Promise<string[]> {
  if (!Array.isArray(states)) return activeCases(deps, { workflow })
  const found = new Set<string>()
  for (const state of states.filter((one) => typeof one === 'string'))
    for (const id of await activeCases(deps, { workflow, state })) found.add(id)
  return [...found]
}

/** What FEEL could not tell is `null`: the receiver takes it as not given. */
function withoutNulls(payload: JsonValue | undefined): JsonObject {
  const kept = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(kept)
    if (typeof value !== 'object' || value === null) return value
    const given = Object.entries(value).filter(([, inner]) => inner !== null)
    return Object.fromEntries(given.map(([key, inner]) => [key, kept(inner)]))
  }
  return kept(payload ?? {}) as JsonObject
}

async function sendTo(deps: Deps, row: OutboxRow, receiver: string): Promise<void> {
  const { event, payload } = row.params
  try {
    await stepCase(deps, receiver, {
      inbox: `${row.id}>${receiver}`,
      decide: async ({ compiled: { definition } }) => {
        const type = textOf(event)
        const declared = Object.hasOwn(definition.events, type) ? definition.events[type] : null
        // an event that is not declared is refused by the engine, which knows what would be taken
        if (declared?.message === true) refusePayload(type, declared, withoutNulls(payload))
        return {
          actor: systemActor,
          command: {
            type: 'message',
            event: type,
            from: row.caseId,
            ...(payload ? { payload: payload as JsonObject } : {}),
          },
        }
      },
    })
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    if (error.code === 'store.duplicate') return
    if (!final.has(error.code)) throw error
    await setAside(
      deps,
      {
        id: `${row.id}>${receiver}`,
        kind: 'message',
        caseId: receiver,
        type: textOf(event),
        code: error.code,
        reason: error.message,
        at: deps.clock.now(),
        tries: 1,
      },
      row,
    )
  }
}
