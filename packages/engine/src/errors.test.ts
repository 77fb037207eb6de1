import { describe, expect, it } from 'vitest'
import { engineErrors } from './errors.ts'

describe('engineErrors', () => {
  it('are named area.reason and said in both languages', () => {
    for (const [code, { status, title, hint }] of Object.entries(engineErrors)) {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/)
      expect([403, 404, 409, 422, 500]).toContain(status)
      for (const text of [title.pl, title.en, hint.pl, hint.en])
        expect(text.length).toBeGreaterThan(10)
    }
  })
})
