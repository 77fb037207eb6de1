import path from 'node:path'
import type { Seeded } from '../seeded.ts'
import { cookieFrom, serve } from '../served-process.ts'
import type { Ready, ServedProcess } from '../served-process.ts'
import type { Hand, Line } from './load.ts'

/** Server processes on one database, of which any may come and go. */
export class Servers {
  readonly #folders: { data: string; definitions: string }
  readonly #url: string
  readonly #up = new Map<ServedProcess, string>()
  #waiting: (() => void)[] = []

  /** `folder` holds the definitions in `programme`, and the keys of sensitive data. */
  constructor(folder: string, url: string) {
    this.#folders = { data: path.join(folder, 'keys'), definitions: path.join(folder, 'programme') }
    this.#url = url
  }

  get addresses(): string[] {
    return [...this.#up.values()]
  }

  get all(): ServedProcess[] {
    return [...this.#up.keys()]
  }

  async start(...more: string[]): Promise<Ready & { served: ServedProcess }> {
    const served = serve({ ...this.#folders, more: ['--database', this.#url, ...more] })
    const ready = await served.ready
    this.#up.set(served, ready.address)
    for (const resolve of this.#waiting.splice(0)) resolve()
    return { ...ready, served }
  }

  /** Kills one of them as a power button does. */
  async kill(random: Seeded): Promise<void> {
    const served = random.pick(this.all)
    this.#up.delete(served)
    served.kill()
    await served.ended
  }

  /** Sends nobody there any more, once it has said that it is not ready. */
  async leaveOut(served: ServedProcess): Promise<void> {
    const address = this.#up.get(served)
    while ((await fetch(`${address}/api/health/ready`)).ok);
    this.#up.delete(served)
  }

  /** Each request goes to any of them, as behind a balancer. */
  line(random: Seeded): Line {
    return {
      address: async () => {
        while (this.#up.size === 0)
          await new Promise<void>((resolve) => this.#waiting.push(resolve))
        return random.pick(this.addresses)
      },
    }
  }

  /** Asks all of them to stop; resolves with their exit codes. */
  async stop(): Promise<(number | null)[]> {
    const all = this.all
    this.#up.clear()
    for (const served of all) served.stop()
    return Promise.all(all.map(({ ended }) => ended))
  }

  async end(): Promise<void> {
    for (const served of this.all) served.kill()
    await Promise.all(this.all.map(({ ended }) => ended))
  }
}

/** Signs a person of the demonstration in, by the beginning of their address. */
export async function handOf({ links }: Ready, person: string, name = person): Promise<Hand> {
  const link = links.find(({ email }) => email.startsWith(person))?.link ?? ''
  return { name, cookie: await cookieFrom(link) }
}
