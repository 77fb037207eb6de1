/**
 * Names that the caller or this package gives to expressions; no field may bear them. `row` is
 * `{ index }` of the table row (0-based), `facts` what identifiers say (`facts.pesel.birthDate`).
 */
export const scopeNames = [
  'case',
  'call',
  'parent',
  'context',
  'answers',
  'parameters',
  'actor',
  'files',
  'lists',
  'row',
  'facts',
] as const

/** Words of FEEL, which no name can be. */
const keywords =
  'and or not in if then else for return some every satisfies between instance function external true false null item'

const reserved = new Set<string>([
  ...scopeNames,
  ...keywords.split(' '),
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])

/** Whether a field key is taken by expressions or by the language. Pure. */
export function isReservedName(key: string): boolean {
  return reserved.has(key)
}
