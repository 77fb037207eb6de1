import { expect, test } from 'vitest'
import { callNumber, callTitle, factLang } from './call-facts.ts'

test('a call is shown by its announced number, else by that of its case', () => {
  expect(callNumber({ number: '1', facts: { number: '1/REK/2027' } })).toBe('1/REK/2027')
  expect(callNumber({ number: '1', facts: { number: '' } })).toBe('1')
  expect(callNumber({ number: null, facts: {} })).toBeNull()
})

test('text that is there only in Polish is marked as Polish for English readers', () => {
  const polish = { summary: 'Dla kogo' }
  expect(factLang(polish, 'summary', 'en')).toBe('pl')
  expect(factLang(polish, 'summary', 'pl')).toBeUndefined()
  expect(
    factLang({ summaryPl: 'Dla kogo', summaryEn: 'For whom' }, 'summary', 'en'),
  ).toBeUndefined()
  expect(factLang({ summary: { pl: 'Tak', en: 'Yes' } }, 'summary', 'en')).toBeUndefined()
})

test('a title comes in the language of the reader where the call has it', () => {
  const call = { title: { pl: 'Nabór', en: 'New call' }, facts: { titleEn: 'Call' } }
  expect([callTitle(call, 'en'), callTitle(call, 'pl')]).toEqual(['Call', 'Nabór'])
  expect(callTitle({ ...call, facts: {} }, 'en')).toBe('New call')
})
