import { planOf, type StatePlan, type TransitionPlan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import { createRun, evaluate, scopeOf, valuesRead, type Run } from '../step/run.ts'
import { taskDeadline } from '../tasks/task-deadline.ts'
import { computeDue } from '../timers/arm-timers.ts'
import type { Case, CompiledWorkflow, Explanation, StepEnvironment } from '../types.ts'

/** Returns why a case is where it is, what can happen next, who must act and by when. Pure. */
export function explainCase(
  compiled: CompiledWorkflow,
  given: Case,
  environment: StepEnvironment,
): Explanation {
  const run = createRun(planOf(compiled), given, environment)
  const states = activeStates(run.plan, given.value)
  const done = given.status === 'done'
  return {
    states: given.states.map((id) => ({ id, since: given.visits[id]?.at ?? given.startedAt })),
    reasons: given.reasons ?? [],
    because: given.because ?? [],
    next: done ? [] : states.toReversed().flatMap((state) => nextOf(run, state)),
    waitingFor: given.items
      .filter((item) => item.status === 'open' && item.offer !== true)
      .map((item) => {
        const { key, task, assignee, role } = item
        const dueAt = taskDeadline(compiled, given, item)
        return {
          item: key,
          task,
          ...(assignee === undefined ? {} : { assignee }),
          ...(role === undefined ? {} : { role }),
          ...(dueAt === undefined ? {} : { dueAt }),
        }
      }),
    deadlines: given.timers
      .filter((timer) => timer.kind !== 'reminder')
      .map(({ timer, dueAt }) => ({ timer, dueAt }))
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)),
    unarmed: done ? [] : states.flatMap((state) => unarmedOf(run, state)),
  }
}

function nextOf(run: Run, state: StatePlan): Explanation['next'] {
  return state.transitions.flatMap((transition) => {
    const { trigger } = transition
    if (trigger.kind !== 'event' && trigger.kind !== 'timer') return []
    const event = trigger.kind === 'event' ? trigger.event : trigger.timer
    const targets = transition.targets.map((target) => target.id)
    return [{ event, targets, ...asked(run, transition) }]
  })
}

function asked(
  run: Run,
  { guard }: TransitionPlan,
): Pick<Explanation['next'][number], 'guard' | 'open' | 'values'> {
  if (guard === null) return { open: true }
  const values = valuesRead(guard, scopeOf(run))
  return { guard: guard.source, open: evaluate(run, guard) === true, values }
}

function unarmedOf(run: Run, state: StatePlan): { timer: string; state: string }[] {
  return (
    state.timers
      .filter(
        ({ name }) => !run.draft.timers.some((one) => one.timer === name && one.state === state.id),
      )
      // One that has run out is not armed either, but its data is there.
      .filter((timer) => computeDue(run, timer) === null)
      .map(({ name }) => ({ timer: name, state: state.id }))
  )
}
