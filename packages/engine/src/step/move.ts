import { SplotError, type JsonObject } from '@splot/definition'
import { allowedIn } from '../explain/allowed-events.ts'
import type { ActionPlan, Plan, ReasonPlan, StatePlan, TransitionPlan } from '../plan.ts'
import { cancelItemsOf, createTasksOf } from '../tasks/create-items.ts'
import { armDeletion, armTimersOf, disarmTimersOf } from '../timers/arm-timers.ts'
import {
  EndlessRun,
  IllegalMove,
  type Configuration,
  type MachineHost,
  type Stepper,
} from '../xstate.ts'
import type { Case } from '../types.ts'
import { act } from './act.ts'
import { nextVisit } from './next-visit.ts'
import { askGuard, change as changeCase, noteReason, type Run } from './run.ts'

/** Enters the initial states. */
export function enterInitial(run: Run): void {
  run.moved = true
  settle(run, () => run.plan.stepper.start(hostOf(run), contextOf(run)))
}

/** Enters a state of a case that is over, as if it began there. */
export function enterAgain(run: Run, stepper: Stepper): void {
  delete run.draft.endedAt
  delete run.draft.answersDeletedAt
  changeCase(run, { status: 'active', timers: [] })
  run.moved = true
  settle(run, () => stepper.start(hostOf(run), contextOf(run)))
}

/**
 * Goes on in states of another version of the workflow: `stepper` begins in them, `furnish` arms the
 * timers and creates the tasks once the case has come to rest.
 */
export function enterVersion(run: Run, stepper: Stepper, furnish: () => void): void {
  settle(run, () => stepper.start(hostOf(run), contextOf(run)), furnish)
}

/**
 * Raises a declared event; its payload is what expressions see as `event`.
 *
 * @throws SplotError `event.not-allowed` when no transition takes it; nothing has happened then.
 */
export function raiseEvent(run: Run, type: string, payload: JsonObject): void {
  if (takes(run, type, { ...payload, type })) return
  throw notAllowed(run, type)
}

/** Says which events would be taken instead. */
export function notAllowed(run: Run, type: string): SplotError {
  const allowed = allowedIn(run)
  return new SplotError(
    'event.not-allowed',
    `Expected one of ${allowed.join(', ') || 'no event at all'}, but got ${type}.`,
    { details: { allowed } },
  )
}

/** Raises an internal event; tells whether a transition took it. */
export function takes(run: Run, type: string, event: JsonObject): boolean {
  run.event = event
  run.variables = null
  const { draft, plan } = run
  let taken = false
  settle(run, () => {
    const move = plan.stepper.step(
      {
        status: 'active',
        value: draft.value,
        historyValue: nodeIdsOf(plan, draft.historyValue),
        context: contextOf(run),
      },
      { type },
      hostOf(run),
    )
    taken = move.taken
    return move
  })
  return taken
}

function settle(
  run: Run,
  move: () => Configuration,
  furnish: () => void = () => furnishEntered(run),
): void {
  let reached: Configuration
  try {
    reached = move()
  } catch (error) {
    if (error instanceof EndlessRun) {
      throw new SplotError('workflow.loop', error.message, { cause: error })
    }
    if (error instanceof IllegalMove) {
      throw new SplotError('workflow.illegal-move', error.message, { cause: error })
    }
    // XState wraps what a guard throws
    throw run.refusal ?? error
  }
  const { plan } = run
  const active = plan.stepper.active(reached.value) ?? []
  const historyValue = renamed(reached.historyValue, (node) => plan.nodes.get(node)?.id)
  changeCase(run, {
    value: reached.value,
    states: active.map((node) => plan.nodes.get(node)!.id),
    status: reached.status,
    ...(Object.keys(historyValue).length > 0
      ? { historyValue: { ...run.draft.historyValue, ...historyValue } }
      : {}),
  })
  if (reached.status === 'done') {
    changeCase(run, { endedAt: run.environment.now, timers: [] })
    armDeletion(run)
  } else furnish()
  run.entered.clear()
}

function furnishEntered(run: Run): void {
  for (const state of run.entered) {
    armTimersOf(run, state)
    createTasksOf(run, state)
  }
}

/** XState's context is the run, so that guards see the case as it is at that moment. */
function contextOf(run: Run): JsonObject {
  const ask = (transition: TransitionPlan): boolean => askGuard(run, transition)
  const change = (action: ActionPlan): void => act(run, action)
  return { ask, change } as unknown as JsonObject
}

function hostOf(run: Run): MachineHost {
  return {
    act(type, params) {
      if (type === 'enter') enter(run, params as StatePlan)
      else if (type === 'leave') leave(run, params as StatePlan)
      else if (type === 'because') noteReason(run, params as ReasonPlan)
      else if (type === 'do') act(run, params as ActionPlan)
    },
  }
}

function enter(run: Run, state: StatePlan): void {
  run.draft.visits[state.id] = { at: run.environment.now, count: nextVisit(run.draft, state) }
  run.entered.add(state)
  run.moved = true
}

function leave(run: Run, state: StatePlan): void {
  run.entered.delete(state)
  run.moved = true
  disarmTimersOf(run, state)
  cancelItemsOf(run, state)
}

/** What history states remember, by the ids of the stepper. @throws SplotError `case.corrupt`. */
export function nodeIdsOf(
  plan: Plan,
  historyValue: Case['historyValue'],
): Record<string, string[]> {
  return renamed(historyValue, (id) => plan.states.get(id)?.nodeId)
}

function renamed(
  historyValue: Record<string, string[]> | undefined,
  rename: (id: string) => string | undefined,
): Record<string, string[]> {
  const made: Record<string, string[]> = {}
  for (const [id, states] of Object.entries(historyValue ?? {})) {
    made[nameOf(id, rename)] = states.map((state) => nameOf(state, rename))
  }
  return made
}

function nameOf(id: string, rename: (id: string) => string | undefined): string {
  const name = rename(id)
  if (name === undefined) {
    throw new SplotError(
      'case.corrupt',
      `Expected a remembered state of the workflow, but got "${id}".`,
    )
  }
  return name
}
