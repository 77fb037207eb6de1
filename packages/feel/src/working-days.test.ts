import { expect, test } from 'vitest'
import { createExpressionCompiler } from './index.ts'
import type { JsonValue } from './values/to-json.ts'

const compiler = createExpressionCompiler()

/** Weekends, and the holidays around the days of the tests; nothing is known outside of 2027. */
const holidays = new Set(['2027-05-03', '2027-05-27', '2027-11-01', '2027-11-11'])

function isDayOff(date: string): boolean | undefined {
  if (!date.startsWith('2027-')) return undefined
  return holidays.has(date) || [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}

function value(source: string, zone = 'Europe/Warsaw', known = true): JsonValue {
  const result = compiler.compile(source)
  if ('issues' in result) throw new Error(JSON.stringify(result.issues))
  const moment = { now: '2027-03-01T10:00:00Z', timeZone: zone, ...(known && { isDayOff }) }
  return result.expression.evaluate({ at: '2027-04-30T22:30:00Z' }, moment)
}

test.each([
  ['is working day(date("2027-04-30"))', true],
  ['is working day(date("2027-05-01"))', false],
  ['is working day(@"2027-05-03")', false],
  ['add working days(date("2027-04-30"), 1)', '2027-05-04'],
  ['add working days(date("2027-05-25"), 5)', '2027-06-02'],
  ['add working days(date("2027-02-06"), 5)', '2027-02-12'],
  ['add working days(date("2027-11-12"), -3)', '2027-11-08'],
  ['add working days(date("2027-05-01"), 0)', '2027-05-01'],
  ['add working days(date: date("2027-04-30"), days: 1)', '2027-05-04'],
  ['next working day(date("2027-04-30"))', '2027-04-30'],
  ['next working day(date("2027-05-01"))', '2027-05-04'],
  ['working days between(date("2027-04-30"), date("2027-05-04"))', 1],
  ['working days between(date("2027-05-04"), date("2027-04-30"))', -1],
  ['working days between(date("2027-05-01"), date("2027-05-03"))', 0],
  ['working days between(date("2027-05-04"), date("2027-05-04"))', 0],
])('[FE21] %s is %s', (source, expected) => {
  expect(value(source)).toBe(expected)
})

test('[FE21] an instant belongs to its day in the time zone of the moment', () => {
  // half past midnight of Saturday in Warsaw, Friday evening in London
  expect(value('is working day(date and time(at))')).toBe(false)
  expect(value('is working day(date and time(at))', 'UTC')).toBe(true)
  expect(value('local date(date and time(at))')).toBe('2027-05-01')
  expect(value('local date(date and time(at))', 'UTC')).toBe('2027-04-30')
  expect(value('local date(date and time("2027-04-30T23:30:00"))')).toBe('2027-04-30')
  expect(value('local date(date and time("2027-04-30T23:30:00@America/New_York"))')).toBe(
    '2027-05-01',
  )
  expect(value('local date(date("2027-04-30"))')).toBe('2027-04-30')
})

test.each([
  'is working day(date("2028-01-03"))',
  'add working days(date("2027-12-30"), 2)',
  'add working days(date("2028-12-30"), 0)',
  'next working day(date("2028-01-01"))',
  'working days between(date("2027-12-30"), date("2028-01-03"))',
  'working days between(date("2028-01-03"), date("2028-01-03"))',
  'add working days(date("2027-03-01"), 1.5)',
  'add working days(date("2027-03-01"), 20001)',
  'add working days("2027-03-01", 1)',
  'add working days(null, 1)',
  'is working day(5)',
])('[FE22] %s is null', (source) => {
  expect(value(source)).toBe(null)
})

test('[FE22] without days off every function of working days is null', () => {
  for (const source of [
    'is working day(date("2027-04-30"))',
    'add working days(date("2027-04-30"), 1)',
    'add working days(date("2027-04-30"), 0)',
    'next working day(date("2027-04-30"))',
    'working days between(date("2027-04-30"), date("2027-04-30"))',
  ])
    expect([source, value(source, 'UTC', false)]).toEqual([source, null])
})

test('[FE13] counting days takes steps of the budget', () => {
  // some 20 million days
  const many = 'count(for n in 1..5000 return add working days(date("2027-01-01"), n - n + 200))'
  expect(value(many)).toBe(null)
})

test('[FE23] asks names the time and the days off', () => {
  const asks = (source: string) => {
    const result = compiler.compile(source)
    return 'expression' in result ? result.expression.asks : null
  }
  expect(asks('a.b + 1')).toEqual([])
  expect(asks('"today()"')).toEqual([])
  expect(asks('local date(date and time(at))')).toEqual([])
  expect(asks('if a then today() else null')).toEqual(['clock'])
  expect(asks('rows[date(at) < now()]')).toEqual(['clock'])
  expect(asks('{a: add  working days(date(x), 1)}.a > today()')).toEqual(['calendar', 'clock'])
  expect(asks('sort(rows, function(a, b) is working day(date(a)))')).toEqual(['calendar'])
})

test('[FE61] arguments of working-day functions are checked', () => {
  const schema = {
    type: 'object',
    properties: { day: { type: 'string', format: 'date' }, n: { type: 'number' } },
  }
  const codes = (source: string, expected: 'any' | 'string' | 'number' = 'any') =>
    compiler.check(source, schema, expected).map(({ code }) => code)
  expect(codes('add working days(date(day), n)', 'string')).toEqual([])
  expect(codes('working days between(date(day), today())', 'number')).toEqual([])
  expect(codes('add working days(date(day), "3")')).toEqual(['expression.type'])
  expect(codes('add working days(day, 3)')).toEqual(['expression.date-text'])
  expect(codes('day of week(day)')).toEqual(['expression.date-text'])
  expect(codes('is working day(date(day))', 'number')).toEqual(['expression.result-type'])
  expect(codes('add working days(date(day))')).toEqual(['expression.arguments'])
})
