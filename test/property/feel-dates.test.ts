import * as fc from 'fast-check'
import { createExpressionCompiler } from '@splot/feel'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

// The language stands on Temporal's plain dates; what is asked here are Temporal's own operations on
// whole dates, instants and zones, and the platform's Date and Intl, which share no code with it.

const compiler = createExpressionCompiler()
const zones = [
  'Europe/Warsaw',
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]

function value(source: string, variables: Record<string, string | number> = {}, moment = {}) {
  const result = compiler.compile(source)
  if ('issues' in result) throw new Error(`${source}: ${JSON.stringify(result.issues)}`)
  const fixed = { now: '2027-03-01T10:00:00Z', timeZone: 'Europe/Warsaw', ...moment }
  return result.expression.evaluate(variables, fixed)
}

/** The instant that a text of FEEL stands for. */
function instantOf(text: unknown): Temporal.Instant {
  return Temporal.Instant.from(typeof text === 'string' ? text : 'no instant')
}

/** Days in the Gregorian calendar as most forms see them, with the edges of months and leap years. */
const day = fc.oneof(
  fc
    .integer({ min: -62_000, max: 84_000 })
    .map((n) => Temporal.PlainDate.from('1970-01-01').add({ days: n }).toString()),
  fc.constantFrom(
    '2024-02-29',
    '2027-02-28',
    '2100-02-28',
    '2000-02-29',
    '2027-01-31',
    '2027-12-31',
    '2028-08-31',
    '1900-03-01',
  ),
)

/** Whole seconds around clock changes of the zones above, and anywhere. */
const instant = fc
  .oneof(
    fc.integer({ min: 0, max: 3_500_000_000 }),
    fc
      .tuple(
        fc.constantFrom(
          '2027-03-28T01:00:00Z',
          '2027-10-31T01:00:00Z',
          '2027-03-14T07:00:00Z',
          '2027-11-07T06:00:00Z',
          '2027-04-03T15:00:00Z',
          '2027-10-02T15:30:00Z',
          '2018-02-18T02:00:00Z',
          '2018-11-04T03:00:00Z',
          '2011-12-30T10:00:00Z',
        ),
        fc.integer({ min: -8_000, max: 8_000 }),
      )
      .map(([change, seconds]) => Date.parse(change) / 1000 + seconds),
  )
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

const zone = fc.constantFrom(...zones)
const seconds = fc.oneof(
  fc.integer({ min: -40_000_000, max: 40_000_000 }),
  fc.integer({ min: -10_000, max: 10_000 }),
)

/** An ISO duration of days and time as FEEL writes it. */
function daysText(total: number | bigint): string {
  const size = Temporal.Duration.from({ seconds: Number(total) }).round({ largestUnit: 'day' })
  return size.toString()
}

function monthsText(months: number): string {
  const rest = { years: Math.trunc(months / 12), months: months % 12 }
  const text = Temporal.Duration.from(rest).toString()
  return text === 'PT0S' ? 'P0M' : text
}

function check<T extends [unknown, ...unknown[]]>(
  property: fc.IProperty<T>,
  numRuns = 1_000,
): void {
  fc.assert(property, { numRuns, seed: 20270301 })
}

test('[FE92] dates shift by days and months as in Temporal, leap days and month ends included', () => {
  check(
    fc.property(day, fc.integer({ min: -900, max: 900 }), (a, n) => {
      const plain = Temporal.PlainDate.from(a)
      const given = { a, n }
      expect(value('date(a) + duration("P1D") * n', given)).toBe(plain.add({ days: n }).toString())
      expect(value('date(a) - duration("P1D") * n', given)).toBe(
        plain.subtract({ days: n }).toString(),
      )
      expect(value('date(a) + duration("P1M") * n', given)).toBe(
        plain.add({ months: n }).toString(),
      )
      expect(value('date(a) - duration("P1Y") * n', given)).toBe(
        plain.subtract({ years: n }).toString(),
      )
      const text = `${n < 0 ? '-' : ''}P${Math.abs(n)}M`
      expect(value('date(a) + duration(text)', { a, text })).toBe(
        plain.add({ months: n }).toString(),
      )
    }),
  )
})

test('[FE92] distances and order of dates are those of Temporal and of Date', () => {
  check(
    fc.property(day, day, (a, b) => {
      const [left, right] = [Temporal.PlainDate.from(a), Temporal.PlainDate.from(b)]
      const days = right.until(left).days
      expect(value('(date(a) - date(b)) / duration("P1D")', { a, b })).toBe(days)
      expect(days).toBe((Date.parse(a) - Date.parse(b)) / 86_400_000)
      const order = Temporal.PlainDate.compare(left, right)
      expect(value('date(a) < date(b)', { a, b })).toBe(order < 0)
      expect(value('date(a) >= date(b)', { a, b })).toBe(order >= 0)
      expect(value('date(a) = date(b)', { a, b })).toBe(order === 0)
      expect(value('date(a) between date(b) and date(b) + duration("P1Y")', { a, b })).toBe(
        order >= 0 && Temporal.PlainDate.compare(left, right.add({ years: 1 })) <= 0,
      )
      const whole = left.until(right, { largestUnit: 'year' })
      expect(value('years and months duration(date(a), date(b))', { a, b })).toBe(
        monthsText(whole.years * 12 + whole.months),
      )
    }),
  )
})

test('[FE92] the parts of a date are those of Temporal and of Date', () => {
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  check(
    fc.property(day, (a) => {
      const plain = Temporal.PlainDate.from(a)
      expect(value('[date(a).year, date(a).month, date(a).day, date(a).weekday]', { a })).toEqual([
        plain.year,
        plain.month,
        plain.day,
        plain.dayOfWeek,
      ])
      expect(value('[day of year(date(a)), week of year(date(a))]', { a })).toEqual([
        plain.dayOfYear,
        plain.weekOfYear,
      ])
      expect(value('day of week(date(a))', { a })).toBe(names[plain.dayOfWeek - 1])
      expect(new Date(a).getUTCDay() || 7).toBe(plain.dayOfWeek)
      expect(value('date(date(a).year, date(a).month, date(a).day)', { a })).toBe(a)
    }),
  )
})

test('[FE92] instants shift, differ and compare as in Temporal, whatever offset they are written in', () => {
  const offset = fc.constantFrom('+00:00', '+01:00', '-05:00', '+05:45', '+14:00')
  check(
    fc.property(instant, instant, seconds, offset, (one, other, n, written) => {
      const a = one.toZonedDateTimeISO(written).toString({ timeZoneName: 'never' })
      const b = other.toString()
      const size = daysText(n)
      const moved = value('date and time(a) + duration(size)', { a, size })
      expect(instantOf(moved).equals(one.add({ seconds: n }))).toBe(true)
      const distance = (one.epochMilliseconds - other.epochMilliseconds) / 1000
      expect(
        value('date and time(a) - date and time(b) = duration(size)', {
          a,
          b,
          size: daysText(distance),
        }),
      ).toBe(true)
      expect(value('date and time(a) < date and time(b)', { a, b })).toBe(distance < 0)
      expect(value('date and time(a) = date and time(b)', { a, b })).toBe(distance === 0)
      expect(value('date and time(a).time offset', { a })).toBe(
        daysText(one.toZonedDateTimeISO(written).offsetNanoseconds / 1e9),
      )
    }),
  )
})

/** Offset of a zone at an instant, in seconds, as the platform's Intl tells it. */
function intlOffset(at: Temporal.Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at.epochMilliseconds)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return (local - at.epochMilliseconds) / 1000
}

test('[FE92] now and the local day are those of Temporal and of Intl in every zone, clock changes included', () => {
  check(
    fc.property(instant, zone, (at, timeZone) => {
      const now = at.toString()
      const local = at.toZonedDateTimeISO(timeZone)
      const moment = { now, timeZone }
      expect(local.offsetNanoseconds / 1e9).toBe(intlOffset(at, timeZone))
      expect(instantOf(value('now()', {}, moment)).toString()).toBe(now)
      expect(value('now() = date and time(a)', { a: now }, moment)).toBe(true)
      expect(value('now() - date and time(a)', { a: now }, moment)).toBe('PT0S')
      expect(value('now() < date and time(a) + duration("PT1S")', { a: now }, moment)).toBe(true)
      expect(value('today()', {}, moment)).toBe(local.toPlainDate().toString())
      expect(value('local date(date and time(a))', { a: now }, moment)).toBe(
        local.toPlainDate().toString(),
      )
      const later = value('now() + duration("PT90M")', {}, moment)
      expect(instantOf(later).equals(at.add({ minutes: 90 }))).toBe(true)
      expect(value('now().time offset', {}, moment)).toBe(daysText(intlOffset(at, timeZone)))
    }),
  )
})

test('[FE92] a local date and time of a zone is the instant that Temporal says, clock changes included', () => {
  check(
    fc.property(instant, zone, seconds, (at, timeZone, n) => {
      const plain = at.toZonedDateTimeISO(timeZone).toPlainDateTime()
      const zoned = plain.toZonedDateTime(timeZone)
      const text = plain.toString({ smallestUnit: 'second' })
      const given = { a: `${text}@${timeZone}`, b: zoned.toInstant().toString(), text }
      expect(value('date and time(a) = date and time(b)', given)).toBe(true)
      // without a zone it is compared in the zone of the moment
      expect(value('date and time(text) = date and time(b)', given, { timeZone })).toBe(true)
      const moved = { ...given, size: daysText(n) }
      const end = zoned.toInstant().add({ seconds: n }).toString()
      expect(
        value('date and time(a) + duration(size) = date and time(end)', { ...moved, end }),
      ).toBe(true)
      const written = value('date and time(a) + duration(size)', moved)
      expect(instantOf(written).toString()).toBe(end)
      expect(
        value('date and time(a) + duration("P1M") = date and time(end)', {
          ...given,
          end: zoned.add({ months: 1 }).toInstant().toString(),
        }),
      ).toBe(true)
    }),
  )
})

test('[FE92] durations add, multiply, compare and fall into parts as in Temporal', () => {
  check(
    fc.property(seconds, seconds, fc.integer({ min: -50, max: 50 }), (m, n, factor) => {
      const given = { a: daysText(m), b: daysText(n), factor }
      expect(value('duration(a)', given)).toBe(given.a)
      expect(value('duration(a) + duration(b)', given)).toBe(daysText(m + n))
      expect(value('duration(a) - duration(b)', given)).toBe(daysText(m - n))
      expect(value('duration(a) * factor', given)).toBe(daysText(m * factor))
      expect(value('duration(a) < duration(b)', given)).toBe(m < n)
      const parts = Temporal.Duration.from(given.a)
      expect(
        value(
          '[duration(a).days, duration(a).hours, duration(a).minutes, duration(a).seconds]',
          given,
        ),
      ).toEqual([parts.days, parts.hours, parts.minutes, parts.seconds])
    }),
  )
  check(
    fc.property(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: -900, max: 900 }),
      (m, n) => {
        const given = { a: monthsText(m), b: monthsText(n), n }
        expect(value('duration(a) + duration(b)', given)).toBe(monthsText(m + n))
        expect(value('duration(a) < duration(b)', given)).toBe(m < n)
        expect(value('duration("P1M") * n', given)).toBe(given.b)
        const parts = Temporal.Duration.from(given.a)
        expect(value('[duration(a).years, duration(a).months]', given)).toEqual([
          parts.years,
          parts.months,
        ])
      },
    ),
  )
})

test('[FE92] times of day shift, differ and compare as in Temporal', () => {
  const clock = fc
    .integer({ min: 0, max: 86_399 })
    .map((n) => Temporal.PlainTime.from('00:00:00').add({ seconds: n }))
  check(
    fc.property(clock, clock, seconds, (one, other, n) => {
      const text = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'second' })
      const given = { a: text(one), b: text(other), size: daysText(n) }
      expect(value('time(a) + duration(size)', given)).toBe(text(one.add({ seconds: n })))
      expect(value('time(a) - duration(size)', given)).toBe(text(one.subtract({ seconds: n })))
      const distance = other.until(one).total('second')
      expect(value('time(a) - time(b)', given)).toBe(daysText(distance))
      expect(value('time(a) < time(b)', given)).toBe(distance < 0)
      expect(value('[time(a).hour, time(a).minute, time(a).second]', given)).toEqual([
        one.hour,
        one.minute,
        one.second,
      ])
    }),
  )
})
