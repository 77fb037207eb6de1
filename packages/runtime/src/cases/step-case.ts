import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Actor, Command, Effect, StepResult, TaskItem } from '@splot/engine'
import type { CaseCommit } from '@splot/store'
import type { Deps } from '../deps.ts'
import { deleteDraft } from '../drafts/draft-document.ts'
import { draftsKeptUntil } from '../drafts/kept-drafts.ts'
import { claimEntries } from '../ledgers/claim-entries.ts'
import { createHeldKeys, lettingGo } from '../ledgers/held-keys.ts'
import type { HeldKeys } from '../ledgers/held-keys.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { advancedCase } from './advanced-case.ts'
import { claimNumber } from './claim-number.ts'
import { followRow } from './follow-members.ts'
import { decodeCase, encodeCase } from './loaded-case.ts'
import type { LoadedCase } from './loaded-case.ts'
import { renewedFor } from './renew-case.ts'
import type { Renewed } from './renew-case.ts'
import { toIdempotency, wasDone } from './request-key.ts'
import type { KeyedRequest } from './request-key.ts'
import {
  taskIdOf,
  toCaseRow,
  toHistoryLines,
  toOutboxRows,
  toTaskRows,
  toTimerRows,
} from './rows.ts'

/** What one step does, decided from the case as it stands. */
export interface Decision {
  actor: Actor
  command: Command
  /** Facts for the history beside what the engine tells. */
  facts?: JsonObject
}

/** One step of one case. */
export interface StepRequest {
  /** Decides permission and command; what it throws refuses the step. */
  decide: (loaded: LoadedCase) => Promise<Decision>
  /** Revision the person saw; another one is refused. */
  revision?: number | undefined
  keyed?: KeyedRequest | undefined
  /** Id of the message this step consumes. */
  inbox?: string
  /** Keys of ledgers that `decide` reads and holds. */
  held?: HeldKeys
  /** What this step asks of the outside beside the engine's effects. */
  effects?: { type: string; params: JsonObject }[]
}

/**
 * Runs one step: load → decide → engine → one commit of snapshot, rows, tasks, timers, outbox and
 * history. An event that renews the case makes it take the rules in force first, in the same commit. A
 * request done, or a message consumed, before changes nothing. Drafts of tasks that the step closed are
 * removed, but for those kept until the answers of their case are deleted: a process that stops before
 * leaves them to the sweep. Returns the revision after.
 *
 * @throws SplotError case.not-found, case.conflict, case.number-taken, ledger.key-taken, request.key-reused, and what `decide`, the engine
 * and the store refuse with
 */
export async function stepCase(deps: Deps, id: string, request: StepRequest): Promise<StepDone> {
  let closed: string[] = []
  const held = request.held ?? createHeldKeys(deps, id)
  const transacted = deps.store.transactCase<StepDone>(
    id,
    async (stored) => {
      if (!stored) throw caseNotFound(id)
      const loaded = await decodeCase(deps, stored)
      if (request.keyed && (await wasDone(deps.store, id, request.keyed)))
        return { result: { revision: loaded.revision, repeated: true } }
      // asked before the engine: a case that has moved on would refuse what it has long taken
      if (request.inbox !== undefined && (await deps.store.consumed(id, request.inbox)))
        return { result: { revision: loaded.revision, repeated: true } }
      const first = await request.decide(loaded)
      refuseStale(loaded, request.revision)
      const renewed = await renewedFor(deps, loaded, first)
      // who may do what, and with which data, is said by the rules the case has then
      const decision = renewed ? await request.decide(renewed.loaded) : first
      const now = deps.clock.now()
      const step = await advancedCase(deps, renewed?.loaded ?? loaded, decision, now)
      await claimNumber(deps, loaded.case.number, step.case)
      await claimEntries(deps, held, loaded.case, step.case)
      closed = closedTasks(loaded, step, await keepsDrafts(deps, loaded, step))
      return {
        commit: toCommit(deps, loaded, { step, request, now, decision, renewed }),
        result: { revision: loaded.revision + 1, repeated: false },
      }
    },
    { known: deps.cases.known(id) },
  )
  const done = await lettingGo(held, transacted)
  for (const task of closed) await deleteDraft(deps, task)
  return done
}

/** Whether drafts of tasks that a step calls off stay until the answers of their case are deleted. */
async function keepsDrafts(deps: Deps, { row }: LoadedCase, step: StepResult): Promise<boolean> {
  return (await draftsKeptUntil(deps, step.case, row.parent)) !== null
}

interface StepDone {
  revision: number
  repeated: boolean
}

/** Tasks that were open and no longer are; without those called off whose drafts are kept. */
function closedTasks(loaded: LoadedCase, step: StepResult, keepsDrafts: boolean): string[] {
  const stays = ({ status }: TaskItem) =>
    status === 'open' || (keepsDrafts && status === 'cancelled')
  const staying = new Set(step.case.items.filter(stays).map(({ key }) => key))
  return loaded.case.items
    .filter(({ key, status }) => status === 'open' && !staying.has(key))
    .map(({ key }) => taskIdOf(loaded.case.id, key))
}

function refuseStale(loaded: LoadedCase, revision: number | undefined): void {
  if (revision === undefined || revision === loaded.revision) return
  throw new SplotError(
    'case.conflict',
    `Expected revision ${loaded.revision} but the request was made from ${revision}.`,
    { details: { current: loaded.revision, seen: revision } },
  )
}

/** What one step came to. */
interface Taken {
  step: StepResult
  request: StepRequest
  now: string
  decision: Decision
  renewed: Renewed | null
}

function toCommit(
  deps: Deps,
  before: LoadedCase,
  { step, request, now, decision, renewed }: Taken,
): CaseCommit {
  const loaded = renewed?.loaded ?? before
  const { row, compiled, releaseId } = loaded
  const follow = followRow(before, step.case.members, now)
  return {
    caseId: row.id,
    expectedRevision: loaded.revision,
    row: toCaseRow(deps, {
      case: step.case,
      compiled,
      parent: row.parent,
      createdAt: row.createdAt,
      now,
    }),
    snapshot: encodeCase(step.case, loaded),
    tasks: toTaskRows(deps, step.case),
    timers: toTimerRows(step.case),
    outbox: [
      ...(renewed ? toOutboxRows(renewed.step.case, renewed.step.effects, now) : []),
      ...toOutboxRows(step.case, allEffects(step, request), now),
      ...(follow ? [follow] : []),
    ],
    history: [
      ...(renewed ? toHistoryLines(renewed.step.history, { release: releaseId }) : []),
      ...toHistoryLines(step.history, decision.facts ?? {}),
    ],
    ...(request.inbox === undefined ? {} : { inbox: request.inbox }),
    ...(request.keyed === undefined ? {} : { idempotency: toIdempotency(request.keyed) }),
  }
}

/** The engine's effects and those of the request, under keys that follow each other. */
function allEffects({ case: { id, step }, effects }: StepResult, request: StepRequest): Effect[] {
  const more = (request.effects ?? []).map((effect, index) => ({
    key: `${id}/${step}/${effects.length + index}`,
    ...effect,
  }))
  return [...effects, ...more]
}
