import { setTimeout as pause } from 'node:timers/promises'
import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { readHolders, writeHolders } from './holders.ts'
import type { Holders } from './holders.ts'

/** Whoever died holding a key keeps others waiting no longer than this; no step takes that long. */
const stepMs = 60_000
/** Pauses double from 1 ms to half a second: together some three seconds. */
const attempts = 15
const longestPauseMs = 500

/**
 * Keys of ledgers that one step keeps to itself, from reading what stands under them to its commit: what
 * another step enters there is either seen or waits.
 */
export interface HeldKeys {
  /**
   * Waits until nobody else holds a key, and holds it. With `enters` it notes that the case may have an
   * entry under it, and returns the other cases that may have one.
   *
   * @throws SplotError store.conflict where somebody else holds it too long
   */
  hold(ledger: string, key: string, enters?: boolean): Promise<string[]>
  /** Lets all of them go, after the step was committed or refused. */
  release(): Promise<void>
}

/** Returns the keys of ledgers that a step of a case holds: none yet. */
export function createHeldKeys(deps: Deps, id: string): HeldKeys {
  const held = new Map<string, { ledger: string; key: string; at: string }>()
  return {
    async hold(ledger, key, enters = false) {
      const name = JSON.stringify([ledger, key])
      if (held.has(name) && !enters) return []
      let at = ''
      const others = await changeHolders(deps, { ledger, key }, (holders) => {
        if (isHeldByOther(deps, holders, id)) return null
        const cases = holders.cases.filter((one) => one !== id)
        const isNoted = enters || cases.length < holders.cases.length
        at = deps.clock.now()
        return { ...holders, cases: isNoted ? [...cases, id] : cases, at, by: id }
      })
      held.set(name, { ledger, key, at })
      return others.filter((one) => one !== id)
    },
    async release() {
      const all = [...held.values()]
      held.clear()
      // who fails here leaves the keys to whoever waits long enough
      await Promise.allSettled(
        all.map((one) =>
          changeHolders(deps, one, (holders) =>
            // a later step of the same case may hold it by now
            holders.by === id && holders.at === one.at ? { ...holders, by: '' } : holders,
          ),
        ),
      )
    },
  }
}

/** Returns what the work of a step comes to; the keys it held are let go then. */
export async function lettingGo<T>(held: HeldKeys, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    await held.release()
  }
}

function isHeldByOther(deps: Deps, { at, by }: Holders, id: string): boolean {
  const now = Date.parse(deps.clock.now())
  return by !== '' && by !== id && now - Date.parse(at) < stepMs
}

/** Writes what `change` makes of the holders of a key; `null`: it is not to be had yet. Returns their cases. */
async function changeHolders(
  deps: Deps,
  { ledger, key }: { ledger: string; key: string },
  change: (holders: Holders) => Holders | null,
): Promise<string[]> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const holders = await readHolders(deps.store, ledger, key)
    const next = change(holders)
    if (next === holders) return holders.cases
    try {
      if (next) {
        await writeHolders(deps.store, ledger, key, next)
        return next.cases
      }
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    }
    await pause(Math.min(2 ** attempt, longestPauseMs))
  }
  throw new SplotError(
    'store.conflict',
    `Expected "${key.slice(0, 100)}" of "${ledger}" to be free but another step holds it.`,
  )
}
