import { expect, it } from 'vitest'
import { deadlineWords } from './deadline-words.ts'

const parameters = { P10: { title: { pl: 'Termin', en: 'Time limit' }, value: 30 } }
const t = (key: string, values?: Record<string, unknown>) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`
const words = (timer: object) => deadlineWords(timer, { parameters }, 'en', t)

it('says how long a deadline is, working days apart from days of the calendar', () => {
  expect(words({ days: 5, count: 'working' })).toBe('deadlines.words.workingDays {"count":5}')
  expect(words({ days: 5 })).toBe('deadlines.words.days {"count":5}')
})

it('says what a parameter comes to now, and that other lengths are computed', () => {
  expect(words({ days: 'parameters.P10' })).toContain('"title":"Time limit"')
  expect(words({ days: 'parameters.P11' })).toBe('deadlines.words.computed')
  expect(words({ days: 'context.days + 1' })).toBe('deadlines.words.computed')
  expect(words({ at: 'call.closesAt' })).toBe('deadlines.words.at')
})
