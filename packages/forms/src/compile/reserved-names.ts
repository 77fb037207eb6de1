import { formScopeNames } from '@splot/definition'

/** Words of FEEL, which no name can be. */
const keywords =
  'and or not in if then else for return some every satisfies between instance function external true false null item'

const reserved = new Set<string>([
  ...formScopeNames,
  ...keywords.split(' '),
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])

/** Whether a field key is taken by expressions or by the language. Pure. */
export function isReservedName(key: string): boolean {
  return reserved.has(key)
}
