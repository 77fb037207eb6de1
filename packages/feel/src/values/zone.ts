import { Temporal } from 'temporal-polyfill'
import { remembering } from '../remembering.ts'
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
  const fixed = offsetSeconds(zone)
  const seconds = fixed ?? namedOffset(nanoseconds, zone)
  const shifted = nanoseconds + BigInt(seconds) * 1_000_000_000n
  const plain = new Temporal.Instant(shifted).toZonedDateTimeISO('UTC').toPlainDateTime()
  return new DateTimeValue(plain, zone, fixed === undefined ? seconds : undefined)
}

/** Since 1973 offsets have changed on quarter hours only, so that one look serves a quarter. */
const quarter = 900_000_000_000n
const regularSince = BigInt(Date.UTC(1973, 0)) * 1_000_000n

/** Offset in seconds of a named zone at an instant. Throws RangeError on bad zones. */
function namedOffset(nanoseconds: bigint, zone: string): number {
  return nanoseconds < regularSince
    ? zonedOffset(nanoseconds, zone)
    : quarterOffset(`${nanoseconds / quarter} ${zone}`)
}

const quarterOffset = remembering((quarterAndZone: string): number => {
  const [which = '', zone = ''] = quarterAndZone.split(' ')
  return zonedOffset(BigInt(which) * quarter, zone)
}, 5_000)

function zonedOffset(nanoseconds: bigint, zone: string): number {
  return new Temporal.Instant(nanoseconds).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9
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
