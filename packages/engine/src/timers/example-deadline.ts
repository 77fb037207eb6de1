import type { TimerDefinition } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import type { LengthUnit, TimerPlan } from '../plan.ts'
import { dueDateOf } from './due-date.ts'
import { remindersOf } from './reminders.ts'

/** What a rule comes to when its length is known; instants are RFC 3339 in UTC. */
export interface ExampleDeadline {
  dueAt: string
  /** When people would be reminded, in the order of the rule. */
  remindedAt: string[]
}

const units: readonly LengthUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months']

/**
 * Computes what a deadline would be if it were counted from `from`, as the engine does, so that an
 * author sees what the rule means. `amount` stands for a length that is an expression. `null` for rules
 * that take a date from data. Pure.
 */
export function exampleDeadline(
  timer: TimerDefinition,
  { from, amount }: { from: string; amount?: number },
  calendar: Calendar,
): ExampleDeadline | null {
  const unit = units.find((one) => timer[one] !== undefined)
  if (timer.at !== undefined || unit === undefined) return null
  const written = timer[unit]
  const length = typeof written === 'number' ? written : amount
  if (length === undefined) return null
  const plan: TimerPlan = {
    name: '',
    definition: timer,
    at: null,
    from: null,
    length: { unit, amount: length },
  }
  const due = dueDateOf(plan, { now: from, amount: length }, calendar)
  if (due === null) return null
  const reminders = remindersOf(plan, due.dueAt, from, calendar)
  return { dueAt: due.dueAt, remindedAt: reminders.map(({ at }) => at) }
}
