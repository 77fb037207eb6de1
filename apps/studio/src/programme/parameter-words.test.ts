import { expect, it } from 'vitest'
import { valueWords } from './parameter-words.ts'

const t = (key: string, values?: Record<string, unknown>) => `${key} ${String(values?.['count'])}`
const title = { pl: 'Termin', en: 'Time limit' }

it('reads a parameter with its unit, in the language of the reader', () => {
  expect(valueWords({ title, value: 10, unit: 'WD' }, 'pl', t)).toBe(
    'deadlines.words.workingDays 10',
  )
  expect(valueWords({ title, value: [3, 6], unit: 'month' }, 'en', t)).toBe('3, 6 months')
  expect(valueWords({ title, value: '2028-12-31' }, 'en', t)).toBe('2028-12-31')
  expect(valueWords({ title, value: 7, unit: 'box' }, 'en', t)).toBe('7 box')
})

it('says nothing of a table', () => {
  expect(valueWords({ title, value: [{ id: 'a' }] }, 'en', t)).toBe('')
})
