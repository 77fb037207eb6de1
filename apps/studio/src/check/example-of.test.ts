import { expect, it } from 'vitest'
import { exampleOf } from './example-of.ts'

const question = {
  timer: { days: 5, count: 'working' as const, remind: [{ days: -2, count: 'working' as const }] },
  day: '2027-03-25',
  amount: 5,
  calendar: { country: 'PL' },
  timeZone: 'Europe/Warsaw',
}

it('five working days over Easter end after it, with a reminder two working days before', () => {
  expect(exampleOf(question)).toEqual({
    dueAt: '2027-04-02T21:59:59Z',
    remindedAt: [expect.stringMatching(/^2027-03-31/)],
  })
})

it('a day that is none has no example', () => {
  expect(exampleOf({ ...question, day: '' })).toBeNull()
})
