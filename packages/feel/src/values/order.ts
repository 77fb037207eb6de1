import { Temporal } from 'temporal-polyfill'
import type { Run } from '../run.ts'
import {
  DateTimeValue,
  DateValue,
  DaysDuration,
  MonthsDuration,
  TimeValue,
  type Value,
} from './value.ts'
import { epochNanoseconds, offsetAt, offsetSeconds } from './zone.ts'

/**
 * Compares two values of one ordered kind: negative, 0 or positive; `null` when the kinds differ or
 * have no order. A date and time without zone is taken in the time zone of the run.
 */
export function order(a: Value, b: Value, run: Run): number | null {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null
  if (typeof a === 'string') return typeof b === 'string' ? orderTexts(a, b, run) : null
  if (a instanceof DateValue) {
    return b instanceof DateValue ? Temporal.PlainDate.compare(a.plain, b.plain) : null
  }
  if (a instanceof DateTimeValue)
    return b instanceof DateTimeValue ? orderDateTimes(a, b, run) : null
  if (a instanceof DaysDuration) {
    return b instanceof DaysDuration ? sign(a.nanoseconds - b.nanoseconds) : null
  }
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null
  if (a instanceof TimeValue) return b instanceof TimeValue ? orderTimes(a, b, run) : null
  return null
}

function orderTexts(a: string, b: string, run: Run): number {
  if (a.length > 1000) run.charge(a.length >>> 6)
  return a < b ? -1 : a > b ? 1 : 0
}

function sign(size: bigint): number {
  return size < 0n ? -1 : size > 0n ? 1 : 0
}

function orderDateTimes(a: DateTimeValue, b: DateTimeValue, run: Run): number {
  if (a.zone === b.zone && a.offset === b.offset)
    return Temporal.PlainDateTime.compare(a.plain, b.plain)
  return sign(instantOf(a, run) - instantOf(b, run))
}

const instants = new WeakMap<DateTimeValue, bigint>()

/** Nanoseconds since 1970 UTC. */
export function instantOf(value: DateTimeValue, run: Run): bigint {
  if (value.zone === undefined) return epochNanoseconds(value.plain, run.timeZone, value.offset)
  const known = instants.get(value)
  if (known !== undefined) return known
  const instant = epochNanoseconds(value.plain, value.zone, value.offset)
  instants.set(value, instant)
  return instant
}

function orderTimes(a: TimeValue, b: TimeValue, run: Run): number {
  if (a.zone === b.zone) return Temporal.PlainTime.compare(a.plain, b.plain)
  return Math.sign(secondsOfDay(a, run) - secondsOfDay(b, run))
}

/** Seconds since midnight UTC; a named zone counts with its offset on the day of the run. */
export function secondsOfDay(value: TimeValue, run: Run): number {
  const { plain } = value
  const parts = plain.millisecond * 1e6 + plain.microsecond * 1e3 + plain.nanosecond
  const local = plain.hour * 3600 + plain.minute * 60 + plain.second + parts / 1e9
  return local - (zoneSeconds(value, run) ?? 0)
}

/** Offset in seconds of a time; undefined for a local one. */
export function zoneSeconds(value: TimeValue, run: Run): number | undefined {
  if (value.zone === undefined) return undefined
  const fixed = offsetSeconds(value.zone)
  if (fixed !== undefined) return fixed
  const day = Temporal.Instant.from(run.moment.now).toZonedDateTimeISO(value.zone).toPlainDate()
  return offsetAt(day.toPlainDateTime(value.plain), value.zone)
}
