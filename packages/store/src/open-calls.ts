import { SplotError } from '@splot/definition'

/** Calls of a store that may be closed: `close` waits for what is under way and refuses the rest. */
export class OpenCalls {
  #underWay = 0
  #settled: (() => void) | undefined
  #closing: Promise<void> | undefined

  /** Runs one call of the port. @throws SplotError store.closed */
  async run<T>(job: () => Promise<T> | T): Promise<T> {
    this.assertOpen()
    this.#underWay += 1
    try {
      return await job()
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) this.#settled?.()
    }
  }

  /** @throws SplotError store.closed */
  assertOpen(): void {
    if (this.#closing)
      throw new SplotError('store.closed', 'Expected an open store but it is closed')
  }

  /** Calls `finish` once, when all that was under way has settled; later calls wait for the same. */
  close(finish: () => Promise<void>): Promise<void> {
    this.#closing ??= this.#finish(finish)
    return this.#closing
  }

  async #finish(finish: () => Promise<void>): Promise<void> {
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#settled = resolve))
    await finish()
  }
}
