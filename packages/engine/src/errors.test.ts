import { describe, expect, it } from 'vitest'
import { errors } from './errors.ts'

describe('errors', () => {
  it('are named area.reason and said in both languages', () => {
    for (const [code, { status, title, hint }] of Object.entries(errors)) {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/)
      expect([403, 404, 409, 422, 500]).toContain(status)
      for (const text of [title.pl, title.en, hint.pl, hint.en])
        expect(text.length).toBeGreaterThan(10)
    }
  })
})
