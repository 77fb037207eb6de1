import { Temporal } from 'temporal-polyfill'
import { DateTimeValue } from './value.ts'

const offset = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/u

/** Seconds of an offset such as `+01:00`; undefined for zone names. Pure. */
export function offsetSeconds(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const match = offset.exec(zone)
  if (!match) return undefined
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}

/**
 * Nanoseconds since 1970 UTC of a local date and time in a zone; `known` is its offset in seconds where
 * the zone alone does not tell it. Throws RangeError on bad zones.
 */
export function epochNanoseconds(
  plain: Temporal.PlainDateTime,
  zone: string,
  known?: number,
): bigint {
  const seconds = known ?? offsetSeconds(zone)
  if (seconds === undefined) return plain.toZonedDateTime(zone).epochNanoseconds
  return plain.toZonedDateTime('UTC').epochNanoseconds - BigInt(seconds) * 1_000_000_000n
}

/** The local date and time of an instant in a zone. */
export function localDateTime(nanoseconds: bigint, zone: string): Temporal.PlainDateTime {
  return dateTimeAt(nanoseconds, zone).plain
}

/** The value of an instant in a zone; in a named zone it keeps its offset. */
export function dateTimeAt(nanoseconds: bigint, zone: string): DateTimeValue {
  const seconds = offsetSeconds(zone)
  if (seconds === undefined) {
    const zoned = new Temporal.Instant(nanoseconds).toZonedDateTimeISO(zone)
    return new DateTimeValue(zoned.toPlainDateTime(), zone, zoned.offsetNanoseconds / 1e9)
  }
  const shifted = nanoseconds + BigInt(seconds) * 1_000_000_000n
  const plain = new Temporal.Instant(shifted).toZonedDateTimeISO('UTC').toPlainDateTime()
  return new DateTimeValue(plain, zone)
}

/** Offset in seconds that a zone has at a local date and time. */
export function offsetAt(plain: Temporal.PlainDateTime, zone: string): number {
  const fixed = offsetSeconds(zone)
  if (fixed !== undefined) return fixed
  return plain.toZonedDateTime(zone).offsetNanoseconds / 1e9
}

/** Text of an offset: `Z`, `+01:00`, `-05:30:15`. */
export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z'
  const size = Math.abs(seconds)
  const two = (part: number) => String(Math.trunc(part)).padStart(2, '0')
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`
  return `${seconds < 0 ? '-' : '+'}${two(size / 3600)}:${two((size % 3600) / 60)}${rest}`
}
