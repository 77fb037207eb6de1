import { planOf, type StatePlan, type TransitionPlan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import { createRun, evaluate, type Run } from '../step/run.ts'
import type { Case, CompiledWorkflow, StepEnvironment } from '../types.ts'

/**
 * Returns the declared events that some transition takes now, in the order of the definition. A guard
 * that reads the event itself, or answers not given yet, may still refuse. Pure.
 */
export function allowedEvents(
  compiled: CompiledWorkflow,
  given: Case,
  environment: StepEnvironment,
): string[] {
  if (given.status === 'done') return []
  return allowedIn(createRun(planOf(compiled), given, environment))
}

/** The same over a step that is being computed. */
export function allowedIn(run: Run): string[] {
  const states = activeStates(run.plan, run.draft.value)
  const taken = new Set<string>()
  for (const transition of states.flatMap((state) => state.transitions)) {
    const { trigger } = transition
    if (trigger.kind !== 'event' || taken.has(trigger.event)) continue
    if (mayPass(run, transition)) taken.add(trigger.event)
  }
  return Object.keys(run.plan.definition.events).filter((event) => taken.has(event))
}

/** Whether a guard passes, or could once the event is there. */
function mayPass(run: Run, transition: TransitionPlan): boolean {
  const { guard } = transition
  if (guard === null) return true
  if (dependsOnEvent(transition, activeStates(run.plan, run.draft.value))) return true
  return evaluate(run, guard) === true
}

/** Whether a guard reads the payload, or answers of the task whose event it is. */
function dependsOnEvent({ guard, trigger }: TransitionPlan, states: readonly StatePlan[]): boolean {
  if (guard === null || trigger.kind !== 'event') return false
  const submitting = states
    .flatMap((state) => state.tasks)
    .filter((task) => task.definition.submit === trigger.event)
    .map((task) => `answers.${task.id}`)
  return guard.reads.some(
    (path) =>
      path === 'event' ||
      path.startsWith('event.') ||
      path === 'answers' ||
      submitting.some((name) => path === name || path.startsWith(`${name}.`)),
  )
}
