import { expect, it } from 'vitest'
import { writeMail } from './mail-text.ts'

const template = {
  subject: { pl: 'Wynik: {result}', en: 'Result: {result}' },
  body: { pl: 'Dnia {on}: {result}.', en: 'On {on}: {result}.' },
}
const values = { result: { pl: 'wybrany', en: 'selected' }, on: '2027-05-04' }

it('a mail tells what is said in both languages in that of its reader', () => {
  const timeZone = 'Europe/Warsaw'
  expect(writeMail(template, values, { locale: 'pl', timeZone })).toEqual({
    subject: 'Wynik: wybrany',
    text: 'Dnia 4 maja 2027: wybrany.',
  })
  const inner = writeMail(
    { ...template, subject: { pl: 'Sprawa „{title}”', en: '' } },
    { title: 'Partnerstwo „Lipa”' },
    { locale: 'pl', timeZone },
  )
  expect(inner.subject).toBe('Sprawa „Partnerstwo ‚Lipa’”')
  expect(writeMail(template, values, { locale: 'en', timeZone }).subject).toBe('Result: selected')
})
