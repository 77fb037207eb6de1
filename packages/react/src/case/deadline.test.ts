import { describe, expect, it } from 'vitest'
import { deadlineIn } from './deadline.ts'

describe('time left to a deadline', () => {
  it('counts days as the calendar of Warsaw does, not in blocks of 24 hours', () => {
    expect(deadlineIn('2027-03-05T22:59:59Z', '2027-03-04T20:00:00Z').kind).toBe('tomorrow')
    expect(deadlineIn('2027-03-04T22:59:59Z', '2027-03-04T00:00:00Z').kind).toBe('today')
  })

  it('keeps counting right over the change to summer time', () => {
    expect(deadlineIn('2027-03-30T21:59:59Z', '2027-03-27T12:00:00Z')).toEqual({
      kind: 'days',
      days: 3,
      urgency: 'soon',
    })
  })

  it('says overdue as soon as the minute is over', () => {
    expect(deadlineIn('2027-03-04T12:00:00Z', '2027-03-04T12:00:01Z').urgency).toBe('overdue')
  })
})
