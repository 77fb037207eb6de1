import type { ArithmeticOperator } from '../syntax/ast.ts'
import type { Run } from '../run.ts'
import { add, divide, multiply, power, subtract } from './decimal.ts'
import { guarded } from './read-moment.ts'
import { dayNanoseconds } from './read-duration.ts'
import { instantOf, secondsOfDay } from './order.ts'
import {
  DateTimeValue,
  DateValue,
  DaysDuration,
  MonthsDuration,
  TimeValue,
  type Value,
} from './value.ts'
import { dateTimeAt, epochNanoseconds, localDateTime } from './zone.ts'

type Operation = (a: Value, b: Value, run: Run) => Value

/** What `+ - * / **` do; `null` for every pair of kinds they are not defined for. */
export const operations: Record<ArithmeticOperator, Operation> = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': over,
  '**': (a, b) => (typeof a === 'number' && typeof b === 'number' ? power(a, b) : null),
}

/** Returns the operand with its sign turned. */
export function negate(value: Value): Value {
  if (typeof value === 'number') return 0 - value
  if (value instanceof DaysDuration) return new DaysDuration(-value.nanoseconds)
  return value instanceof MonthsDuration ? new MonthsDuration(0 - value.months) : null
}

function plus(a: Value, b: Value, run: Run): Value {
  if (typeof a === 'number') return typeof b === 'number' ? add(a, b) : null
  if (typeof a === 'string') return typeof b === 'string' ? join(a, b, run) : null
  if (b instanceof DaysDuration) {
    return a instanceof DaysDuration
      ? new DaysDuration(a.nanoseconds + b.nanoseconds)
      : shiftByDays(a, b.nanoseconds)
  }
  if (b instanceof MonthsDuration) {
    return a instanceof MonthsDuration
      ? new MonthsDuration(a.months + b.months)
      : shiftByMonths(a, b.months)
  }
  const isDuration = a instanceof DaysDuration || a instanceof MonthsDuration
  const isMoment = b instanceof DateValue || b instanceof DateTimeValue || b instanceof TimeValue
  return isDuration && isMoment ? plus(b, a, run) : null
}

function join(a: string, b: string, run: Run): string {
  run.chargeText(a.length + b.length)
  return a + b
}

function minus(a: Value, b: Value, run: Run): Value {
  if (typeof a === 'number') return typeof b === 'number' ? subtract(a, b) : null
  if (b instanceof DaysDuration || b instanceof MonthsDuration) return plus(a, negate(b), run)
  if (a instanceof TimeValue && b instanceof TimeValue) return timeDistance(a, b, run)
  if (!isDay(a) || !isDay(b)) return null
  return guarded(() => distance(a, b, run))
}

function isDay(value: Value): value is DateValue | DateTimeValue {
  return value instanceof DateValue || value instanceof DateTimeValue
}

function timeDistance(a: TimeValue, b: TimeValue, run: Run): Value {
  if ((a.zone === undefined) !== (b.zone === undefined)) return null
  return new DaysDuration(BigInt(Math.round((secondsOfDay(a, run) - secondsOfDay(b, run)) * 1e9)))
}

/** A date counts as its midnight UTC; a local and a zoned date and time have no distance. */
function distance(a: DateValue | DateTimeValue, b: DateValue | DateTimeValue, run: Run): Value {
  const [left, right] = [asDateTime(a), asDateTime(b)]
  if ((left.zone === undefined) !== (right.zone === undefined)) return null
  if (left.zone === undefined) {
    return new DaysDuration(
      epochNanoseconds(left.plain, 'UTC') - epochNanoseconds(right.plain, 'UTC'),
    )
  }
  return new DaysDuration(instantOf(left, run) - instantOf(right, run))
}

function asDateTime(value: DateValue | DateTimeValue): DateTimeValue {
  return value instanceof DateTimeValue
    ? value
    : new DateTimeValue(value.plain.toPlainDateTime(), 'Z')
}

function shiftByDays(value: Value, nanoseconds: bigint): Value {
  if (value instanceof TimeValue) {
    const added = Number(nanoseconds % dayNanoseconds)
    return new TimeValue(value.plain.add({ nanoseconds: added }), value.zone)
  }
  if (value instanceof DateValue) return guarded(() => shiftDate(value, nanoseconds))
  if (value instanceof DateTimeValue) return guarded(() => shiftDateTime(value, nanoseconds))
  return null
}

/** A date plus hours stays a date: its midnight is shifted and the time dropped (DMN 10.3.2.11.9). */
function shiftDate(value: DateValue, nanoseconds: bigint): Value {
  const start = epochNanoseconds(value.plain.toPlainDateTime(), 'UTC')
  return new DateValue(localDateTime(start + nanoseconds, 'UTC').toPlainDate())
}

/** Days and hours are exact spans of time, so a clock change moves the hour on the wall. */
function shiftDateTime(value: DateTimeValue, nanoseconds: bigint): Value {
  const { plain, zone, offset } = value
  const shifted = epochNanoseconds(plain, zone ?? 'UTC', offset) + nanoseconds
  return zone === undefined
    ? new DateTimeValue(localDateTime(shifted, 'UTC'))
    : dateTimeAt(shifted, zone)
}

/** The day is kept, or is the last one of a shorter month. */
function shiftByMonths(value: Value, months: number): Value {
  if (value instanceof DateValue) return guarded(() => new DateValue(value.plain.add({ months })))
  if (value instanceof DateTimeValue) {
    return guarded(() => new DateTimeValue(value.plain.add({ months }), value.zone))
  }
  return null
}

function times(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? multiply(a, b) : scaled(b, a)
  return typeof b === 'number' ? scaled(a, b) : null
}

function scaled(value: Value, factor: number): Value {
  if (value instanceof MonthsDuration) return months(value.months * factor)
  if (!(value instanceof DaysDuration)) return null
  if (Number.isSafeInteger(factor)) return new DaysDuration(value.nanoseconds * BigInt(factor))
  return days(multiply(Number(value.nanoseconds), factor))
}

function over(a: Value, b: Value): Value {
  if (typeof b === 'number') {
    if (typeof a === 'number') return divide(a, b)
    if (b === 0) return null
    if (a instanceof MonthsDuration) return months(a.months / b)
    return a instanceof DaysDuration ? days(divide(Number(a.nanoseconds), b)) : null
  }
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) return divide(a.months, b.months)
  if (a instanceof DaysDuration && b instanceof DaysDuration) {
    return divide(Number(a.nanoseconds), Number(b.nanoseconds))
  }
  return null
}

function months(size: number): Value {
  return Number.isFinite(size) ? new MonthsDuration(Math.trunc(size)) : null
}

function days(nanoseconds: number | null): Value {
  return nanoseconds === null ? null : new DaysDuration(BigInt(Math.trunc(nanoseconds)))
}
