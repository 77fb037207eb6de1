import { expect, it } from 'vitest'
import { contactHref } from './contact-href.ts'

it('e-mail addresses and phone numbers lead to the program for them, nothing else does', () => {
  expect(contactHref('nabor@example.org')).toBe('mailto:nabor@example.org')
  expect(contactHref('+48 22 123 45 67')).toBe('tel:+48221234567')
  expect(contactHref('22 123 45 67')).toBe('tel:221234567')
  for (const text of ['123456789', '2/2027', '12 000', 'Anna, anna@example.org', ''])
    expect(contactHref(text), text).toBeNull()
})
