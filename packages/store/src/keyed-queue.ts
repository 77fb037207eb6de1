/** Runs jobs with the same key one after another and jobs with different keys side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** Returns what `job` returns; it starts when every earlier job of `key` has settled. */
  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key)
    const running = before ? before.then(job) : job()
    const tail: Promise<void> = running.then(
      () => this.#leave(key, tail),
      () => this.#leave(key, tail),
    )
    this.#tails.set(key, tail)
    return running
  }

  #leave(key: string, tail: Promise<unknown>): void {
    if (this.#tails.get(key) === tail) this.#tails.delete(key)
  }
}
