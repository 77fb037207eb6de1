import type { CatalogueEntry } from '@splot/runtime'
import { expect, it } from 'vitest'
import { chosenEntries, entryFilters } from './choose-entries.ts'

const both = (pl: string) => ({ pl, en: pl })
const entry = (key: string, type: string, services: string[]): CatalogueEntry => ({
  catalogue: 'manuals',
  key,
  title: both(key),
  version: '1.0.0',
  languages: ['pl'],
  publishedAt: '2028-09-01T10:00:00Z',
  summary: null,
  facts: {
    type: { codes: [type], texts: [both(`Typ ${type}`)] },
    services: { codes: services, texts: services.map(both) },
  },
})

const entries = [
  entry('a', 'service', ['meals', 'care']),
  entry('b', 'mixed', ['meals']),
  entry('c', 'service', []),
]

it('entries are chosen by every fact together; nothing chosen shows all', () => {
  const keys = (chosen: [string, string][]) =>
    chosenEntries(entries, new Map(chosen)).map(({ key }) => key)
  expect(keys([])).toEqual(['a', 'b', 'c'])
  expect(keys([['type', 'service']])).toEqual(['a', 'c'])
  expect(
    keys([
      ['type', 'service'],
      ['services', 'meals'],
    ]),
  ).toEqual(['a'])
  expect(keys([['type', '']])).toEqual(['a', 'b', 'c'])
})

it('what can be chosen is what entries have, with how many; a fact nobody has is not offered', () => {
  const fact = (id: string, filter = true) => ({ id, title: both(id), filter })
  const facts = [fact('type'), fact('services'), fact('groups'), fact('hidden', false)]
  const view = { id: 'manuals', title: both(''), lead: both(''), facts, entries }
  expect(
    entryFilters(view).map(({ id, options }) => [
      id,
      options.map(({ code, count }) => `${code} ${count}`),
    ]),
  ).toEqual([
    ['type', ['mixed 1', 'service 2']],
    ['services', ['care 1', 'meals 2']],
  ])
})
