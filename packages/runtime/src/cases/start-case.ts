import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { membersIn, withStarter } from '@splot/engine'
import type { Member } from '@splot/engine'
import { v5 as uuidFrom } from 'uuid'
import { isPublic } from '../calls/public-face.ts'
import type { Deps } from '../deps.ts'
import { personOf } from '../permission/actor.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { publicRole, relationTo, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { getCase } from './case-view.ts'
import { createCase } from './create-case.ts'
import { replyOnce } from './first-reply.ts'
import { loadCase, variablesOf } from './loaded-case.ts'
import type { LoadedCase } from './loaded-case.ts'
import { wasDone } from './request-key.ts'
import type { KeyedRequest } from './request-key.ts'
import { evaluate } from './rows.ts'

/** Namespace of ids that are made from a request or an effect, so that doing it twice makes one case. */
const idNamespace = '6b1f0b0e-6d0c-5f0e-9a57-0c1f5f6f2a11'

/** Returns the id of the case that this request or effect makes. Pure. */
export function caseIdFrom(source: string): string {
  return uuidFrom(source, idNamespace)
}

/** What a person asks for. */
export interface StartRequest {
  workflow: string
  parent?: string
  idempotencyKey?: string
}

/**
 * Starts a case by hand, alone or under a parent that offers it.
 *
 * @throws SplotError auth.required, workflow.not-found, case.start-forbidden, case.start-closed,
 * case.not-found, request.key-reused
 */
export async function startCaseByHand(
  deps: Deps,
  reader: Reader,
  request: StartRequest,
): Promise<CaseView> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const key = request.idempotencyKey
  const id = key === undefined ? deps.ids.next() : caseIdFrom(`${person}:${key}`)
  const keyed = keyedStart(person, request)
  const answer = () => replyOnce(deps, id, keyed, () => getCase(deps, reader, id))
  // What was started once stays started, also when the offer has closed meanwhile.
  if (keyed && (await wasDone(deps.store, id, keyed))) return answer()
  const { definition } = deps.library.workflow(request.workflow)
  const parent = request.parent === undefined ? null : await loadCase(deps, request.parent)
  await refuseForbidden(deps, viewer, request, parent)
  const offer = parent ? takeOffer(deps, parent, request.workflow) : noOffer
  const { starter } = definition.access
  await createCase(deps, {
    id,
    workflow: definition.id,
    parent: parent?.case.id ?? null,
    rulesOf: offer.rulesOf,
    input: offer.input,
    members: withStarter(offer.members, person, starter),
    actor: {
      id: person,
      roles: [...viewer.programmeRoles, ...(starter === undefined ? [] : [starter])],
    },
    keyed,
    followsParent: offer.follows,
  })
  return answer()
}

function keyedStart(
  person: string,
  { idempotencyKey, workflow, parent }: StartRequest,
): KeyedRequest | undefined {
  if (idempotencyKey === undefined) return undefined
  return {
    key: `${person}:${idempotencyKey}`,
    request: { startCase: workflow, parent: parent ?? null },
  }
}

/** What a parent hands to a child that is started in it. */
interface Handover {
  input: JsonObject
  members: Member[]
  /** Whoever joins the parent later follows into the child. */
  follows: boolean
  /** The case whose rules the child takes; `null`: the parent. */
  rulesOf: string | null
}

const noOffer: Handover = { input: {}, members: [], follows: false, rulesOf: null }

async function refuseForbidden(
  deps: Deps,
  viewer: Viewer,
  { workflow }: StartRequest,
  parent: LoadedCase | null,
): Promise<void> {
  const relation = parent && (await relationTo(deps, viewer, parent))
  if (parent && relation?.reach === 'none' && !isPublic(deps, parent))
    throw caseNotFound(parent.case.id)
  const { workflows } = parent?.release ?? deps.library.current().release
  if (
    workflows[workflow] === undefined &&
    deps.library.current().release.workflows[workflow] === undefined
  )
    throw new SplotError('workflow.not-found', `Expected a workflow but "${workflow}" is none.`)
  const roles = [publicRole, ...(relation?.roles ?? viewer.programmeRoles)]
  const { access, input } = deps.library.workflow(workflow).definition
  const offered = parent?.compiled.definition.offers?.[workflow]
  // A case that takes values from a parent cannot be started without one.
  const lacksParent = !parent && Object.keys(input ?? {}).length > 0
  if (!access.start?.some((role) => roles.includes(role)) || (parent && !offered) || lacksParent)
    throw new SplotError(
      'case.start-forbidden',
      `Expected a workflow you may start${parent ? ' in this case' : ''} but "${workflow}" is none.`,
    )
}

/** Returns what the parent hands to the child. @throws SplotError case.start-closed */
function takeOffer(deps: Deps, parent: LoadedCase, workflow: string): Handover {
  const now = deps.clock.now()
  const offer = parent.compiled.definition.offers?.[workflow]
  const variables = variablesOf(parent)
  if (
    !offer ||
    parent.case.status === 'done' ||
    evaluate(deps, offer.when, variables, now) !== true
  )
    throw new SplotError(
      'case.start-closed',
      `Expected an open offer of "${workflow}" but it is closed.`,
    )
  const values = Object.entries(offer.input).map(([name, source]) => [
    name,
    evaluate(deps, source, variables, now),
  ])
  const members = offer.members === undefined ? [] : evaluate(deps, offer.members, variables, now)
  const rulesOf = offer.rulesOf === undefined ? null : evaluate(deps, offer.rulesOf, variables, now)
  return {
    input: Object.fromEntries(values) as JsonObject,
    members: membersIn(members),
    follows: offer.members !== undefined,
    rulesOf: typeof rulesOf === 'string' ? rulesOf : null,
  }
}
