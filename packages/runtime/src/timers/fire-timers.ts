import { SplotError } from '@splot/definition'
import type { TimerRow } from '@splot/store'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { setAside } from '../outbox/dead-letters.ts'
import { countTry, forgetTries, triesOf } from '../outbox/tries.ts'
import { refuseHeld } from '../personal-data/erasure/holds.ts'
import { systemActor } from '../permission/actor.ts'

const batch = 100

/** Timers that were given up in this process; they stay in the store and would be offered for ever. */
export type ParkedTimers = Set<string>

/** Fires one batch of due timers, earliest first. Returns how many fired; 0 means none is left. */
export async function fireTimers(deps: Deps, parked: ParkedTimers): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.store.dueTimers(now, batch + parked.size)
  let fired = 0
  for (const timer of due) if (await fire(deps, parked, timer, now)) fired++
  return fired
}

async function fire(
  deps: Deps,
  parked: ParkedTimers,
  timer: TimerRow,
  now: string,
): Promise<boolean> {
  const earlier = parked.has(timer.id) ? await triesOf(deps, timer.id) : null
  if (earlier && earlier.retryAt > now) return false
  try {
    await stepCase(deps, timer.caseId, {
      decide: async (loaded) => {
        const armed = loaded.case.timers.find(({ key }) => key === timer.key)
        if (armed?.kind === 'deletion') await refuseHeld(deps, timer.caseId)
        return { actor: systemActor, command: { type: 'fire', timer: timer.key } }
      },
    })
  } catch (error) {
    // Fired by somebody else, or its state was left meanwhile: nothing is left to do.
    if (isStale(error)) return false
    // it waits for the end of the hold, and is no failure
    if (error instanceof SplotError && error.code === 'case.held') {
      parked.add(timer.id)
      return false
    }
    await failed(deps, parked, timer, error)
    return false
  }
  if (parked.delete(timer.id)) await forgetTries(deps, timer.id)
  return true
}

function isStale(error: unknown): boolean {
  return (
    error instanceof SplotError &&
    ['timer.stale', 'case.not-found', 'case.finished'].includes(error.code)
  )
}

async function failed(
  deps: Deps,
  parked: ParkedTimers,
  timer: TimerRow,
  error: unknown,
): Promise<void> {
  parked.add(timer.id)
  const tries = await countTry(deps, timer.id)
  if (tries.count !== deps.attempts) return
  await setAside(deps, {
    id: timer.id,
    kind: 'timer',
    caseId: timer.caseId,
    type: timer.key,
    code: error instanceof SplotError ? error.code : null,
    reason: error instanceof Error ? error.message : String(error),
    at: deps.clock.now(),
    tries: tries.count,
  })
}
