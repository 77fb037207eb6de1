import { createCalendar, exampleDeadline } from '@splot/engine'
import type { ExampleDeadline } from '@splot/engine'
import type { ExampleQuestion } from './finding.ts'

/** Returns what a deadline comes to on the calendar of a programme; `null` where no day tells. Pure. */
export function exampleOf(question: ExampleQuestion): ExampleDeadline | null {
  const { timer, day, amount, calendar, timeZone } = question
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const days = createCalendar(calendar, timeZone)
  return exampleDeadline(timer, { from: days.instantAt(day, '10:00:00'), amount }, days)
}
