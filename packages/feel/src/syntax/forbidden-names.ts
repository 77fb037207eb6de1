const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** Tells whether a name is never readable, whatever the data holds. Pure. */
export function isForbiddenName(name: string): boolean {
  return forbidden.has(name)
}
