import { describe, expect, it } from 'vitest'
import { createCalendar } from './calendar.ts'

const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')

describe('a Polish calendar', () => {
  it.each([
    [2024, 252],
    [2025, 251],
    [2026, 253],
    [2027, 253],
    [2028, 251],
    [2029, 251],
    [2030, 250],
    [2031, 251],
    [2032, 254],
  ])('[EN30] has in %i %i working days', (year, days) => {
    expect(calendar.workingDaysInYear(year)).toBe(days)
  })

  it.each([
    ['2024-03-31', '2024-05-19', '2024-05-30'],
    ['2025-04-20', '2025-06-08', '2025-06-19'],
    ['2026-04-05', '2026-05-24', '2026-06-04'],
    ['2027-03-28', '2027-05-16', '2027-05-27'],
    ['2028-04-16', '2028-06-04', '2028-06-15'],
    ['2029-04-01', '2029-05-20', '2029-05-31'],
    ['2030-04-21', '2030-06-09', '2030-06-20'],
    ['2031-04-13', '2031-06-01', '2031-06-12'],
    ['2032-03-28', '2032-05-16', '2032-05-27'],
  ])('[EN30] takes off Easter %s, Pentecost %s and Corpus Christi %s', (...days) => {
    expect(days.map((day) => calendar.isDayOff(day))).toEqual([true, true, true])
  })

  it('[EN30] lists the days off of a span, both ends included', () => {
    expect(calendar.daysOff('2027-04-30', '2027-05-03')).toEqual([
      '2027-05-01',
      '2027-05-02',
      '2027-05-03',
    ])
    expect(calendar.daysOff('2027-03-01', '2027-03-02')).toEqual([])
    expect(365 - calendar.daysOff('2027-01-01', '2027-12-31').length).toBe(253)
    expect(() => calendar.daysOff('1900-01-01', '2100-01-01')).toThrow(RangeError)
  })

  it.each([
    ['2024-12-24', false],
    ['2025-12-24', true],
    ['2010-01-06', false],
    ['2011-01-06', true],
    ['2018-11-12', true],
    ['2019-11-12', false],
    // A holiday on a Saturday gives no statutory day off in return.
    ['2027-05-04', false],
    ['2026-08-14', false],
  ])('[EN30] knows from which year a day is off: %s %s', (day, off) => {
    expect(calendar.isDayOff(day)).toBe(off)
  })

  it.each([
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
  ])('[EN31] counts from %s %i working days to %s', (from, days, to) => {
    expect(calendar.addWorkingDays(from, days)).toBe(to)
  })

  it.each([
    ['2027-12-17', 7, '2027-12-27'],
    ['2027-04-24', 7, '2027-05-04'],
    ['2027-04-17', 14, '2027-05-04'],
    ['2027-06-01', 21, '2027-06-22'],
    ['2027-10-02', 30, '2027-11-02'],
  ])('[EN32] counts from %s %i calendar days and rolls to %s', (from, days, to) => {
    expect(calendar.addCalendarDays(from, days)).toBe(to)
  })

  it.each([
    ['2027-01-31', 1, '2027-02-28', '2027-03-01'],
    ['2028-01-31', 1, '2028-02-29', '2028-02-29'],
    ['2027-07-31', 3, '2027-10-31', '2027-11-02'],
    ['2027-06-25', 6, '2027-12-25', '2027-12-27'],
  ])('[EN33] adds to %s %i months: raw %s, rolled %s', (from, months, raw, rolled) => {
    expect(calendar.addMonths(from, months, { roll: false })).toBe(raw)
    expect(calendar.addMonths(from, months)).toBe(rolled)
  })

  it('[EN33] adds a week to Sunday 8 August 2027 and rolls over 15 August', () => {
    expect(calendar.addWeeks('2027-08-08', 1, { roll: false })).toBe('2027-08-15')
    expect(calendar.addWeeks('2027-08-08', 1)).toBe('2027-08-16')
  })

  it('[EN34] counts backwards for reminders', () => {
    expect(calendar.backWorkingDays('2027-11-12', 3)).toBe('2027-11-08')
  })

  it.each([
    ['2027-03-28', '2027-03-28T21:59:59Z'],
    ['2027-10-31', '2027-10-31T22:59:59Z'],
    ['2027-07-01', '2027-07-01T21:59:59Z'],
    ['2027-01-01', '2027-01-01T22:59:59Z'],
  ])('[EN35] ends %s at local midnight less a second: %s', (day, instant) => {
    expect(calendar.endOfDay(day)).toBe(instant)
    expect(calendar.dateOf(instant)).toBe(day)
  })

  it('[EN35] gives the local date around midnight and around a clock change', () => {
    expect(calendar.dateOf('2027-03-27T22:59:59Z')).toBe('2027-03-27')
    expect(calendar.dateOf('2027-03-27T23:00:00Z')).toBe('2027-03-28')
    expect(calendar.dateOf('2027-03-28T21:59:59.999Z')).toBe('2027-03-28')
    expect(calendar.dateOf('2027-03-28T22:00:00Z')).toBe('2027-03-29')
    expect(calendar.dateOf('2027-10-31T22:59:59Z')).toBe('2027-10-31')
    expect(calendar.dateOf('2027-10-31T23:00:00+00:00')).toBe('2027-11-01')
  })

  it('[EN35] moves a time that the clock change skips by the gap', () => {
    expect(calendar.instantAt('2027-03-28', '02:30:00')).toBe('2027-03-28T01:30:00Z')
  })

  it('[EN36] counts closures of the operator as days off', () => {
    const closed = createCalendar({ country: 'PL', closures: ['2027-03-02'] }, 'Europe/Warsaw')
    expect(closed.addWorkingDays('2027-03-01', 1)).toBe('2027-03-03')
    expect(calendar.addWorkingDays('2027-03-01', 1)).toBe('2027-03-02')
  })

  it('[EN36] refuses what is no country, no zone, no date and no bounded amount', () => {
    expect(() => createCalendar({ country: 'XX' }, 'Europe/Warsaw')).toThrow(RangeError)
    expect(() => createCalendar({ country: 'PL' }, 'Mars/Base')).toThrow(RangeError)
    expect(() => createCalendar({ country: 'PL', closures: ['soon'] }, 'Europe/Warsaw')).toThrow(
      RangeError,
    )
    expect(() => calendar.addWorkingDays('2027-03-01', 1e9)).toThrow(RangeError)
    expect(() => calendar.addWorkingDays('2027-03-01', 1.5)).toThrow(RangeError)
  })

  it('[EN36] knows other countries, too', () => {
    const german = createCalendar({ country: 'DE' }, 'Europe/Berlin')
    expect(german.isDayOff('2027-10-03')).toBe(true)
    expect(german.isDayOff('2027-11-11')).toBe(false)
  })
})
