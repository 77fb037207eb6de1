import { expect, it } from 'vitest'
import { storeErrors } from './errors.ts'

it('[ST42] every code says status, title and hint in both languages', () => {
  for (const [code, entry] of Object.entries(storeErrors)) {
    expect(code).toMatch(/^store\.[a-z]+(-[a-z]+)*$/)
    expect(entry.status).toBeGreaterThanOrEqual(400)
    for (const text of [entry.title, entry.hint]) {
      expect(text.pl.length).toBeGreaterThan(10)
      expect(text.en.length).toBeGreaterThan(10)
      expect(text.pl).not.toBe(text.en)
    }
  }
})
