import type { TimerDefinition, WorkflowDefinition } from '@splot/definition'
import type { LengthUnit, StatePlan, TimerPlan } from '../plan.ts'
import { pointer, type Faults } from './issues.ts'

const units: readonly LengthUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months']
const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/
const timePattern = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** Compiles the named timers of a workflow. */
export function planTimers(definition: WorkflowDefinition, faults: Faults): Map<string, TimerPlan> {
  const timers = new Map<string, TimerPlan>()
  for (const [name, timer] of Object.entries(definition.timers ?? {})) {
    timers.set(name, planTimer(name, timer, pointer('/timers', name), faults))
  }
  return timers
}

function planTimer(name: string, timer: TimerDefinition, path: string, faults: Faults): TimerPlan {
  const compile = (source: unknown, key: string) => faults.expression(pointer(path, key), source)
  const given = units.filter((unit) => timer[unit] !== undefined)
  if (given.length + (timer.at === undefined ? 0 : 1) !== 1) {
    faults.add(
      path,
      'workflow.timer',
      `Termin „${name}” musi mieć dokładnie jedno z: at, ${units.join(', ')}.`,
      `Expected exactly one of at, ${units.join(', ')} in the timer "${name}".`,
    )
  }
  checkWording(name, timer, path, faults)
  const unit = given[0]
  const amount = unit === undefined ? undefined : timer[unit]
  return {
    name,
    definition: timer,
    at: timer.at === undefined ? null : compile(timer.at, 'at'),
    from: timer.from === undefined ? null : compile(timer.from, 'from'),
    length:
      unit === undefined || amount === undefined
        ? null
        : { unit, amount: typeof amount === 'number' ? amount : (compile(amount, unit) ?? 0) },
  }
}

function checkWording(name: string, timer: TimerDefinition, path: string, faults: Faults): void {
  if (!namePattern.test(name)) {
    faults.add(
      path,
      'workflow.name',
      `Nazwa terminu „${name}” może zawierać tylko litery, cyfry i podkreślenia.`,
      `Expected a timer name of letters, digits and underscores, but got "${name}".`,
    )
  }
  if (timer.time !== undefined && !timePattern.test(timer.time)) {
    faults.add(
      pointer(path, 'time'),
      'workflow.timer',
      `Godzina „${timer.time}” musi mieć postać HH:mm:ss.`,
      `Expected a time of day as HH:mm:ss, but got "${timer.time}".`,
    )
  }
  for (const unit of units) {
    const amount = timer[unit]
    if (typeof amount !== 'number' || Number.isSafeInteger(amount)) continue
    faults.add(
      pointer(path, unit),
      'workflow.timer',
      `Długość terminu „${name}” musi być liczbą całkowitą.`,
      `Expected a whole number in the timer "${name}".`,
    )
  }
  for (const [index, reminder] of (timer.remind ?? []).entries()) {
    if (Number.isInteger(reminder.days) && reminder.days !== 0) continue
    faults.add(
      pointer(path, 'remind', index, 'days'),
      'workflow.timer',
      'Przypomnienie musi mieć liczbę dni różną od zera: ujemną przed terminem, dodatnią po nim.',
      'Expected a whole number of days other than 0: negative before the due date, positive after.',
    )
  }
}

/**
 * Finds the timers that run while a state is active: those of `after` and of its tasks' `due`, and of
 * `meta.deleteAnswers` once a case has ended there.
 */
export function timersOf(
  state: StatePlan,
  timers: Map<string, TimerPlan>,
  faults: Faults,
): TimerPlan[] {
  const named = new Map<string, string>()
  for (const name of Object.keys(state.definition.after ?? {})) {
    named.set(name, pointer(state.pointer, 'after', name))
  }
  const { tasks = [], deleteAnswers } = state.definition.meta ?? {}
  if (deleteAnswers !== undefined)
    named.set(deleteAnswers, pointer(state.pointer, 'meta', 'deleteAnswers'))
  for (const [index, task] of tasks.entries()) {
    if (task.due === undefined || named.has(task.due)) continue
    named.set(task.due, pointer(state.pointer, 'meta', 'tasks', index, 'due'))
  }
  return [...named].flatMap(([name, path]) => {
    const timer = timers.get(name)
    if (timer !== undefined) return [timer]
    faults.add(
      path,
      'workflow.unknown-timer',
      `Termin „${name}” nie jest zdefiniowany w „timers”.`,
      `Expected the timer "${name}" to be defined in "timers".`,
    )
    return []
  })
}
