import type { Run } from '../run.ts'
import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { isInherited } from './inherited-names.ts'
import { instantOf, secondsOfDay, zoneSeconds } from './order.ts'
import { dayNanoseconds } from './read-duration.ts'
import {
  type Context,
  DateTimeValue,
  DateValue,
  DaysDuration,
  MonthsDuration,
  RangeValue,
  Special,
  TimeValue,
  type Value,
} from './value.ts'
import { offsetAt, offsetSeconds } from './zone.ts'

/** Returns the own property of a context, of each item of a list, or of a date, duration or range. */
export function propertyOf(value: Value, name: string, run: Run): Value {
  return propertyReader(name)(value, run)
}

/** Returns the own property of a context, `null` where it has none or the name is never readable. */
function ownProperty(context: Context, name: string): Value {
  return isForbiddenName(name) || !Object.hasOwn(context, name) ? null : (context[name] ?? null)
}

/** Returns what reads a property as `propertyOf` does, with the name looked at once. Pure. */
export function propertyReader(name: string): (value: Value, run: Run) => Value {
  const plain = !isInherited(name) && !isForbiddenName(name)
  const read = (value: Value, run: Run): Value => {
    if (typeof value !== 'object' || value === null) return null
    if (Array.isArray(value)) {
      run.chargeList(value.length)
      return value.map((item) => read(item, run))
    }
    if (value instanceof Special) return specialProperty(value, name, run)
    return plain ? (value[name] ?? null) : ownProperty(value, name)
  }
  return read
}

function specialProperty(value: Special, name: string, run: Run): Value {
  if (value instanceof DateValue) return dateProperty(value, name)
  if (value instanceof TimeValue) return timeProperty(value, name, run)
  if (value instanceof DateTimeValue) return dateTimeProperty(value, name, run)
  if (value instanceof DaysDuration) return daysProperty(value.nanoseconds, name)
  if (value instanceof MonthsDuration) return monthsProperty(value.months, name)
  return value instanceof RangeValue ? rangeProperty(value, name) : null
}

function dateProperty({ plain }: DateValue, name: string): Value {
  if (name === 'year') return plain.year
  if (name === 'month') return plain.month
  if (name === 'day') return plain.day
  if (name === 'weekday') return plain.dayOfWeek
  if (name !== 'value') return null
  return Number(plain.toZonedDateTime('UTC').epochNanoseconds / 1_000_000_000n)
}

function timeProperty(value: TimeValue, name: string, run: Run): Value {
  if (name === 'value') return secondsOfDay(value, run)
  return clockProperty(value, name, () => zoneSeconds(value, run))
}

function dateTimeProperty(value: DateTimeValue, name: string, run: Run): Value {
  if (name === 'value') return Number(instantOf(value, run)) / 1e9
  if (name === 'year' || name === 'month' || name === 'day' || name === 'weekday') {
    return dateProperty(new DateValue(value.plain.toPlainDate()), name)
  }
  const { plain, zone, offset } = value
  return clockProperty(value, name, () =>
    zone === undefined ? undefined : (offset ?? offsetAt(plain, zone)),
  )
}

function clockProperty(
  value: TimeValue | DateTimeValue,
  name: string,
  seconds: () => number | undefined,
): Value {
  if (name === 'hour') return value.plain.hour
  if (name === 'minute') return value.plain.minute
  if (name === 'second') return value.plain.second
  if (name === 'timezone') {
    return value.zone === undefined || offsetSeconds(value.zone) !== undefined ? null : value.zone
  }
  if (name !== 'time offset') return null
  const offset = seconds()
  return offset === undefined ? null : new DaysDuration(BigInt(offset) * 1_000_000_000n)
}

function daysProperty(nanoseconds: bigint, name: string): Value {
  if (name === 'days') return Number(nanoseconds / dayNanoseconds)
  if (name === 'hours') return Number((nanoseconds / 3_600_000_000_000n) % 24n)
  if (name === 'minutes') return Number((nanoseconds / 60_000_000_000n) % 60n)
  if (name === 'seconds') return Number(nanoseconds % 60_000_000_000n) / 1e9
  return name === 'value' ? Number(nanoseconds) / 1e9 : null
}

function monthsProperty(months: number, name: string): Value {
  if (name === 'years') return Math.trunc(months / 12) + 0
  if (name === 'months') return (months % 12) + 0
  return name === 'value' ? months : null
}

function rangeProperty(range: RangeValue, name: string): Value {
  if (name === 'start') return range.start
  if (name === 'end') return range.end
  if (name === 'start included') return range.startIncluded
  return name === 'end included' ? range.endIncluded : null
}
