import type { Store, StoredDocument } from '@splot/store'

const kinds = new Set(['roleHolders', 'person'])

/**
 * Returns a store that reads who holds a role, and each person, once: for work on many cases in a row,
 * which would read them again for each. It is meant to live as long as that work, and no longer.
 */
export function rememberedPeople(store: Store): Store {
  const read = new Map<string, Promise<StoredDocument | null>>()
  const getDocument = (kind: string, id: string): Promise<StoredDocument | null> => {
    if (!kinds.has(kind)) return store.getDocument(kind, id)
    const key = `${kind} ${id}`
    const known = read.get(key) ?? store.getDocument(kind, id)
    read.set(key, known)
    return known
  }
  return new Proxy(store, {
    get(target, name) {
      if (name === 'getDocument') return getDocument
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}
