const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/**
 * Tells whether every object has a property of that name from elsewhere, so that only an own one
 * counts; of all others, one that is there is the object's own. Pure.
 */
export function isInherited(name: string): boolean {
  return inherited.has(name)
}
