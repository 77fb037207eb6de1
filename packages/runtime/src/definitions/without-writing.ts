import type { Store, StoredDocument } from '@splot/store'

/**
 * Returns a store that reads what `store` holds and keeps in memory what is written to documents: what
 * is tried out with it leaves no trace. Cases cannot be committed to it.
 */
export function withoutWriting(store: Store, now: string): Store {
  const used = new Map<string, StoredDocument>()
  const instead: Pick<Store, 'getDocument' | 'putDocument' | 'commitCase' | 'transactCase'> = {
    getDocument: async (kind, id) =>
      (used.get(`${kind} ${id}`) as never) ?? (await store.getDocument(kind, id)),
    putDocument: async (kind, id, value) => {
      used.set(`${kind} ${id}`, { id, value, revision: 1, updatedAt: now })
      return { revision: 1 }
    },
    commitCase: refused,
    transactCase: refused,
  }
  return new Proxy(store, {
    get(target, name) {
      if (Object.hasOwn(instead, name)) return instead[name as keyof typeof instead]
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

function refused(): never {
  throw new Error('Expected nothing to be written but a case was.')
}
