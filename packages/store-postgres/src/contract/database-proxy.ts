import net from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Where between a process and its database a connection breaks. */
export type BreakPoint = 'before-request' | 'after-request' | 'after-reply'

/** Stands between a store and its database, and can cut them off from each other. */
export interface DatabaseProxy {
  /** Address of the database through it. */
  url: string
  /**
   * Everything is cut off at this point of the next statement that has one of these words, and stays so.
   * Resolves when it happened.
   */
  cutNext: (point: BreakPoint, words: string) => Promise<void>
  /** Breaks the connections of that statement only; new ones are let through. */
  breakNext: (point: BreakPoint, words: string) => Promise<void>
  /** How many bytes were said to the database through it. */
  work: () => { bytes: number }
  /** Breaks all connections now. */
  breakAll: () => void
  /** Lets nobody through until `open`. */
  shut: () => void
  open: () => void
  /** From now on no reply comes through, while connections stay. What was held back comes with `false`. */
  silence: (on: boolean) => void
  close: () => Promise<void>
}

interface Armed {
  point: BreakPoint
  words: string
  isForGood: boolean
  reached: () => void
}

/** Opens a proxy to the database of an address: a host and port, or the folder of a socket. */
export async function openDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url)
  const port = target.port || '5432'
  const folder = target.searchParams.get('host')
  const pairs = new Set<[Socket, Socket]>()
  let armed: Armed | null = null
  let isShut = false
  let held: (() => void)[] | null = null
  const work = { bytes: 0 }

  const breakAll = (): void => {
    for (const [inner, outer] of pairs) {
      inner.destroy()
      outer.destroy()
    }
    pairs.clear()
  }
  const fire = (fired: Armed): void => {
    armed = null
    if (fired.isForGood) isShut = true
    breakAll()
    fired.reached()
  }
  const server = net.createServer((inner) => {
    if (isShut) {
      inner.destroy()
      return
    }
    const outer = folder
      ? net.connect(`${folder}/.s.PGSQL.${port}`)
      : net.connect({ host: target.hostname, port: Number(port) })
    const pair: [Socket, Socket] = [inner, outer]
    pairs.add(pair)
    let awaited: Armed | null = null
    inner.on('data', (bytes) => {
      work.bytes += bytes.length
      const now = armed !== null && bytes.includes(armed.words) ? armed : null
      if (now?.point === 'before-request') return fire(now)
      if (now?.point === 'after-reply') awaited = now
      outer.write(bytes)
      // what was written is handed to the network before the end of the connection
      if (now?.point === 'after-request') {
        armed = null
        if (now.isForGood) isShut = true
        outer.end()
        inner.destroy()
        pairs.delete(pair)
        now.reached()
      }
    })
    outer.on('data', (bytes) => {
      if (awaited !== null) return fire(awaited)
      if (held) held.push(() => inner.write(bytes))
      else inner.write(bytes)
    })
    const end = (): void => {
      inner.destroy()
      outer.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.searchParams.delete('host')
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  const arm = (point: BreakPoint, words: string, isForGood: boolean): Promise<void> =>
    new Promise((reached) => {
      armed = { point, words, isForGood, reached }
    })
  return {
    url: through.href,
    work: () => ({ ...work }),
    cutNext: (point, words) => arm(point, words, true),
    breakNext: (point, words) => arm(point, words, false),
    breakAll,
    shut: () => {
      isShut = true
      breakAll()
    },
    open: () => {
      isShut = false
    },
    silence: (on) => {
      const late = held ?? []
      held = on ? late : null
      if (!on) for (const write of late) write()
    },
    close: async () => {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
