import type { Clock } from '@splot/runtime'
import type { Store } from '@splot/store'
import type { MovableClock } from './movable-clock.ts'

const place = ['demo', 'clock'] as const

/**
 * Returns the clock of a demonstration, which administrators move forward. How far it was moved stays
 * with the data: what has happened there is not in the future after a restart.
 */
export async function demoClock(store: Store, clock: MovableClock): Promise<Clock> {
  const kept = await store.getDocument<{ shiftMs: number }>(...place)
  if (kept) clock.shift(kept.value.shiftMs)
  return {
    now: clock.now,
    async forward(to) {
      const shiftMs = clock.moveOn(Date.parse(to))
      await store.putDocument(...place, { shiftMs })
    },
  }
}
