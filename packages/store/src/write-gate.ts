/** Lets jobs pass side by side, and one alone: after those under way and before those that come later. */
export class WriteGate {
  #passing = 0
  #settled: (() => void) | undefined
  /** Settles when nobody is alone or waits to be. */
  #closed: Promise<void> | undefined

  /** Runs a job beside others; it waits while one is alone. A job must not pass again inside itself. */
  async pass<T>(job: () => Promise<T>): Promise<T> {
    while (this.#closed) await this.#closed
    this.#passing += 1
    try {
      return await job()
    } finally {
      this.#passing -= 1
      if (this.#passing === 0) this.#settled?.()
    }
  }

  /** Runs a job while no other runs. */
  async alone<T>(job: () => Promise<T>): Promise<T> {
    while (this.#closed) await this.#closed
    let open: () => void = () => undefined
    this.#closed = new Promise((resolve) => (open = resolve))
    try {
      if (this.#passing > 0) await new Promise<void>((resolve) => (this.#settled = resolve))
      return await job()
    } finally {
      this.#settled = undefined
      this.#closed = undefined
      open()
    }
  }
}
