import type { CaseRow, TaskRow } from '../types.ts'

const none: ReadonlySet<string> = new Set()

/** Who has or had an item in which case, kept in step with every commit. */
export class Workplaces {
  readonly #byPerson = new Map<string, Set<string>>()
  readonly #byCase = new Map<string, { parent: string | null; people: Set<string> }>()

  /** Takes the place of what was known of this case. */
  put({ id, parent }: CaseRow, tasks: readonly TaskRow[]): void {
    const held = tasks.filter(({ status }) => status !== 'cancelled')
    const people = new Set(held.flatMap(({ assignee }) => assignee ?? []))
    for (const person of this.#byCase.get(id)?.people ?? []) {
      if (people.has(person)) continue
      const left = this.#byPerson.get(person)
      left?.delete(id)
      if (left?.size === 0) this.#byPerson.delete(person)
    }
    for (const person of people) {
      const places = this.#byPerson.get(person) ?? new Set()
      this.#byPerson.set(person, places.add(id))
    }
    this.#byCase.set(id, { parent, people })
  }

  /** Returns the cases in which a person has or had an item. */
  of(person: string): ReadonlySet<string> {
    return this.#byPerson.get(person) ?? none
  }

  /** Returns the same cases with the parents of each. */
  withParents(person: string): ReadonlySet<string> {
    const places = new Set(this.of(person))
    for (const id of this.of(person)) {
      const parent = this.#byCase.get(id)?.parent
      if (parent !== null && parent !== undefined) places.add(parent)
    }
    return places
  }
}
