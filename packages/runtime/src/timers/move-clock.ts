import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import type { Worker } from './work.ts'

/** Farthest move of one request: somebody waits for its deadlines to act. */
const farthestMs = 400 * 24 * 60 * 60 * 1000

/** What time it is in the programme, and whether an administrator may move its clock. */
export interface ProgrammeTime {
  now: string
  movable: boolean
}

/** What happened while the clock moved. */
export interface ClockMove extends ProgrammeTime {
  /** Deadlines and reminders that ran out. */
  timers: number
  /** Messages, documents, letters that followed. */
  effects: number
}

/** Returns the time of the programme. @throws SplotError auth.required, person.not-admin */
export async function programmeTime(deps: Deps, reader: Reader): Promise<ProgrammeTime> {
  await requireAdmin(deps, reader)
  return timeOf(deps)
}

/**
 * Moves the clock of a demonstration forward, from deadline to deadline, so that each acts at its own
 * time; nothing else is worked on meanwhile. @throws SplotError auth.required, person.not-admin,
 * clock.fixed, clock.out-of-range
 */
export async function moveClock(
  deps: Deps,
  reader: Reader,
  to: string,
  worker: Pick<Worker, 'alone'>,
): Promise<ClockMove> {
  await requireAdmin(deps, reader)
  return worker.alone((work) => moveAlone(deps, to, work))
}

async function moveAlone(deps: Deps, to: string, work: Worker['work']): Promise<ClockMove> {
  const { clock, store } = deps
  if (!clock.forward)
    throw new SplotError('clock.fixed', 'Expected a demonstration, but its clock is a real one.')
  const wantedMs = Date.parse(to)
  const aheadMs = wantedMs - Date.parse(clock.now())
  if (!(aheadMs > 0 && aheadMs <= farthestMs))
    throw new SplotError(
      'clock.out-of-range',
      `Expected a moment after ${clock.now()} and within 400 days, but got ${to}.`,
    )
  const done = { timers: 0, effects: 0 }
  const workOn = async () => {
    const { timers, effects } = await work()
    done.timers += timers
    done.effects += effects
    return timers + effects
  }
  await workOn()
  for (;;) {
    const due = await store.nextDueAt()
    if (due === null || Date.parse(due) > wantedMs) break
    if (Date.parse(due) > Date.parse(clock.now())) await clock.forward(due)
    // what is set aside stays due
    if ((await workOn()) === 0) break
  }
  await clock.forward(new Date(wantedMs).toISOString())
  await workOn()
  return { ...timeOf(deps), ...done }
}

function timeOf({ clock }: Deps): ProgrammeTime {
  return { now: clock.now(), movable: clock.forward !== undefined }
}
