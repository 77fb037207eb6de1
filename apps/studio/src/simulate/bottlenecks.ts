import type { RoleFigures, SimulationReport, StateFigures, TaskFigures } from '@splot/engine'

/** Something that holds up cases, with how much. */
export type Bottleneck =
  | { kind: 'busy'; role: string; utilisation: number; waitDays: number }
  | { kind: 'queue'; role: string; most: number; at: string }
  | { kind: 'late'; workflow: string; task: string; missed: number; opened: number }
  | { kind: 'waiting'; workflow: string; state: string; cases: number; days: number }

/** Nobody has more than so much of their time for work that comes unevenly. */
const busyFrom = 0.85
const longWaitDays = 3
const manyWaiting = 10
const oftenLate = 0.1

/** Returns what holds up the cases of a run, the worst of each kind first, at most five. Pure. */
export function bottlenecksIn(report: SimulationReport): Bottleneck[] {
  const { roles, tasks, states, workflows } = report
  const ends = new Set(workflows.flatMap((one) => Object.keys(one.ends)))
  const busy = roles
    .filter((one) => one.utilisation >= busyFrom || one.waitDays.ninth > longWaitDays)
    .toSorted((a, b) => b.waitDays.ninth - a.waitDays.ninth)
    .slice(0, 2)
    .map(busyRole)
  const queues = roles
    .filter((one) => one.mostQueue > manyWaiting && one.mostQueueAt !== null)
    .filter(({ role }) => !busy.some((one) => one.role === role))
    .toSorted((a, b) => b.mostQueue - a.mostQueue)
    .slice(0, 1)
    .map(longQueue)
  const late = tasks
    .filter(({ missed, opened }) => missed > 0 && missed / opened >= oftenLate)
    .toSorted((a, b) => b.missed - a.missed)
    .slice(0, 2)
    .map(lateTask)
  const waiting = states
    .filter((one) => one.waiting > manyWaiting && !ends.has(one.state))
    .toSorted((a, b) => b.waiting - a.waiting)
    .slice(0, 1)
    .map(waitingState)
  return [...busy, ...queues, ...late, ...waiting].slice(0, 5)
}

function busyRole({ role, utilisation, waitDays }: RoleFigures) {
  return { kind: 'busy' as const, role, utilisation, waitDays: waitDays.ninth }
}

function longQueue({ role, mostQueue, mostQueueAt }: RoleFigures) {
  return { kind: 'queue' as const, role, most: mostQueue, at: mostQueueAt ?? '' }
}

function lateTask({ workflow, task, missed, opened }: TaskFigures) {
  return { kind: 'late' as const, workflow, task, missed, opened }
}

function waitingState({ workflow, state, waiting, days }: StateFigures) {
  return { kind: 'waiting' as const, workflow, state, cases: waiting, days: days.median }
}
