import type { Deps } from '../deps.ts'
import { deliverOutbox } from '../outbox/deliver-outbox.ts'
import { fireTimers } from './fire-timers.ts'
import type { ParkedTimers } from './fire-timers.ts'
import { deleteDroppedFiles } from '../files/file-documents.ts'
import { createSweeper } from './sweep.ts'

/** What was done. */
export interface WorkDone {
  timers: number
  effects: number
  /** Cases looked at for a release; more may wait while there are any. */
  cases: number
}

/** Rounds of one call: effects make effects, and one call must come to an end. */
const maxRounds = 1_000

/** What does the work of a process. All that is asked of it runs one after the other. */
export interface Worker {
  /**
   * Reads the definitions again where another process put others in force, fires what is due and delivers
   * what waits until nothing is left, moves the next cases that are on their way to a release, and removes
   * what was kept for a time only.
   */
  work: () => Promise<WorkDone>
  /** Runs an act that works step by step; whoever else asks for work meanwhile waits until it is over. */
  alone: <Result>(act: (work: Worker['work']) => Promise<Result>) => Promise<Result>
}

/** Returns a worker. */
export function createWorker(
  deps: Deps,
  moveCases: () => Promise<number>,
  followOthers: () => Promise<void>,
): Worker {
  const parked: ParkedTimers = new Set()
  const sweep = createSweeper(deps)
  // also what a process left that died before it came to them
  let filesDue = true
  const work = async (): Promise<WorkDone> => {
    await followOthers()
    const done = await workOnce(deps, parked)
    const cases = await moveCases()
    await sweep()
    filesDue ||= done.effects > 0
    if (filesDue) await deleteDroppedFiles(deps)
    filesDue = false
    return { ...done, cases }
  }
  let last: Promise<unknown> = Promise.resolve()
  const alone: Worker['alone'] = (act) => {
    const next = last.then(() => act(work))
    last = next.catch(() => undefined)
    return next
  }
  return { work: () => alone(work), alone }
}

async function workOnce(deps: Deps, parked: ParkedTimers): Promise<Omit<WorkDone, 'cases'>> {
  const done = { timers: 0, effects: 0 }
  for (let round = 0; round < maxRounds; round++) {
    const timers = await fireTimers(deps, parked)
    const effects = await deliverOutbox(deps)
    if (timers === 0 && effects === 0) break
    done.timers += timers
    done.effects += effects
  }
  return done
}
