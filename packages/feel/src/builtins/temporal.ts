import { Temporal } from 'temporal-polyfill'
import type { Run } from '../run.ts'
import { type DateTimeValue, DateValue, type Value } from '../values/value.ts'
import { dateTimeAt } from '../values/zone.ts'
import { remembering } from '../remembering.ts'
import { define } from './define.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Date functions (DMN 10.3.4.7, 10.3.4.11). */
export const temporalFunctions = [
  define('Bieżąca data i godzina kroku.', 'Date and time of the current step.', [
    ['now(): date and time', (run) => now(run)],
  ]),
  define('Bieżąca data kroku.', 'Date of the current step.', [
    ['today(): date', (run) => new DateValue(now(run).plain.toPlainDate())],
  ]),
  define('Numer dnia w roku.', 'Number of the day in its year.', [
    ['day of year(date: date|date and time): number', (_, date: Day) => plain(date).dayOfYear],
  ]),
  define('Angielska nazwa dnia tygodnia.', 'English name of the day of the week.', [
    [
      'day of week(date: date|date and time): string',
      (_, date: Day) => days[plain(date).dayOfWeek - 1] ?? null,
    ],
  ]),
  define('Angielska nazwa miesiąca.', 'English name of the month.', [
    [
      'month of year(date: date|date and time): string',
      (_, date: Day) => months[plain(date).month - 1] ?? null,
    ],
  ]),
  define('Numer tygodnia ISO 8601.', 'Number of the ISO 8601 week.', [
    [
      'week of year(date: date|date and time): number',
      (_, date: Day): Value => plain(date).weekOfYear ?? null,
    ],
  ]),
]

type Day = DateValue | DateTimeValue

function plain(date: Day): Temporal.PlainDate {
  return date instanceof DateValue ? date.plain : date.plain.toPlainDate()
}

function now(run: Run): DateTimeValue {
  return momentAt(`${run.moment.now} ${run.timeZone}`)
}

/** All expressions of a step ask at one moment. */
const momentAt = remembering((instantAndZone: string): DateTimeValue => {
  const [instant = '', zone = ''] = instantAndZone.split(' ')
  return dateTimeAt(Temporal.Instant.from(instant).epochNanoseconds, zone)
}, 100)
