import type { CodeList, FormField } from '@splot/definition'
import { expect, it } from 'vitest'
import type { FormContextValue } from '../store/form-context.ts'
import { choiceOptions } from './choice-options.ts'

const text = (words: string) => ({ pl: words, en: words })
const field: FormField = { key: 'pool', type: 'choice', label: text('Pula'), list: 'pool' }
const pool: CodeList = {
  id: 'pool',
  title: text('Pule'),
  items: [
    { code: 'old', label: text('do końca marca'), validTo: '2027-03-31' },
    { code: 'new', label: text('od kwietnia'), validFrom: '2027-04-01' },
  ],
}

const offeredAt = (now: string, timeZone?: string, chosen?: string[]) => {
  const moment = { now, ...(timeZone !== undefined && { timeZone }) }
  const context = {
    codeLists: new Map([['pool', pool]]),
    references: {},
    locale: 'pl',
    store: { scope: { moment } },
  } as unknown as FormContextValue
  return choiceOptions(field, '/pool', context, chosen).map(({ value }) => value)
}

it('a list opens and closes at midnight where the programme is, as the server has it', () => {
  // 1 April in Poland, still 31 March in UTC
  expect(offeredAt('2027-03-31T21:59:59Z', 'Europe/Warsaw')).toEqual(['old'])
  expect(offeredAt('2027-03-31T22:00:00Z', 'Europe/Warsaw')).toEqual(['new'])
  expect(offeredAt('2027-03-31T22:00:00Z', 'Europe/Lisbon')).toEqual(['old'])
  expect(offeredAt('2027-03-31T22:00:00Z', 'Europe/Warsaw', ['old'])).toEqual(['old', 'new'])
})
