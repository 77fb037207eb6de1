import type { ReminderDefinition } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import type { TimerPlan } from '../plan.ts'

/** People read reminders in the morning. */
const timeOfDay = '08:00:00'

/** A reminder with its place in the definition and its instant. */
export interface Reminder {
  n: number
  at: string
  notify: string
  also?: string[]
}

/** Computes the reminders of a timer that still lie ahead. Pure. */
export function remindersOf(
  timer: TimerPlan,
  dueAt: string,
  now: string,
  calendar: Calendar,
): Reminder[] {
  return (timer.definition.remind ?? [])
    .map((reminder, n): Reminder => ({
      n,
      at: instantOfReminder(reminder, dueAt, calendar),
      notify: reminder.notify ?? (reminder.days < 0 ? 'reminder' : 'overdue'),
      ...(reminder.also ? { also: reminder.also } : {}),
    }))
    .filter((reminder) => Date.parse(reminder.at) > Date.parse(now))
}

function instantOfReminder(
  { days, count }: ReminderDefinition,
  dueAt: string,
  calendar: Calendar,
): string {
  const due = calendar.dateOf(dueAt)
  if (count !== 'working') {
    return calendar.instantAt(calendar.addCalendarDays(due, days, { roll: false }), timeOfDay)
  }
  const date = days < 0 ? calendar.backWorkingDays(due, -days) : calendar.addWorkingDays(due, days)
  return calendar.instantAt(date, timeOfDay)
}
