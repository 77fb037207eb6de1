import { expect, it } from 'vitest'
import { studioTexts } from './resources.ts'

/** Keys without their plural endings, which differ between the languages. */
function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = prefix + key.replace(/_(zero|one|few|many|other)$/, '')
    return typeof value === 'string' ? [path] : keys(value as object, `${path}.`)
  })
}

it('has every text of the studio in both languages', () => {
  expect(new Set(keys(studioTexts.en))).toEqual(new Set(keys(studioTexts.pl)))
})
