import { Temporal } from 'temporal-polyfill'
import { remembering } from '../remembering.ts'
import { readDuration } from './read-duration.ts'
import { DateTimeValue, DateValue, TimeValue, type Value } from './value.ts'
import { offsetSeconds } from './zone.ts'

const datePattern = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/u
const timePattern = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(.*)$/u
const maximumOffset = 18 * 3600

/** Dates of cases repeat: the same call opens on the same day for everybody. */
const textsKept = 2_000

/** Reads `2026-11-23`; `null` when it is no date. Pure. */
export const readDate = remembering((text: string): DateValue | null => {
  const match = datePattern.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return guarded(() => new DateValue(plainDate(year, month, day)))
}, textsKept)

/** Reads `10:00:00`, `10:00:00.5+01:00`, `10:00:00@Europe/Warsaw`; `null` when it is no time. */
export function readTime(text: string): TimeValue | null {
  const match = timePattern.exec(text)
  if (!match) return null
  const zone = readZone(match[5] ?? '')
  if (zone === null) return null
  return guarded(() => new TimeValue(plainTime(match), zone))
}

/** Reads a date and time, or a date as its midnight; `null` when it is neither. */
export const readDateTime = remembering((text: string): DateTimeValue | null => {
  const cut = text.indexOf('T')
  const date = readDate(cut < 0 ? text : text.slice(0, cut))
  if (!date) return null
  if (cut < 0) return new DateTimeValue(date.plain.toPlainDateTime())
  const clock = text.slice(cut + 1)
  // Midnight at the end of a day (ISO 8601) is the midnight that starts the next one.
  const next = clock.startsWith('24:00:00') ? 1 : 0
  const time = readTime(next ? clock.replace('24', '00') : clock)
  if (!time) return null
  return guarded(
    () => new DateTimeValue(date.plain.add({ days: next }).toPlainDateTime(time.plain), time.zone),
  )
}, textsKept)

/** Reads the text of an `@"…"` literal. */
export function readMoment(text: string): Value {
  return (
    readDate(text) ??
    readTime(text) ??
    (text.includes('T') ? readDateTime(text) : null) ??
    readDuration(text)
  )
}

/** Returns what `make` makes, or `null` when Temporal finds it out of range. */
export function guarded<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Returns the day; throws a `RangeError` for one that is none. Pure. */
export function plainDate(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
}

function plainTime(match: RegExpExecArray): Temporal.PlainTime {
  const nanoseconds = Number((match[4] ?? '').padEnd(9, '0'))
  return Temporal.PlainTime.from(
    {
      hour: Number(match[1]),
      minute: Number(match[2]),
      second: Number(match[3]),
      millisecond: Math.trunc(nanoseconds / 1e6),
      microsecond: Math.trunc(nanoseconds / 1e3) % 1000,
      nanosecond: nanoseconds % 1000,
    },
    { overflow: 'reject' },
  )
}

/** `null` for what is no zone, undefined for none. */
function readZone(text: string): string | undefined | null {
  if (text === '') return undefined
  if (text.startsWith('@')) return isZoneName(text.slice(1)) ? text.slice(1) : null
  const seconds = offsetSeconds(text)
  return seconds === undefined || Math.abs(seconds) > maximumOffset ? null : text
}

function isZoneName(name: string): boolean {
  if (!/^[A-Za-z]/u.test(name)) return false
  return guarded(() => new Temporal.ZonedDateTime(0n, name)) !== null
}
