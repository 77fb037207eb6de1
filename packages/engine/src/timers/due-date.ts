import type { JsonValue } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import type { LengthUnit, TimerPlan } from '../plan.ts'

/** What a due date was counted from, and the date itself; both RFC 3339 in UTC. */
export interface DueDate {
  anchoredAt: string
  dueAt: string
}

/** What a rule's expressions came to. */
export interface TimerValues {
  now: string
  at?: JsonValue
  from?: JsonValue
  amount?: JsonValue
}

const endOfDay = '23:59:59'

/**
 * Computes when a timer is due, `null` when its data is missing or no date. Pure. Days, weeks and
 * months end at a local time of a day and move off days off forward; hours and minutes are exact;
 * deadlines counted backwards never move.
 */
export function dueDateOf(
  timer: TimerPlan,
  values: TimerValues,
  calendar: Calendar,
): DueDate | null {
  if (timer.at !== null) return dueAt(timer, values, calendar)
  const anchor = timer.from === null ? values.now : instantOf(values.from, calendar, '00:00:00')
  const { length } = timer
  if (anchor === null || length === null) return null
  const { amount } = values
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null
  const due = afterLength(timer, length.unit, amount, anchor, calendar)
  return due === null ? null : { anchoredAt: anchor, dueAt: due }
}

function dueAt(timer: TimerPlan, values: TimerValues, calendar: Calendar): DueDate | null {
  const instant = instantOf(values.at, calendar, timer.definition.time ?? endOfDay)
  if (instant === null) return null
  if (timer.definition.roll !== 'nextWorkingDay') return { anchoredAt: values.now, dueAt: instant }
  const date = calendar.dateOf(instant)
  const rolled = calendar.rollForward(date)
  const moved = rolled === date ? instant : calendar.instantAt(rolled, timeOf(timer))
  return { anchoredAt: values.now, dueAt: moved }
}

function afterLength(
  timer: TimerPlan,
  unit: LengthUnit,
  amount: number,
  anchor: string,
  calendar: Calendar,
): string | null {
  if (unit === 'minutes' || unit === 'hours') {
    const milliseconds = Date.parse(anchor) + amount * (unit === 'hours' ? 3_600_000 : 60_000)
    return Math.abs(milliseconds) > 8.64e15 ? null : toInstant(milliseconds)
  }
  if (!Number.isInteger(amount) || Math.abs(amount) > 12_000) return null
  const date = afterDays(timer, unit, amount, calendar.dateOf(anchor), calendar)
  return calendar.instantAt(date, timeOf(timer))
}

function afterDays(
  timer: TimerPlan,
  unit: 'days' | 'weeks' | 'months',
  amount: number,
  date: string,
  calendar: Calendar,
): string {
  const roll = (timer.definition.roll ?? 'nextWorkingDay') === 'nextWorkingDay' && amount >= 0
  if (unit === 'months') return calendar.addMonths(date, amount, { roll })
  if (unit === 'weeks') return calendar.addWeeks(date, amount, { roll })
  if (timer.definition.count !== 'working' || amount === 0) {
    return calendar.addCalendarDays(date, amount, { roll })
  }
  return amount > 0
    ? calendar.addWorkingDays(date, amount)
    : calendar.backWorkingDays(date, -amount)
}

function timeOf(timer: TimerPlan): string {
  return timer.definition.time ?? endOfDay
}

const dateText = /^\d{4}-\d{2}-\d{2}$/
const instantText =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i
const localText = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/i

/** Returns an instant from data: RFC 3339, a local date and time, or a date at `time`; `null` otherwise. Pure. */
export function instantOf(
  value: JsonValue | undefined,
  calendar: Calendar,
  time: string,
): string | null {
  if (typeof value !== 'string') return null
  // FEEL writes a zoned date and time with its zone in brackets.
  const text = value.replace(/\[[^\]]*\]$/, '').replace(/@[A-Za-z_]+\/[A-Za-z_/]+$/, '')
  if (!isCalendarDate(text.slice(0, 10))) return null
  if (instantText.test(text)) return toInstant(Date.parse(text))
  if (dateText.test(text)) return calendar.instantAt(text, time)
  return localText.test(text) ? calendar.instantAt(text.slice(0, 10), text.slice(11)) : null
}

function isCalendarDate(text: string): boolean {
  if (!dateText.test(text)) return false
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text
}

/** RFC 3339 in UTC, without empty milliseconds. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}
