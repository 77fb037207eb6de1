import { SplotError, type JsonObject } from '@splot/definition'
import { planOf, type Plan } from '../plan.ts'
import { completeItem } from '../tasks/complete-item.ts'
import { joinCase } from '../tasks/join-case.ts'
import { leaveCase } from '../tasks/leave-case.ts'
import { findOpenItem } from '../tasks/find-item.ts'
import {
  assignTask,
  claimItem,
  delegateItem,
  reassignItem,
  releaseItem,
  unassignItem,
} from '../tasks/reassign.ts'
import { fireTimer } from '../timers/fire-timer.ts'
import type {
  Case,
  Command,
  CompiledWorkflow,
  HistoryRecord,
  StepEnvironment,
  StepResult,
} from '../types.ts'
import { checkPayload } from './check-payload.ts'
import { deleteAnswers, deleteApart } from './delete-answers.ts'
import { notAllowed, raiseEvent } from './move.ts'
import { checkReason } from './reason.ts'
import { reopenCase } from './reopen.ts'
import { actorRoles, change, createRun, keepReasons, madeIn, type Run } from './run.ts'

/**
 * Returns the case after one command, with the effects it asks for and its history record. Pure; the
 * case given stays as it was, and a refused command changes nothing.
 *
 * @throws SplotError `case.finished` (except for `reopen`, which has refusals of its own, and the deletion of
 * answers, which is `case.not-finished` on an active case), `case.corrupt`, `event.not-allowed` (details: `allowed`),
 * `event.not-yours`, `payload.invalid`, `task.*`, `timer.stale`, `timer.not-due`, `workflow.loop`,
 * `workflow.limit`, `case.number-needed` (details: `sequence`).
 */
export function advanceCase(
  compiled: CompiledWorkflow,
  given: Case,
  command: Command,
  environment: StepEnvironment,
): StepResult {
  const plan = planOf(compiled)
  checkCase(plan, given, command)
  const run = createRun(plan, given, environment)
  const { guards } = run
  const told = perform(run, command)
  if (told === null) return { case: given, effects: [], history: [] }
  if (run.moved || guards.length > 0) change(run, { because: guards })
  keepReasons(run)
  const record: HistoryRecord = {
    at: environment.now,
    actor: environment.actor.id,
    ...told,
    ...(run.moved ? { from: given.states, to: run.draft.states } : {}),
    ...(guards.length > 0 ? { guards } : {}),
    ...madeIn(run),
  }
  return { case: run.draft, effects: run.effects, history: [record] }
}

function checkCase(plan: Plan, given: Case, command: Command): void {
  const { id, version } = plan.definition
  if (given.workflow.id !== id || given.workflow.version !== version) {
    throw new SplotError(
      'case.corrupt',
      `Expected a case of ${id} ${version}, but got ${given.workflow.id} ${given.workflow.version}.`,
    )
  }
  if (given.status === 'done') {
    if (command.type === 'reopen' || isDeletion(given, command)) return
    throw new SplotError('case.finished', 'Expected an active case, but it is finished.')
  }
  if (given.status !== 'active' || plan.stepper.active(given.value) === null) {
    throw new SplotError('case.corrupt', 'Expected a state value that the workflow can be in.')
  }
}

/** What a case that is over still does: delete its answers. */
function isDeletion({ timers }: Case, command: Command): boolean {
  if (command.type === 'deleteAnswers' || command.type === 'deleteApart') return true
  return command.type === 'fire' && timers.some(({ key }) => key === command.timer)
}

/** What the history says of a command; `null` when nothing happened. */
type Told = Pick<HistoryRecord, 'type' | 'event' | 'item' | 'data'>

function perform(run: Run, command: Command): Told | null {
  // The table is typed per kind; the look-up loses that.
  const handle = commands[command.type] as (run: Run, command: Command) => Told | null
  return handle(run, command)
}

type Commands = {
  [Type in Command['type']]: (run: Run, command: Extract<Command, { type: Type }>) => Told | null
}

const commands: Commands = {
  event: (run, { event, payload }) => sendEvent(run, event, payload),
  message: (run, { event, payload, from }) => receiveMessage(run, event, payload, from),
  complete(run, { item, answers, form, apart, facts }) {
    const event = completeItem(run, item, {
      ...(answers === undefined ? {} : { answers: checkPayload(answers) }),
      ...(form === undefined ? {} : { form }),
      ...(apart === undefined ? {} : { apart }),
      ...(facts === undefined ? {} : { facts }),
    })
    return { type: 'completed', item, ...(event === null ? {} : { event }) }
  },
  claim(run, { item, inPlaceOf }) {
    const before = run.draft.items
    claimItem(run, item, inPlaceOf)
    if (run.draft.items === before) return null
    return { type: 'claimed', item, ...(inPlaceOf === undefined ? {} : { data: { inPlaceOf } }) }
  },
  release(run, { item }) {
    releaseItem(run, item)
    return { type: 'released', item }
  },
  delegate(run, { item, to }) {
    delegateItem(run, item, to)
    return { type: 'delegated', item, data: { to } }
  },
  reassign(run, { item, to, reason, inPlaceOf }) {
    const before = run.draft.items
    const from = reassignItem(run, item, to, inPlaceOf)
    if (run.draft.items === before) return null
    const data = {
      to,
      reason: checkReason(reason),
      ...(from === undefined ? {} : { from }),
      ...(inPlaceOf === undefined ? {} : { inPlaceOf }),
    }
    return { type: 'reassigned', item, data }
  },
  unsign(run, { item, signatures, why }) {
    findOpenItem(run, item)
    const data = { signatures: signatures.map(({ path, person }) => ({ path, person })) }
    return { type: unsignedAs[why], item, data }
  },
  reopen(run, { to, reason }) {
    return { type: 'reopened', data: { to, reason: reopenCase(run, to, reason) } }
  },
  assign(run, { task, person }) {
    const item = assignTask(run, task, person)
    return { type: 'assigned', item, data: { person } }
  },
  unassign(run, { item }) {
    const event = unassignItem(run, item)
    return { type: 'unassigned', item, ...(event === null ? {} : { event }) }
  },
  join(run, { person, role }) {
    joinCase(run, person, role)
    return { type: 'joined', data: { person, role } }
  },
  leave(run, { person, role }) {
    const [event] = leaveCase(run, person, role)
    return {
      type: 'left',
      data: { person, role },
      ...(event === undefined ? {} : { event }),
    }
  },
  fire(run, { timer: key }) {
    const { kind, timer, state, dueAt } = fireTimer(run, key)
    return { type: toldOf[kind], data: { timer, state, dueAt } }
  },
  deleteAnswers: (run, { alone }) =>
    deleteAnswers(run, alone === true) ? { type: 'answersDeleted' } : null,
  deleteApart(run, { apart, classes }) {
    deleteApart(run, apart, classes)
    return { type: 'answersDeleted', data: { classes: [...classes] } }
  },
}

const unsignedAs = { withdrawn: 'signatureWithdrawn', voided: 'signatureVoided' } as const

const toldOf = { due: 'timer', reminder: 'reminder', deletion: 'answersDeleted' } as const

/** By hand: the event must be declared with roles, and the actor must hold one of them. */
function sendEvent(run: Run, event: string, payload: JsonObject | undefined): Told {
  const definition = eventOf(run, event)
  const { roles } = definition ?? {}
  if (roles === undefined) throw notAllowed(run, event)
  const held = actorRoles(run)
  if (run.environment.actor.id !== 'system' && !roles.some((role) => held.includes(role))) {
    throw new SplotError('event.not-yours', `Expected an actor in one of ${roles.join(', ')}.`)
  }
  return raised(run, 'event', event, checkPayload(payload))
}

/** From another case: the event must be declared as a message. */
function receiveMessage(
  run: Run,
  event: string,
  payload: JsonObject | undefined,
  from: string,
): Told {
  if (eventOf(run, event)?.message !== true) throw notAllowed(run, event)
  return raised(run, 'message', event, { ...checkPayload(payload), from })
}

function raised(run: Run, type: 'event' | 'message', event: string, payload: JsonObject): Told {
  raiseEvent(run, event, payload)
  return { type, event, ...(Object.keys(payload).length > 0 ? { data: payload } : {}) }
}

function eventOf(run: Run, event: string) {
  const { events } = run.plan.definition
  return Object.hasOwn(events, event) ? events[event] : undefined
}
