import { describe, expect, it } from 'vitest'
import { createCalendar } from '../calendar/calendar.ts'
import { exampleDeadline } from './example-deadline.ts'

const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
// a Thursday; the Monday after is Easter Monday
const from = '2027-03-25T09:00:00Z'

describe('what a deadline would be', () => {
  it('[EN130] counts working days over a holiday, and reminds before it', () => {
    const timer = { days: 3, count: 'working', remind: [{ days: -1, count: 'working' }] } as const
    expect(exampleDeadline({ ...timer, remind: [...timer.remind] }, { from }, calendar)).toEqual({
      dueAt: '2027-03-31T21:59:59Z',
      remindedAt: ['2027-03-30T06:00:00Z'],
    })
  })

  it('[EN130] moves calendar days off a day off, and takes an amount for an expression', () => {
    expect(exampleDeadline({ days: 'parameters.P1' }, { from, amount: 3 }, calendar)?.dueAt).toBe(
      '2027-03-30T21:59:59Z',
    )
    expect(exampleDeadline({ hours: 4 }, { from }, calendar)?.dueAt).toBe('2027-03-25T13:00:00Z')
  })

  it('[EN130] tells nothing where the date comes from data, or the length is not known', () => {
    expect(exampleDeadline({ at: 'call.closesAt' }, { from }, calendar)).toBeNull()
    expect(exampleDeadline({ days: 'parameters.P1' }, { from }, calendar)).toBeNull()
    expect(exampleDeadline({}, { from }, calendar)).toBeNull()
  })
})
