import { expect, it } from 'vitest'
import type { StudioFinding } from './finding.ts'
import { findingWords } from './finding-words.ts'

const file = 'workflows/indicators/a.json'
const set = { indicators: [{ id: 'K1', parts: [{ id: 'p', aggregate: 'count' }] }] }
const finding = (code: string, path: string, name?: string): StudioFinding =>
  ({
    file,
    path,
    code,
    severity: 'error',
    message: { pl: '', en: '' },
    hint: { pl: '', en: '' },
    ...(name !== undefined && { params: { name } }),
  }) as StudioFinding

it('says what is missing, empty or not chosen by what the form calls it', () => {
  const part = '/indicators/0/parts/0'
  expect(findingWords(finding('schema.required', part, 'source'), set, 'pl')).toEqual({
    key: 'missing',
    what: 'Źródło danych',
  })
  expect(findingWords(finding('unknown.source', `${part}/source`, ''), set, 'en')).toEqual({
    key: 'choose',
    what: 'Source of data',
  })
  expect(findingWords(finding('schema.minLength', `${part}/when`), set, 'en')?.key).toBe('empty')
})

it('leaves alone what a finding says best itself', () => {
  expect(findingWords(finding('unknown.source', '/x', 'aplied'), set, 'en')).toBeUndefined()
  expect(findingWords(finding('indicator.value', '/indicators/0'), set, 'en')).toBeUndefined()
})
