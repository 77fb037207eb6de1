import type { JsonValue } from '@splot/definition'
import type { StatePlan, TimerPlan } from '../plan.ts'
import { change, evaluate, type Run } from '../step/run.ts'
import type { ArmedTimer } from '../types.ts'
import { dueDateOf, type DueDate } from './due-date.ts'
import { remindersOf } from './reminders.ts'

/** Arms timers of a state, all unless said otherwise. One without its data is not armed. */
export function armTimersOf(
  run: Run,
  state: StatePlan,
  timers: readonly TimerPlan[] = state.timers,
): void {
  if (timers.length === 0) return
  const armed = timers.flatMap((timer) => armTimer(run, timer, state))
  if (armed.length > 0) change(run, { timers: [...run.draft.timers, ...armed] })
}

/** Arms the timer after which the answers of a case that has just ended are deleted. */
export function armDeletion(run: Run): void {
  const armed = run.draft.states.flatMap((id) => {
    const state = run.plan.states.get(id)!
    const timer = run.plan.timers.get(state.definition.meta?.deleteAnswers ?? '')
    return timer === undefined ? [] : armTimer(run, timer, state)
  })
  const timers = armed
    .filter(({ kind }) => kind === 'due')
    .map((timer): ArmedTimer => ({ ...timer, kind: 'deletion' }))
  if (timers.length > 0) change(run, { timers })
}

/** Forgets the timers of a state that is left. */
export function disarmTimersOf(run: Run, state: StatePlan): void {
  if (state.timers.length === 0) return
  const timers = run.draft.timers.filter((timer) => timer.state !== state.id)
  if (timers.length < run.draft.timers.length) change(run, { timers })
}

/** Computes a running timer again from now's data, in every active state that has it. */
export function rearmTimer(run: Run, name: string): void {
  for (const state of run.plan.states.values()) {
    const timer = state.timers.find((one) => one.name === name)
    // A state entered in this very step arms its timers when the step settles.
    if (timer === undefined || !isRunning(run, state) || run.entered.has(state)) continue
    const others = run.draft.timers.filter((one) => one.state !== state.id || one.timer !== name)
    const armed = armTimer(run, timer, state)
    const dueAt = armed.find((one) => one.kind === 'due')?.dueAt
    change(run, {
      timers: [...others, ...armed],
      items: run.draft.items.map((item) => {
        const task = run.plan.tasks.get(item.task)
        if (item.state !== state.id || item.status !== 'open') return item
        if (task?.definition.due !== name) return item
        const { dueAt: _, ...rest } = item
        return dueAt === undefined ? rest : { ...rest, dueAt }
      }),
    })
  }
}

function isRunning(run: Run, state: StatePlan): boolean {
  return state.parent === null || run.draft.states.includes(state.id)
}

/** The timer as it runs from `from` on, with the reminders still to come; none without its data. */
export function armTimer(
  run: Run,
  timer: TimerPlan,
  state: StatePlan,
  from: string = run.environment.now,
): ArmedTimer[] {
  const due = computeDue(run, timer, from)
  if (due === null) return []
  const visit = run.draft.visits[state.id]?.count ?? 1
  const key = `${timer.name}:${state.id}:${visit}`
  const base = { timer: timer.name, state: state.id, visit, anchoredAt: due.anchoredAt }
  return [
    { key, ...base, kind: 'due', dueAt: due.dueAt },
    ...remindersOf(timer, due.dueAt, run.environment.now, run.plan.calendar).map(
      (reminder): ArmedTimer => ({
        key: `${key}:remind:${reminder.n}`,
        ...base,
        kind: 'reminder',
        dueAt: reminder.at,
        notify: reminder.notify,
        ...(reminder.also ? { also: reminder.also } : {}),
      }),
    ),
  ]
}

/** Evaluates a timer's data and computes its due date; `null` when the data is missing. */
export function computeDue(
  run: Run,
  timer: TimerPlan,
  now: string = run.environment.now,
): DueDate | null {
  const value = (expression: TimerPlan['at']): JsonValue =>
    expression === null ? null : evaluate(run, expression)
  const given = timer.length?.amount ?? null
  const amount = typeof given === 'number' ? given : value(given)
  return dueDateOf(
    timer,
    {
      now,
      at: value(timer.at),
      from: value(timer.from),
      amount,
    },
    run.plan.calendar,
  )
}
