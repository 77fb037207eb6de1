import { Temporal } from 'temporal-polyfill'
import type { CalendarDefinition } from '@splot/definition'
import { refuseUnknownCountry, statutoryDaysOff } from './holidays.ts'

/** Whether a deadline that ends on a day off moves on; see `RollRule`. */
export interface RollOptions {
  /** Default `true`: Civil Code art. 115, Saturday included since 2017. */
  roll?: boolean
}

/**
 * Working-day arithmetic of one programme. Dates are ISO (`2027-03-28`), instants RFC 3339 in UTC.
 * The day of the event is never counted.
 */
export interface Calendar {
  readonly timeZone: string
  /** Saturday, Sunday, statutory day off of the year, or closure. */
  readonly isDayOff: (date: string) => boolean
  /** Every day off from a date to another, both included. */
  daysOff(from: string, to: string): string[]
  /** The nth working day after `date`; n ≥ 1. */
  addWorkingDays(date: string, days: number): string
  /** The nth working day before `date`; n ≥ 1. */
  backWorkingDays(date: string, days: number): string
  addCalendarDays(date: string, days: number, options?: RollOptions): string
  addWeeks(date: string, weeks: number, options?: RollOptions): string
  /** The same day of the target month, else its last day (Civil Code art. 112). */
  addMonths(date: string, months: number, options?: RollOptions): string
  /** `date`, or the next day that is no day off. */
  rollForward(date: string): string
  /** Local date of an instant. */
  dateOf(instant: string): string
  /** Instant of a local time of a day; a time the clock change skips moves on by the gap. */
  instantAt(date: string, time: string): string
  /** The last second of a day. */
  endOfDay(date: string): string
  /** Days of a year that are no days off. */
  workingDaysInYear(year: number): number
}

/** Far more than any deadline; an amount from data cannot make the engine walk for ever. */
const daysLimit = 20_000

/**
 * Makes the calendar of a programme. Pure. `closures` count as days off.
 *
 * @throws RangeError for an unknown country or time zone, or a closure that is no date.
 */
export function createCalendar(definition: CalendarDefinition, timeZone: string): Calendar {
  const closures = new Set(
    (definition.closures ?? []).map((date) => Temporal.PlainDate.from(date).toString()),
  )
  const { country } = definition
  refuseUnknownCountry(country)
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)

  const isOff = (day: Temporal.PlainDate): boolean =>
    day.dayOfWeek >= 6 ||
    closures.has(day.toString()) ||
    statutoryDaysOff(country, day.year).has(day.toString())

  const roll = (day: Temporal.PlainDate, options: RollOptions): string => {
    let rolled = day
    if (options.roll !== false) while (isOff(rolled)) rolled = rolled.add({ days: 1 })
    return rolled.toString()
  }

  const walk = (date: string, count: number, step: 1 | -1): string => {
    let day = Temporal.PlainDate.from(date)
    for (let left = bounded(count); left > 0;) {
      day = day.add({ days: step })
      if (!isOff(day)) left--
    }
    return day.toString()
  }

  const instantAt = remember((date: string, time: string) =>
    Temporal.PlainDate.from(date)
      .toZonedDateTime({ timeZone, plainTime: time })
      .toInstant()
      .toString(),
  )

  // Offsets change on quarter hours at the earliest, so one look-up serves a quarter.
  const offsets = new Map<number, number>()
  const dateOf = (instant: string): string => {
    const milliseconds = Date.parse(instant)
    const quarter = Math.floor(milliseconds / 900_000)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      offset =
        Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone)
          .offsetNanoseconds / 1_000_000
      if (offsets.size > 10_000) offsets.clear()
      offsets.set(quarter, offset)
    }
    return new Date(milliseconds + offset).toISOString().slice(0, 10)
  }

  const known = new Map<string, boolean>()
  const isDayOff = (date: string): boolean => {
    const cached = known.get(date)
    if (cached !== undefined) return cached
    const off = isOff(Temporal.PlainDate.from(date))
    if (known.size >= 5_000) known.clear()
    known.set(date, off)
    return off
  }

  const listOff = remember((from: string, to: string) => {
    const days: string[] = []
    const last = Temporal.PlainDate.from(to)
    let day = Temporal.PlainDate.from(from)
    bounded(day.until(last).days)
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
      if (isOff(day)) days.push(day.toString())
    return days
  })

  return {
    timeZone,
    isDayOff,
    daysOff: (from, to) => [...listOff(from, to)],
    addWorkingDays: remember((date: string, days: number) => walk(date, days, 1)),
    backWorkingDays: remember((date: string, days: number) => walk(date, days, -1)),
    addCalendarDays: remember((date: string, days: number, options: RollOptions = {}) =>
      roll(Temporal.PlainDate.from(date).add({ days: bounded(days) }), options),
    ),
    addWeeks: remember((date: string, weeks: number, options: RollOptions = {}) =>
      roll(Temporal.PlainDate.from(date).add({ days: bounded(weeks * 7) }), options),
    ),
    addMonths: remember((date: string, months: number, options: RollOptions = {}) =>
      roll(Temporal.PlainDate.from(date).add({ months: bounded(months) }), options),
    ),
    rollForward: (date) => roll(Temporal.PlainDate.from(date), {}),
    dateOf,
    instantAt,
    endOfDay: (date) => instantAt(date, '23:59:59'),
    workingDaysInYear(year) {
      let count = 0
      let day = Temporal.PlainDate.from({ year, month: 1, day: 1 })
      while (day.year === year) {
        if (!isOff(day)) count++
        day = day.add({ days: 1 })
      }
      return count
    },
  }
}

function bounded(amount: number): number {
  if (!Number.isInteger(amount) || Math.abs(amount) > daysLimit) {
    throw new RangeError(`Expected a whole number up to ${daysLimit}, but got ${amount}.`)
  }
  return amount
}

/** Due dates repeat: everybody who applies on a day gets the same one. */
function remember<Arguments extends (string | number | RollOptions | undefined)[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const results = new Map<string, Result>()
  return (...given) => {
    const key = given.map((value) => (typeof value === 'object' ? value.roll : value)).join(' ')
    const known = results.get(key)
    if (known !== undefined) return known
    const made = compute(...given)
    if (results.size >= 5_000) results.clear()
    results.set(key, made)
    return made
  }
}
