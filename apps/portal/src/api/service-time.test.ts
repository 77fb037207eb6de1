import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { learnServiceTime, serviceNow } from './service-time.ts'

const device = '2026-11-29T05:00:00.000Z'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(device) })
})

afterEach(() => {
  vi.useRealTimers()
})

function dated(date: string): Response {
  return new Response(null, { headers: { date } })
}

test('deadlines are told against the clock of the service, which goes on', () => {
  learnServiceTime(dated('Fri, 10 Dec 2027 08:30:00 GMT'))
  expect(serviceNow()).toBe('2027-12-10T08:30:00.000Z')
  vi.advanceTimersByTime(90_000)
  expect(serviceNow()).toBe('2027-12-10T08:31:30.000Z')
})

test('what a reply loses on its way is no difference', () => {
  learnServiceTime(dated('Sun, 29 Nov 2026 04:59:57 GMT'))
  expect(serviceNow()).toBe(device)
})

test('a reply without a date changes nothing', () => {
  learnServiceTime(dated('Fri, 10 Dec 2027 08:30:00 GMT'))
  learnServiceTime(new Response(null))
  expect(serviceNow()).toBe('2027-12-10T08:30:00.000Z')
})
