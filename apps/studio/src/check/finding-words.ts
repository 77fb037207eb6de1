import { joinPointer, kindOfPath, type JsonValue, type Locale } from '@splot/definition'
import { propertyAt, wordsOf } from '@splot/definition/edit'
import type { StudioFinding } from './finding.ts'

/** Codes of faults in the shape of a file → what people are told in place of the words of its schema. */
const told: Readonly<Record<string, 'missing' | 'empty' | 'malformed'>> = {
  'schema.required': 'missing',
  'schema.minItems': 'empty',
  'schema.minProperties': 'empty',
  'schema.minLength': 'empty',
  'name.malformed': 'malformed',
}

/** What a finding says in the words of the form on which it is mended. */
export interface FindingWords {
  /** Key of the text below `check.words`. */
  key: 'missing' | 'empty' | 'malformed' | 'choose'
  /** What the property is called. */
  what: string
}

/**
 * Returns what a finding about the shape of a file, or about something nobody has chosen yet, says in the
 * words of its form; `undefined` where the finding says it best itself. Pure.
 */
export function findingWords(
  { code, file, path, params }: StudioFinding,
  value: JsonValue | undefined,
  locale: Locale,
): FindingWords | undefined {
  const kind = kindOfPath(file)
  const name = params?.['name']
  const key = told[code] ?? (code.startsWith('unknown.') && name === '' ? 'choose' : undefined)
  if (kind === undefined || value === undefined || key === undefined) return undefined
  const at = key === 'missing' && typeof name === 'string' ? joinPointer(path, name) : path
  const property = propertyAt(kind, value, at)
  return property && { key, what: wordsOf(property).title[locale] }
}
