import type { JsonObject } from '@splot/definition'
import { foldedText } from '@splot/store'
import type { Store } from '@splot/store'
import type { Person } from '../types.ts'

/** A person with what is searched of them. */
export interface IndexedPerson {
  person: Person
  text: string
}

/** All people, by name. */
export interface PeopleIndex {
  all(): Promise<readonly IndexedPerson[]>
}

/** How long what was read holds where the store dropped a hint of a change. */
const rereadAfterMs = 10 * 60 * 1000
const collator = new Intl.Collator('pl', { numeric: true })

/**
 * Returns all people in memory, read at first need: a list by name cannot come page by page from a store
 * that orders by id. Of what changed since only that is read again.
 */
export function createPeopleIndex(store: Store, nowMs: () => number): PeopleIndex {
  let people = new Map<string, IndexedPerson>()
  let sorted: readonly IndexedPerson[] | null = null
  let readAtMs: number | null = null
  const changed = new Set<string>()
  store.subscribeDocuments((kind, id) => {
    if (kind === 'person') changed.add(id)
  })

  async function readAll(): Promise<void> {
    const found = new Map<string, IndexedPerson>()
    let cursor: string | undefined
    do {
      const page = await store.listDocuments<JsonObject>('person', cursor, 500)
      for (const { id, value } of page.items) found.set(id, indexed(value))
      cursor = page.next
    } while (cursor !== undefined)
    people = found
  }

  async function readChanged(): Promise<void> {
    for (const id of changed) {
      changed.delete(id)
      const document = await store.getDocument<JsonObject>('person', id)
      if (document) people.set(id, indexed(document.value))
      else people.delete(id)
      sorted = null
    }
  }

  return {
    async all() {
      const now = nowMs()
      if (readAtMs === null || Math.abs(now - readAtMs) > rereadAfterMs) {
        changed.clear()
        await readAll()
        readAtMs = now
        sorted = null
      }
      await readChanged()
      sorted ??= [...people.values()].toSorted(byName)
      return sorted
    },
  }
}

function indexed(value: JsonObject): IndexedPerson {
  const person = value as unknown as Person
  return { person, text: foldedText(`${person.name}\n${person.email}`) }
}

function byName({ person: a }: IndexedPerson, { person: b }: IndexedPerson): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}
