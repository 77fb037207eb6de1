import type { ApplicantRecord, DemoData } from '../applicants.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { closeSession, cohortCount, makeUpDay, openCohorts, planSession } from './cohorts.ts'
import { trainingPathOf } from './paths.ts'
import type { TrainingPath } from './paths.ts'
import { adviseBusiness, agreePlan, changeCohort } from './plans.ts'
import { confirmRefusal, decideWaiver, recommend } from './recommendations.ts'
import { sitAgain, sitPreTests, sitTests } from './tests.ts'

const dayMs = 86_400_000

/** Returns what happens from the cohorts to the recommendations. */
export function trainingScenes({ applicants }: DemoData): Scene[] {
  return [
    scene('2027-07-26 09:00', openCohorts),
    scene('2027-07-27 09:00', withThose(isTrained, agreePlan)),
    scene('2027-07-29 09:00', withThose(has('moves'), changeCohort)),
    scene('2027-07-30 09:00', withThose(isTrained, sitPreTests)),
    ...adviceScenes(applicants),
    ...sessionScenes(),
    scene('2027-08-26 17:00', (demo) => planSession(demo, makeUpDay(demo, 'm2', '2027-08-28'))),
    scene('2027-08-28 17:00', (demo) =>
      closeSession(demo, makeUpDay(demo, 'm2', '2027-08-28'), true),
    ),
    scene('2027-09-07 09:00', withThose(isTrained, sitTests)),
    scene('2027-09-14 09:00', withThose(has('resit'), sitAgain)),
    scene('2027-09-20 09:00', withThose(isTrained, recommend)),
    scene('2027-09-20 12:00', withThose(isTrained, confirmRefusal)),
    scene('2027-09-21 09:00', withThose(has('waiver'), decideWaiver)),
  ]
}

const isTrained = ({ training }: ApplicantRecord): boolean => training !== null

const has = (part: keyof TrainingPath) => (record: ApplicantRecord) =>
  trainingPathOf(record)?.[part] !== undefined

// one partnership a day: there is one adviser
function adviceScenes(applicants: readonly ApplicantRecord[]): Scene[] {
  return applicants
    .filter(isTrained)
    .map((record, n) =>
      scene(`${weekdayAfter('2027-07-28', n)} 19:00`, withThose(isOne(record), adviseBusiness)),
    )
}

const isOne =
  ({ id }: ApplicantRecord) =>
  (record: ApplicantRecord) =>
    record.id === id

// a module a week, a cohort a day
function sessionScenes(): Scene[] {
  return ['m1', 'm2', 'm3', 'm4', 'm5'].flatMap((module, week) =>
    Array.from({ length: cohortCount }, (_, cohort) => {
      const date = dateAfter('2027-08-02', week * 7 + cohort)
      const day = { cohort, module, date }
      const planned = dateAfter(date, -3)
      return [
        scene(`${planned} 16:30`, (demo) => planSession(demo, day)),
        scene(`${date} 16:30`, (demo) => closeSession(demo, day)),
      ]
    }).flat(),
  )
}

function weekdayAfter(date: string, days: number): string {
  let found = date
  for (let left = days; left > 0;) {
    found = dateAfter(found, 1)
    const weekday = new Date(found).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return found
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}
