import { scores } from '../answers/first-stage-answers.ts'
import { warsawInstant } from '../../start/warsaw-time.ts'
import type { ApplicantRecord, DemoData } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import { beginApplication, fillApplication } from '../partnership.ts'
import type { Partnership } from '../partnership.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { offerAgreement, signAgreement, startParticipation } from './agreements.ts'
import { appealRecruitment, decideRecruitmentAppeal } from './appeals.ts'
import {
  announceRecruitment,
  publishRecruitmentList,
  resolveRecruitment,
  startFirstCohort,
} from './call.ts'
import {
  acceptCorrection,
  answerCorrection,
  approveRejection,
  askExtension,
  checkApplication,
  requestCorrection,
} from './formal-check.ts'
import { handInApplication, handInLate, withdrawApplication } from './hand-in.ts'
import { pathOf, scoresOf } from './paths.ts'
import type { RecruitmentPath } from './paths.ts'

/** The first moment of the demonstration. */
export const demoStartsAt = warsawInstant('2027-01-20', '09:00:00')

const closesAt = warsawInstant('2027-03-19', '15:00:00')

/** Returns what happens from the announcement of the call to the agreements. */
export function recruitmentScenes({ applicants }: DemoData): Scene[] {
  return [
    scene('2027-01-20 09:30', announceRecruitment),
    ...applicants.map((record) => handInScene(record)),
    scene('2027-03-12 10:00', each({ until: 'withdrawn' }, withdrawApplication)),
    scene(
      '2027-03-19 14:59',
      each({ until: 'late' }, (demo, one) => handInLate(demo, one, closesAt)),
    ),
    scene('2027-03-22 09:00', withThose(checkedAtOnce, checkApplication)),
    scene('2027-03-23 09:00', each({ check: 'duplicate' }, checkApplication)),
    scene('2027-03-24 09:00', each({ check: 'ineligible' }, approveRejection)),
    scene('2027-03-24 09:30', each({ check: 'duplicate' }, approveRejection)),
    scene('2027-03-24 10:00', each({ check: 'toCorrect' }, requestCorrection)),
    scene('2027-03-30 12:00', each({ correction: 'made' }, answerCorrection)),
    scene('2027-03-31 12:00', each({ correction: 'extended' }, askExtension)),
    scene('2027-04-01 09:00', each({ correction: 'made' }, acceptCorrection)),
    scene('2027-04-06 12:00', each({ correction: 'extended' }, answerCorrection)),
    scene('2027-04-07 09:00', each({ correction: 'extended' }, acceptCorrection)),
    scene('2027-04-08 09:00', withThose(scored, scoreApplication)),
    scene('2027-04-19 09:00', (demo) => publishRecruitmentList(demo, 'publishList')),
    scene('2027-04-23 09:00', each({ appeal: 'upheld' }, appealRecruitment)),
    scene('2027-04-26 14:00', each({ appeal: 'dismissed' }, appealRecruitment)),
    scene('2027-05-06 09:00', each({ appeal: 'upheld' }, decideRecruitmentAppeal)),
    scene('2027-05-11 09:00', each({ appeal: 'dismissed' }, decideRecruitmentAppeal)),
    scene('2027-05-14 09:00', (demo) => publishRecruitmentList(demo, 'publishCorrected')),
    scene('2027-05-14 10:00', withThose(offered, offerAgreement)),
    scene('2027-05-20 09:00', withThose(signing, signAgreement)),
    scene('2027-05-24 08:00', startFirstCohort),
    scene('2027-05-24 09:00', withThose(movedUp, offerAgreement)),
    scene('2027-05-25 09:00', withThose(movedUp, signAgreement)),
    scene('2027-05-26 09:00', withThose(active, startParticipation)),
    scene('2027-06-25 09:00', resolveRecruitment),
  ]
}

/** Plays an act with every partnership whose path says so. */
function each(
  wanted: Partial<RecruitmentPath>,
  act: (demo: Demo, one: Partnership) => Promise<void>,
): Scene['play'] {
  return withThose((record) => follows(record, wanted), act)
}

function follows(record: ApplicantRecord, wanted: Partial<RecruitmentPath>): boolean {
  const path = pathOf(record)
  return Object.entries(wanted).every(
    ([key, value]) => path[key as keyof RecruitmentPath] === value,
  )
}

// one after the other over four weeks, so that the order of arrival is that of their numbers
function handInScene(record: ApplicantRecord): Scene {
  const n = Number(record.id.slice(1))
  // who applies a second time comes after everybody
  const day = record.id === 'A05' ? 18 : 1 + Math.floor(n / 3)
  const hour = String(9 + (n % 3) * 2).padStart(2, '0')
  return scene(`2027-03-${String(day).padStart(2, '0')} ${hour}:00`, async (demo) => {
    const one = await beginApplication(demo, record)
    const { until } = pathOf(record)
    if (until === 'draft') return
    if (until === 'late') await fillApplication(demo, one)
    else await handInApplication(demo, one)
  })
}

const checked = (record: ApplicantRecord): boolean => pathOf(record).until === undefined

// who applied twice has two days to withdraw one application
const checkedAtOnce = (record: ApplicantRecord): boolean =>
  checked(record) && pathOf(record).check !== 'duplicate'

const scored = (record: ApplicantRecord): boolean => {
  const { check, correction = 'notDelivered' } = pathOf(record)
  return checked(record) && (check === undefined || correction !== 'notDelivered')
}

// those on the corrected list
const offered = (record: ApplicantRecord): boolean => {
  const { points, appeal } = pathOf(record)
  return scored(record) && (points === undefined || appeal === 'upheld')
}

const signing = (record: ApplicantRecord): boolean =>
  offered(record) && pathOf(record).agreement !== 'lapsed'

const active = ({ diagnosis }: ApplicantRecord): boolean => diagnosis !== null

const movedUp = (record: ApplicantRecord): boolean =>
  active(record) && pathOf(record).points === 'reserve'

async function scoreApplication(demo: Demo, { id, record }: Partnership): Promise<void> {
  await demo.submit(demo.staff('robert'), id, 'score', scores(...scoresOf(record)))
}
