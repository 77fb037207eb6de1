/** Negative when `a` comes first; 0 only when both are the same item. */
export type Order<T> = (a: T, b: T) => number

/**
 * Items in a fixed order. Adding and removing cost one binary search and one move of memory (tens of
 * microseconds at 100,000 items).
 */
export class SortedList<T> {
  readonly #order: Order<T>
  #items: T[] = []

  constructor(order: Order<T>) {
    this.#order = order
  }

  get size(): number {
    return this.#items.length
  }

  /** Returns the position of the first item that does not come before `item`. */
  #position(item: T): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#order(this.#items[middle] as T, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  add(item: T): void {
    const at = this.#position(item)
    const there = this.#items[at]
    if (there !== undefined && this.#order(there, item) === 0) this.#items[at] = item
    else this.#items.splice(at, 0, item)
  }

  /** Adds many at once: one sort in place of many moves. No item may be in the list already. */
  addAll(items: readonly T[]): void {
    this.#items = this.#items.concat(items).sort(this.#order)
  }

  remove(item: T): void {
    const at = this.#position(item)
    const there = this.#items[at]
    if (there !== undefined && this.#order(there, item) === 0) this.#items.splice(at, 1)
  }

  first(): T | undefined {
    return this.#items[0]
  }

  /** Returns at most `limit` items that come after `item`, in order. */
  after(item: T, limit: number): T[] {
    let at = this.#position(item)
    const there = this.#items[at]
    if (there !== undefined && this.#order(there, item) === 0) at += 1
    return this.#items.slice(at, at + limit)
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#items[Symbol.iterator]()
  }
}
