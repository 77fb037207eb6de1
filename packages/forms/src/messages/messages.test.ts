import { locales } from '@splot/definition'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { messageOf, type MessageValue } from './message-of.ts'
import { messages, type MessageCode } from './messages.ts'

/** Something for every placeholder of every message. */
const values: Record<string, MessageValue> = {
  label: 'Opis',
  kind: 'table',
  limit: 5,
  length: 3,
  count: 2,
  scale: 2,
  format: 'date',
  key: 'x',
  choice: 'Tak',
  file: 'a.pdf',
  accept: 'application/pdf',
  size: '2 MB',
}

const codes = Object.keys(messages) as MessageCode[]

describe('[FO50] every code has a message in both languages', () => {
  test.each(codes)('%s', (code) => {
    for (const locale of locales) {
      const source = messages[code][locale]
      expect(
        () => new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }),
      ).not.toThrow()
      expect(messageOf(code, values)[locale]).toMatch(/^\S.*[.)]$/s)
    }
    expect(messages[code].pl.includes('{label}')).toBe(messages[code].en.includes('{label}'))
    expect(messageOf(code, values).pl).not.toBe(messageOf(code, values).en)
  })
})

test.each([
  [1, 'co najmniej 1 znak;'],
  [2, 'co najmniej 2 znaki;'],
  [5, 'co najmniej 5 znaków;'],
  [12, 'co najmniej 12 znaków;'],
  [22, 'co najmniej 22 znaki;'],
  [500, 'co najmniej 500 znaków;'],
])('[FO50] %i characters in Polish', (limit, expected) => {
  const message = messageOf('form.min-length', { label: 'Opis', limit, length: 0 })
  expect(message.pl).toContain(expected)
})

test('[FO50] words that look like markup stay what they are', () => {
  expect(messageOf('form.required', { kind: 'text', label: '<b>{x}</b>' }).pl).toBe(
    'Wypełnij pole „<b>{x}</b>”.',
  )
})
