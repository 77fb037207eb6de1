import type { HistoryHead } from '@splot/store'

const casesKnown = 10_000

/** The last history entry of cases read or written lately: a commit on top of it needs no reading. */
export class KnownHeads {
  readonly #heads = new Map<string, { revision: number; head: HistoryHead }>()

  /** Returns the last entry of a case at a revision, or `undefined` where nobody knows. */
  at(id: string, revision: number): HistoryHead | undefined {
    const known = this.#heads.get(id)
    return known?.revision === revision ? known.head : undefined
  }

  remember(id: string, revision: number, head: HistoryHead): void {
    this.#heads.delete(id)
    this.#heads.set(id, { revision, head })
    const oldest = this.#heads.keys().next().value
    if (this.#heads.size > casesKnown && oldest !== undefined) this.#heads.delete(oldest)
  }
}
