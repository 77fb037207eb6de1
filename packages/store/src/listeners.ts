/** Those who want to be told. A listener is told, not asked: its failure harms nothing. */
export class Listeners<Told extends unknown[]> {
  readonly #listeners = new Set<(...told: Told) => void>()

  /** Adds a listener; returns what removes it. The same function twice is two listeners. */
  add(listener: (...told: Told) => void): () => void {
    const own = (...told: Told) => listener(...told)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  tell(...told: Told): void {
    for (const listener of this.#listeners) {
      try {
        listener(...told)
      } catch {
        // what it should have been told, it reads when it next looks
      }
    }
  }

  clear(): void {
    this.#listeners.clear()
  }
}
