/** Listeners by key. `tell` calls those of one key. */
export interface Listeners<T extends unknown[]> {
  add(key: string, listener: (...args: T) => void): () => void
  tell(key: string, ...args: T): void
}

/** Returns an empty set of listeners. */
export function createListeners<T extends unknown[]>(): Listeners<T> {
  const all = new Map<string, Set<(...args: T) => void>>()
  return {
    add(key, listener) {
      const set = all.get(key) ?? new Set()
      all.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && all.get(key) === set) all.delete(key)
      }
    },
    tell(key, ...args) {
      for (const listener of all.get(key) ?? []) listener(...args)
    },
  }
}
