import { Temporal } from 'temporal-polyfill'
import type { Run } from '../run.ts'
import { parseExpression } from '../syntax/parse.ts'
import type { Expression } from '../syntax/ast.ts'
import { finite } from '../values/decimal.ts'
import { equal } from '../values/equality.ts'
import { order } from '../values/order.ts'
import {
  guarded,
  plainDate,
  readDate,
  readDateTime,
  readMoment,
  readTime,
} from '../values/read-moment.ts'
import { readDuration } from '../values/read-duration.ts'
import { momentReaders } from '../values/moment-readers.ts'
import { valueText } from '../values/value-text.ts'
import {
  DateTimeValue,
  DateValue,
  type DaysDuration,
  MonthsDuration,
  RangeValue,
  TimeValue,
  type Value,
  kindOf,
} from '../values/value.ts'
import { offsetText } from '../values/zone.ts'
import { define } from './define.ts'

/** Conversion functions (DMN 10.3.4.1), `not` and `is`. */
export const conversionFunctions = [
  define(
    'Data z tekstu, z daty i godziny albo z roku, miesiąca i dnia.',
    'Date from a text, a date and time, or year, month and day.',
    [
      [
        'date(from: string|date|date and time): date',
        (_, from: string | DateValue | DateTimeValue) => toDate(from),
      ],
      [
        'date(year: number, month: number, day: number): date',
        (_, year: number, month: number, day: number) =>
          guarded(() => new DateValue(plainDate(year, month, day))),
      ],
    ],
  ),
  define(
    'Godzina z tekstu, z daty i godziny albo z części.',
    'Time from a text, a date and time, or its parts.',
    [
      ['time(from: string|date|time|date and time): time', (_, from: Value) => toTime(from)],
      [
        'time(hour: number, minute: number, second: number, offset?: days and time duration): time',
        timeOf,
      ],
    ],
  ),
  define(
    'Data i godzina z tekstu albo z daty i godziny osobno.',
    'Date and time from a text, or from a date and a time.',
    [
      [
        'date and time(from: string|date|date and time): date and time',
        (_, from: Value) => toDateTime(from),
      ],
      ['date and time(date: date|date and time, time: time): date and time', joinDateTime],
    ],
  ),
  define('Czas trwania z tekstu ISO 8601.', 'Duration from an ISO 8601 text.', [
    [
      'duration(from: string|days and time duration|years and months duration): any',
      (_, from: Value) => (typeof from === 'string' ? readDuration(from) : from),
    ],
  ]),
  define(
    'Pełne lata i miesiące między dwiema datami.',
    'Whole years and months between two dates.',
    [
      [
        'years and months duration(from: date|date and time, to: date|date and time): years and months duration',
        monthsBetween,
      ],
    ],
  ),
  define(
    'Liczba z tekstu, z podanymi separatorami.',
    'Number from a text, with the separators given.',
    [
      [
        'number(from: string, grouping separator?: string, decimal separator?: string): number',
        toNumber,
      ],
      ['number(from: number): number', (_, from: number) => from],
    ],
  ),
  define('Tekst dowolnej wartości.', 'Text of any value.', [
    [
      'string(from: any): string',
      (run, from: Value) => (from === null ? null : valueText(from, run)),
    ],
  ]),
  define('Zakres z tekstu, na przykład "[1..5)".', 'Range from a text such as "[1..5)".', [
    ['range(from: string): range', (run, from: string) => toRange(from, run)],
  ]),
  define('Zaprzeczenie.', 'Negation.', [
    [
      'not(negand: any): boolean',
      (_, negand: Value) => (typeof negand === 'boolean' ? !negand : null),
    ],
  ]),
  define(
    'Czy dwie wartości są tym samym, co do rodzaju i strefy.',
    'Whether two values are the same, kind and zone included.',
    [['is(value1: any, value2: any): boolean', is]],
  ),
]

function toDate(from: string | DateValue | DateTimeValue): Value {
  if (typeof from === 'string') return readDate(from)
  return from instanceof DateValue ? from : new DateValue(from.plain.toPlainDate())
}

function toTime(from: Value): Value {
  if (typeof from === 'string') return readTime(from)
  if (from instanceof DateValue) return new TimeValue(new Temporal.PlainTime(), 'Z')
  if (from instanceof DateTimeValue) return new TimeValue(from.plain.toPlainTime(), from.zone)
  return from
}

function timeOf(
  _: Run,
  hour: number,
  minute: number,
  second: number,
  offset?: DaysDuration | null,
): Value {
  const whole = Math.trunc(second)
  const nanoseconds = Math.round((second - whole) * 1e9)
  const seconds = offset && Number(offset.nanoseconds / 1_000_000_000n)
  if (seconds && Math.abs(seconds) > 18 * 3600) return null
  const zone = typeof seconds === 'number' ? offsetText(seconds) : undefined
  const parts = [
    Math.trunc(nanoseconds / 1e6),
    Math.trunc(nanoseconds / 1e3) % 1000,
    nanoseconds % 1000,
  ] as const
  return guarded(() => new TimeValue(new Temporal.PlainTime(hour, minute, whole, ...parts), zone))
}

function toDateTime(from: Value): Value {
  if (typeof from === 'string') return readDateTime(from)
  if (from instanceof DateValue) return new DateTimeValue(from.plain.toPlainDateTime(), 'Z')
  return from
}

function joinDateTime(_: Run, date: DateValue | DateTimeValue, time: TimeValue): Value {
  const day = date instanceof DateValue ? date.plain : date.plain.toPlainDate()
  return guarded(() => new DateTimeValue(day.toPlainDateTime(time.plain), time.zone))
}

function monthsBetween(
  _: Run,
  from: DateValue | DateTimeValue,
  to: DateValue | DateTimeValue,
): Value {
  const start = from instanceof DateValue ? from.plain : from.plain.toPlainDate()
  const end = to instanceof DateValue ? to.plain : to.plain.toPlainDate()
  const { years, months } = start.until(end, { largestUnit: 'years' })
  return new MonthsDuration(years * 12 + months)
}

const numberPattern = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/u

function toNumber(_: Run, from: string, grouping?: string | null, point?: string | null): Value {
  if (grouping && ![' ', ',', '.'].includes(grouping)) return null
  if (point && !['.', ','].includes(point)) return null
  if (grouping && grouping === point) return null
  const ungrouped = grouping ? from.replaceAll(grouping, '') : from
  const text = point ? ungrouped.replaceAll(point, '.') : ungrouped
  return numberPattern.test(text) ? finite(Number(text)) : null
}

/** Ranges in texts hold literals only, so nothing else is computed. */
function toRange(from: string, run: Run): Value {
  run.charge(100)
  const { expression } = parseExpression(from)
  if (expression?.type !== 'range') return null
  const [start, end] = [literal(expression.start), literal(expression.end)]
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  if (start !== null && end !== null) {
    const ordered = order(start, end, run)
    if (ordered === null || ordered > 0) return null
  }
  return new RangeValue(start, end, expression.startIncluded, expression.endIncluded)
}

function literal(expression: Expression): Value | undefined {
  if (expression.type === 'null') return null
  if (expression.type === 'number' || expression.type === 'text') return expression.value
  if (expression.type === 'moment') return readMoment(expression.text) ?? undefined
  if (expression.type !== 'call' || expression.target.type !== 'name') return undefined
  const [argument] = expression.arguments
  if (argument?.value.type !== 'text' || expression.arguments.length !== 1) return undefined
  return momentReaders.get(expression.target.name)?.(argument.value.value) ?? undefined
}

function is(run: Run, a: Value, b: Value): Value {
  if (kindOf(a) !== kindOf(b)) return false
  if (a instanceof TimeValue && b instanceof TimeValue) {
    return a.plain.equals(b.plain) && sameZone(a.zone, b.zone)
  }
  if (a instanceof DateTimeValue && b instanceof DateTimeValue) {
    return a.plain.equals(b.plain) && sameZone(a.zone, b.zone)
  }
  return equal(a, b, run) === true
}

function sameZone(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a === 'Z' && b === '+00:00') || (a === '+00:00' && b === 'Z')
}
