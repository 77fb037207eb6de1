import { expect, test } from 'vitest'
import { warsawDate, warsawInstant } from './warsaw-time.ts'

test('Polish dates and times know summer and winter', () => {
  expect(warsawDate(Date.parse('2027-01-10T23:30:00Z'))).toBe('2027-01-11')
  expect(warsawInstant('2027-01-11', '15:00:00')).toBe('2027-01-11T14:00:00Z')
  expect(warsawInstant('2027-07-12', '15:00:00')).toBe('2027-07-12T13:00:00Z')
})
