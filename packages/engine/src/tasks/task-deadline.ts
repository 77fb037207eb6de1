import { planOf, type Plan, type StatePlan } from '../plan.ts'
import type { ArmedTimer, Case, CompiledWorkflow, TaskItem } from '../types.ts'

/**
 * Returns until when an item is to be done: its own due date, else the first moment at which the time of a
 * state runs out that takes it away, as the closing of a call does with a draft. `undefined`: no such
 * moment is known, or the item is only offered. Pure.
 */
export function taskDeadline(
  compiled: CompiledWorkflow,
  given: Case,
  item: TaskItem,
): string | undefined {
  if (item.dueAt !== undefined || item.status !== 'open' || item.offer === true) return item.dueAt
  const plan = planOf(compiled)
  const home = plan.states.get(item.state)
  if (home === undefined) return undefined
  const [first] = given.timers
    .filter((timer) => timer.kind === 'due' && endsState(plan, timer, home))
    .map(({ dueAt }) => dueAt)
    .sort()
  return first
}

/** Whether a timer leaves a state, whichever of its alternatives is taken. */
function endsState(plan: Plan, { state, timer }: ArmedTimer, home: StatePlan): boolean {
  const source = plan.states.get(state)
  if (source === undefined || !(isWithin(source, home) || isWithin(home, source))) return false
  const ways = source.transitions.filter(
    ({ trigger }) => trigger.kind === 'timer' && trigger.timer === timer,
  )
  const leaves = (targets: StatePlan[]) =>
    targets.length > 0 && targets.every((target) => !isWithin(target, home))
  return ways.length > 0 && ways.every(({ targets }) => leaves(targets))
}

function isWithin(state: StatePlan, outer: StatePlan): boolean {
  return state === outer || (state.parent !== null && isWithin(state.parent, outer))
}
