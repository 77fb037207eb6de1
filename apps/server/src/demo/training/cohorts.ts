import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import { sessionPlan } from '../answers/support-answers.ts'
import { warsawInstant } from '../../start/warsaw-time.ts'
import type { Demo } from '../demo.ts'
import type { SignedIn } from '../play.ts'
import { trainingPathOf } from './paths.ts'

/** Groups of the training: four regions, and a second one in the north. */
const groups = ['north', 'south', 'east', 'west', 'north'] as const

/** How many cohorts there are; each has its session on another day of the week. */
export const cohortCount = groups.length

const cohortId = (demo: Demo, n: number): string => demo.caseOf(`cohort${n}`)

/** Opens the cohorts for partnerships that wait for a place. */
export async function openCohorts(demo: Demo): Promise<void> {
  const coordinator = demo.staff('konrad')
  for (const [n, cohort] of groups.entries()) {
    const { id } = await demo.runtime.startCase(coordinator, { workflow: 'cohort' })
    demo.cases.set(`cohort${n}`, id)
    await demo.send(coordinator, id, 'OPEN', {
      cohort,
      startsOn: '2027-08-02',
      endsOn: '2027-09-03',
    })
  }
}

/** A session of the training. */
export interface TrainingDay {
  /** Number of the cohort from 0. */
  cohort: number
  module: string
  /** Day of the session. */
  date: string
}

const caseName = ({ cohort, module, date }: TrainingDay): string =>
  `session ${cohort} ${module} ${date}`

/** Tells whether somebody is invited to a session on a day. */
export async function trainsOn(demo: Demo, who: SignedIn, date: string): Promise<boolean> {
  const { items } = await demo.runtime.listCases(who, { workflow: 'session' })
  const sessions = [...demo.cases].flatMap(([name, id]) =>
    name.startsWith('session ') && name.endsWith(` ${date}`) ? [id] : [],
  )
  return items.some(({ id }) => sessions.includes(id))
}

/** The trainer plans a session. */
export async function planSession(demo: Demo, day: TrainingDay): Promise<void> {
  const trainer = demo.staff('teresa')
  const parent = cohortId(demo, day.cohort)
  const { id } = await demo.runtime.startCase(trainer, { workflow: 'session', parent })
  demo.cases.set(caseName(day), id)
  const task = await demo.task(trainer, id, 'plan')
  await demo.submit(trainer, id, 'plan', {
    ...sessionPlan,
    cohort: groups[day.cohort] ?? 'north',
    module: day.module,
    dateStart: warsawInstant(day.date, '09:00:00'),
    dateEnd: warsawInstant(day.date, '16:00:00'),
    trainers: [trainer.person],
    materials: await demo.pdf(trainer, task, '/materials', 'Materialy szkoleniowe'),
  })
}

/** The trainer hands in who was there. */
export async function closeSession(demo: Demo, day: TrainingDay, makeUp = false): Promise<void> {
  const trainer = demo.staff('teresa')
  const id = demo.caseOf(caseName(day))
  const task = await demo.task(trainer, id, 'attendance')
  const { answers } = await demo.runtime.getTask(trainer, task)
  const rows = (answers['attendance'] ?? []) as JsonObject[]
  if (rows.length === 0) return demo.send(trainer, id, 'CANCEL')
  const absent = makeUp ? new Set<string>() : absentIn(demo, day.module)
  if (rows.some((row) => awaitsMakeUp(demo, day, row['participant'] as string)))
    demo.cases.set('makeUpCohort', String(day.cohort))
  await demo.submit(trainer, id, 'attendance', {
    attendance: rows.map((row) => ({
      ...row,
      hoursPresent: absent.has(row['participant'] as string) ? 0 : 8,
    })),
    scan: await demo.pdf(trainer, task, '/scan', 'Lista obecnosci'),
    trainerReport: prose('trainerReport'),
  })
}

function absentIn(demo: Demo, module: string): Set<string> {
  const missing = demo.those((record) => trainingPathOf(record)?.missed?.includes(module) === true)
  return new Set(missing.flatMap(({ delegates }) => delegates.slice(1).map(({ person }) => person)))
}

function awaitsMakeUp(demo: Demo, { module }: TrainingDay, person: string): boolean {
  return demo
    .those((record) => {
      const path = trainingPathOf(record)
      return path?.makeUp === true && path.missed?.includes(module) === true
    })
    .some(({ delegates }) => delegates.slice(1).some((one) => one.person === person))
}

/** The make-up session, in the cohort of those who missed a module. */
export function makeUpDay(demo: Demo, module: string, date: string): TrainingDay {
  return { cohort: Number(demo.caseOf('makeUpCohort')), module, date }
}
