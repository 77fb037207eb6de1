import { dayNanoseconds } from './read-duration.ts'
import { DateTimeValue, DateValue, DaysDuration, MonthsDuration, type TimeValue } from './value.ts'
import { offsetAt, offsetSeconds, offsetText } from './zone.ts'

/** Values that are written as ISO 8601. */
export type TemporalValue = DateValue | TimeValue | DateTimeValue | DaysDuration | MonthsDuration

/**
 * Returns the ISO 8601 text. With `zones` named zones are kept (`@Europe/Warsaw`, as `string()`
 * does), else a date and time gets its offset, so that every JSON reader understands it.
 */
export function temporalText(value: TemporalValue, zones: boolean): string {
  if (value instanceof DateValue) return yearText(value.plain.toString())
  if (value instanceof MonthsDuration) return monthsText(value.months)
  if (value instanceof DaysDuration) return daysText(value.nanoseconds)
  const written = texts.get(value) ?? yearText(value.plain.toString())
  texts.set(value, written)
  return written + zoneText(value, zones)
}

/** What Temporal wrote of values that are asked for again, as `now()` is. */
const texts = new WeakMap<TemporalValue, string>()

/** Temporal writes years above 9999 as `+012345`; FEEL as `12345`. */
function yearText(text: string): string {
  return text.replace(/^([+-])0*(\d{4,})-/u, (_, sign: string, year: string) =>
    sign === '-' ? `-${year}-` : `${year}-`,
  )
}

function zoneText(value: TimeValue | DateTimeValue, zones: boolean): string {
  const { zone } = value
  if (zone === undefined) return ''
  const seconds = offsetSeconds(zone)
  if (seconds !== undefined) return offsetText(seconds)
  if (!zones && value instanceof DateTimeValue)
    return offsetText(value.offset ?? offsetAt(value.plain, zone))
  return `@${zone}`
}

function monthsText(months: number): string {
  const size = Math.abs(months)
  const years = Math.trunc(size / 12)
  const rest = size % 12
  const sign = months < 0 ? '-' : ''
  if (size === 0) return 'P0M'
  return `${sign}P${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}`
}

function daysText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return 'PT0S'
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds
  const days = size / dayNanoseconds
  const time = timeText(size % dayNanoseconds)
  return `${nanoseconds < 0n ? '-' : ''}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}

function timeText(size: bigint): string {
  const hours = size / 3_600_000_000_000n
  const minutes = (size / 60_000_000_000n) % 60n
  const seconds = (size / 1_000_000_000n) % 60n
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/u, '')
  const secondsText = fraction ? `${seconds}.${fraction}S` : seconds ? `${seconds}S` : ''
  return `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${secondsText}`
}
