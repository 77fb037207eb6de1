import type { Temporal } from 'temporal-polyfill'
import type { Run } from '../run.ts'
import { type DateTimeValue, DateValue, type Value } from '../values/value.ts'
import { epochNanoseconds, localDateTime } from '../values/zone.ts'
import { define } from './define.ts'

type Day = DateValue | DateTimeValue

/** Far more than any deadline, and as many as the engine's calendar counts. */
const daysLimit = 20_000

/** Asking a calendar costs more than a step of the language. */
const stepsPerDay = 8

/**
 * Functions about working days: an extension of this profile. FEEL knows no calendar; the moment of the
 * evaluation brings one. A day that it does not know, or no calendar at all, gives `null`.
 */
export const calendarFunctions = [
  define(
    'Data w strefie czasowej obliczenia; bez strefy w tekście – data, która w nim stoi.',
    'Date in the time zone of the evaluation; without a zone of its own, the date as written.',
    [
      [
        'local date(from: date|date and time): date',
        (run, from: Day) => new DateValue(dayOf(from, run)),
      ],
    ],
  ),
  define('Czy dzień jest roboczy.', 'Whether a day is a working day.', [
    [
      'is working day(date: date|date and time): boolean',
      (run, date: Day): Value => {
        const off = isOff(dayOf(date, run), run)
        return off === undefined ? null : !off
      },
    ],
  ]),
  define(
    'Dzień po podanej liczbie dni roboczych; dnia początkowego się nie liczy; ujemna liczba liczy wstecz.',
    'Day after a number of working days; the first day is not counted; a negative number counts back.',
    [
      [
        'add working days(date: date|date and time, days: number): date',
        (run, date: Day, days: number) => asDate(walk(dayOf(date, run), days, run)),
      ],
    ],
  ),
  define(
    'Ten dzień, jeśli jest roboczy, a jeśli nie – najbliższy następny roboczy.',
    'The day if it is a working day, else the next one that is.',
    [
      [
        'next working day(date: date|date and time): date',
        (run, date: Day) => asDate(rollForward(dayOf(date, run), run)),
      ],
    ],
  ),
  define(
    'Liczba dni roboczych po pierwszej dacie, do drugiej włącznie; wstecz – ujemna.',
    'Number of working days after the first date up to the second, which counts; negative backwards.',
    [
      [
        'working days between(from: date|date and time, to: date|date and time): number',
        (run, from: Day, to: Day) => count(dayOf(from, run), dayOf(to, run), run),
      ],
    ],
  ),
]

/** An instant belongs to a day of the evaluation's time zone, whatever zone it is written in. */
function dayOf(value: Day, run: Run): Temporal.PlainDate {
  if (value instanceof DateValue) return value.plain
  if (value.zone === undefined) return value.plain.toPlainDate()
  return localDateTime(
    epochNanoseconds(value.plain, value.zone, value.offset),
    run.timeZone,
  ).toPlainDate()
}

function isOff(day: Temporal.PlainDate, run: Run): boolean | undefined {
  run.charge(stepsPerDay)
  return run.moment.isDayOff?.(day.toString())
}

function asDate(day: Temporal.PlainDate | null): Value {
  return day && new DateValue(day)
}

function walk(from: Temporal.PlainDate, days: number, run: Run): Temporal.PlainDate | null {
  if (!Number.isInteger(days) || Math.abs(days) > daysLimit) return null
  const step = days < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(days); left > 0;) {
    day = day.add({ days: step })
    const off = isOff(day, run)
    if (off === undefined) return null
    if (!off) left--
  }
  // nothing was counted, but without a calendar there is no answer either
  return isOff(day, run) === undefined ? null : day
}

function rollForward(from: Temporal.PlainDate, run: Run): Temporal.PlainDate | null {
  for (let day = from; ; day = day.add({ days: 1 })) {
    const off = isOff(day, run)
    if (off === undefined) return null
    if (!off) return day
  }
}

function count(from: Temporal.PlainDate, to: Temporal.PlainDate, run: Run): number | null {
  const distance = from.until(to, { largestUnit: 'day' }).days
  if (Math.abs(distance) > daysLimit * 2) return null
  const step = distance < 0 ? -1 : 1
  let counted = 0
  for (let n = 1; n <= Math.abs(distance); n++) {
    const off = isOff(from.add({ days: n * step }), run)
    if (off === undefined) return null
    if (!off) counted += step
  }
  return isOff(to, run) === undefined ? null : counted
}
