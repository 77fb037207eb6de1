import * as fc from 'fast-check'
import { createCalendar } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { isDayOffIn } from '@splot/forms'
import { expect, test } from 'vitest'

const calendar = createCalendar({ country: 'PL', closures: ['2027-03-02'] }, 'Europe/Warsaw')
const compiler = createExpressionCompiler()
const span = { from: '2017-01-01', to: '2033-12-31' }
const sent = isDayOffIn({ ...span, days: calendar.daysOff(span.from, span.to) })
const zone = { now: '2027-03-01T10:00:00Z', timeZone: 'Europe/Warsaw' }

function value(source: string, variables = {}, isDayOff = calendar.isDayOff as typeof sent) {
  const result = compiler.compile(source)
  if ('issues' in result) throw new Error(JSON.stringify(result.issues))
  return result.expression.evaluate(variables, { ...zone, isDayOff })
}

/** What the server knows, and what it sends to the browser. */
const homes = [
  ['the server', calendar.isDayOff],
  ['the browser', sent],
] as const

test.each(homes)('[FE21] the deadlines of the programme, in %s', (_, isDayOff) => {
  const deadlines = [
    ['2024-12-18', 5, '2024-12-27'],
    ['2025-12-19', 5, '2025-12-31'],
    ['2026-12-22', 5, '2026-12-31'],
    ['2027-03-25', 5, '2027-04-02'],
    ['2027-04-28', 5, '2027-05-06'],
    ['2027-05-25', 5, '2027-06-02'],
    ['2027-02-06', 5, '2027-02-12'],
    ['2027-04-30', 1, '2027-05-04'],
    ['2027-12-20', 10, '2028-01-04'],
    ['2018-11-09', 1, '2018-11-13'],
    ['2027-11-12', -3, '2027-11-08'],
  ] as const
  for (const [day, n, end] of deadlines)
    expect(value('add working days(date(day), n)', { day, n }, isDayOff)).toBe(end)
})

test.each(homes)('[FE21] calendar days and months roll forward, in %s', (_, isDayOff) => {
  const rolled = [
    ['2027-12-17', 'P7D', '2027-12-27'],
    ['2027-04-24', 'P7D', '2027-05-04'],
    ['2027-04-17', 'P14D', '2027-05-04'],
    ['2027-06-01', 'P21D', '2027-06-22'],
    ['2027-10-02', 'P30D', '2027-11-02'],
    ['2027-01-31', 'P1M', '2027-03-01'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2027-07-31', 'P3M', '2027-11-02'],
    ['2027-06-25', 'P6M', '2027-12-27'],
    ['2027-08-08', 'P7D', '2027-08-16'],
  ] as const
  for (const [day, length, end] of rolled)
    expect(value('next working day(date(day) + duration(length))', { day, length }, isDayOff)).toBe(
      end,
    )
})

test.each(homes)('[FE21] the clock of a test of the model, in %s', (_, isDayOff) => {
  const lastDay = 'date(start) + duration("P1M") * months - duration("P1D")'
  const ask = (source: string, months: number) =>
    value(source, { start: '2028-02-15', months }, isDayOff)
  // ends of a test are not rolled, deadlines of acts are
  expect(ask(lastDay, 3)).toBe('2028-05-14')
  expect(ask(lastDay, 6)).toBe('2028-08-14')
  expect(ask(`${lastDay} + duration("P20D")`, 6)).toBe('2028-09-03')
  const reports = [1, 2, 3, 4, 5, 6].map((month) =>
    ask(`next working day(${lastDay} + duration("P7D"))`, month),
  )
  expect(reports).toEqual([
    '2028-03-21',
    '2028-04-21',
    '2028-05-22',
    '2028-06-21',
    '2028-07-21',
    '2028-08-21',
  ])
  expect(ask(`${lastDay} - duration("P15D")`, 3)).toBe('2028-04-29')
  expect(ask(`next working day(${lastDay} + duration("P21D"))`, 3)).toBe('2028-06-05')
})

const day = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('[FE21] FEEL counts as the calendar of the engine does, on the server and in the browser', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 200 }), (from, n) => {
      for (const [, isDayOff] of homes) {
        const ask = (source: string) => value(source, { from, n }, isDayOff)
        expect(ask('is working day(date(from))')).toBe(!calendar.isDayOff(from))
        expect(ask('add working days(date(from), n)')).toBe(calendar.addWorkingDays(from, n))
        expect(ask('add working days(date(from), -n)')).toBe(calendar.backWorkingDays(from, n))
        expect(ask('next working day(date(from))')).toBe(calendar.rollForward(from))
        if (n <= 12)
          expect(ask('next working day(date(from) + duration("P1M") * n)')).toBe(
            calendar.addMonths(from, n),
          )
      }
    }),
    { numRuns: 400, seed: 20261123 },
  )
})

test('[FE21] counting and adding are each other’s way back', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -200, max: 200 }), (from, n) => {
      const source = 'working days between(date(from), add working days(date(from), n))'
      expect(value(source, { from, n })).toBe(n)
    }),
    { numRuns: 400, seed: 20261123 },
  )
})

test('[FE22] of days outside of what was sent the browser says nothing', () => {
  expect(value('is working day(date("2034-01-02"))', {}, sent)).toBe(null)
  expect(value('add working days(date("2033-12-29"), 3)', {}, sent)).toBe(null)
  expect(value('add working days(date("2017-01-03"), -3)', {}, sent)).toBe(null)
  expect(value('add working days(date("2033-12-28"), 2)', {}, sent)).toBe('2033-12-30')
})
