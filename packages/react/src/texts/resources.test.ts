import { expect, it } from 'vitest'
import { splotTexts } from './resources.ts'

/** Keys without their plural endings, which differ between the languages. */
function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = prefix + key.replace(/_(one|few|many|other)$/, '')
    return typeof value === 'string' ? [path] : keys(value as object, `${path}.`)
  })
}

it('has every text in both languages', () => {
  expect(new Set(keys(splotTexts.en))).toEqual(new Set(keys(splotTexts.pl)))
})

it('has all four Polish plural forms wherever it has one', () => {
  const text = JSON.stringify(splotTexts.pl)
  const counted = [...text.matchAll(/"(\w+)_one"/g)].map((match) => match[1])
  expect(counted.length).toBeGreaterThan(5)
  for (const key of counted) {
    for (const form of ['few', 'many', 'other']) expect(text).toContain(`"${key}_${form}"`)
  }
})
