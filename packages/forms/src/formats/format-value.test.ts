import type { FormField, JsonValue } from '@splot/definition'
import { expect, test } from 'vitest'
import { formatValue } from './format-value.ts'

const both = (text: string) => ({ pl: text, en: text })
const codeLists = [{ id: 'yesNo', items: [{ code: 'yes', label: { pl: 'Tak', en: 'Yes' } }] }]

/** Spaces of every width as one, so that the test does not depend on the version of ICU. */
const plainSpaces = (text: string): string => text.replace(/\s/gu, ' ')

test.each<[Partial<FormField>, JsonValue, string, string]>([
  [{ type: 'money' }, 123_450_50, '123 450,50 zł', 'PLN 123,450.50'],
  [{ type: 'computed', display: 'points' }, 44, '44', '44'],
  [{ type: 'computed', display: 'money' }, 4400, '44,00 zł', 'PLN 44.00'],
  [{ type: 'computed', display: 'percent' }, 12.5, '12,5%', '12.5%'],
  [{ type: 'computed', display: 'yesNo' }, true, 'tak', 'yes'],
  [{ type: 'decimal', scale: 3 }, 1.5, '1,5', '1.5'],
  [{ type: 'date' }, '2027-03-01', '1 marca 2027', '1 March 2027'],
  // an instant is the day it falls on here, where it is past midnight already
  [{ type: 'date' }, '2027-03-01T23:30:00Z', '2 marca 2027', '2 March 2027'],
  [{ type: 'datetime' }, '2027-03-01T10:00:00Z', '1 marca 2027, 11:00', '1 March 2027, 11:00'],
  [{ type: 'nip' }, '1234563218', '123-456-32-18', '123-456-32-18'],
  [{ type: 'choice', list: 'yesNo' }, 'yes', 'Tak', 'Yes'],
  [{ type: 'choices', list: 'yesNo' }, ['yes', 'gone'], 'Tak, gone', 'Yes, gone'],
  [{ type: 'table' }, [{}, {}], '2', '2'],
  [{ type: 'text' }, null, '', ''],
])('[FO51] %o %o', (rest, value, pl, en) => {
  const field: FormField = { key: 'x', type: 'text', label: both('x'), ...rest }
  expect(plainSpaces(formatValue(field, value, { locale: 'pl', codeLists }))).toBe(pl)
  expect(plainSpaces(formatValue(field, value, { locale: 'en', codeLists }))).toBe(en)
})
