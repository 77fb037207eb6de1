import type { JsonObject, JsonSchema, JsonValue, Locale } from '@splot/definition'

/** What a name is, as far as a condition can ask about it. */
export type VariableKind = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'list' | 'other'

/** A name that an expression may use. */
export interface KnownVariable {
  /** As it is written: `answers.check.overallResult`. */
  path: string
  kind: VariableKind
  /** Values it can have, where they are known. */
  values?: readonly string[]
}

/** Lists and objects deeper than this are not offered; they can still be written. */
const deepest = 6

/** Returns every name below a schema of variables that stands for a value, in document order. Pure. */
export function knownVariables(schema: JsonSchema): KnownVariable[] {
  return below(schema, '', 0)
}

function below(schema: JsonSchema, path: string, depth: number): KnownVariable[] {
  const properties = objectOf(schema['properties'])
  if (properties === undefined || depth > deepest) {
    return path === '' ? [] : [variable(schema, path)]
  }
  return Object.entries(properties).flatMap(([name, inner]) => {
    const child = objectOf(inner)
    const at = path === '' ? name : `${path}.${name}`
    return child === undefined ? [] : below(child, at, depth + 1)
  })
}

function variable(schema: JsonSchema, path: string): KnownVariable {
  const values = Array.isArray(schema['enum'])
    ? schema['enum'].filter((value): value is string => typeof value === 'string')
    : []
  return { path, kind: kindOf(schema), ...(values.length > 0 && { values }) }
}

function kindOf(schema: JsonSchema): VariableKind {
  const { type, format } = schema
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  if (type === 'string' && format === 'date') return 'date'
  if (type === 'string' && format === 'date-time') return 'datetime'
  if (type === 'string' || Array.isArray(schema['enum'])) return 'text'
  return 'other'
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

/** Returns how people read a kind in their language. Pure. */
export function kindWord(kind: VariableKind, locale: Locale): string {
  return kindWords[kind][locale]
}

const kindWords: Record<VariableKind, Record<Locale, string>> = {
  text: { pl: 'tekst', en: 'text' },
  number: { pl: 'liczba', en: 'number' },
  boolean: { pl: 'tak albo nie', en: 'yes or no' },
  date: { pl: 'data', en: 'date' },
  datetime: { pl: 'data i godzina', en: 'date and time' },
  list: { pl: 'lista', en: 'list' },
  other: { pl: 'inne', en: 'other' },
}
