import { warsawInstant } from '../../start/warsaw-time.ts'
import type { ApplicantRecord, DemoData, ModelCode } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { beginCompetition, handInCompetition } from './application.ts'
import {
  decideAppeal,
  fileAppeal,
  fileAppealLate,
  prepareAppeal,
  scoreAfterAppeal,
} from './appeals.ts'
import { announceCompetition, resolveCompetition } from './call.ts'
import { confirmConflicts, declareConflict, scoreFirstCards, scoreThirdCard } from './cards.ts'
import { checkCompetition, requestCompetitionCorrection } from './checks.ts'
import { publishPool } from './commission.ts'
import { competitionPathOf, isAssessed, isSubmitted } from './paths.ts'
import type { CompetitionPath } from './paths.ts'

const appealDue = warsawInstant('2027-12-15', '23:59:59')
const pools: readonly ModelCode[] = ['INT', 'SRV', 'MIX']

/** Returns what happens from the announcement of the competition to the final lists, and its resolution. */
export function competitionScenes({ scoring }: DemoData): Scene[] {
  const hasThird = ({ card }: ApplicantRecord): boolean =>
    (scoring.cards[card ?? '']?.c3 ?? null) !== null
  return [
    scene('2027-09-06 09:00', announceCompetition),
    scene('2027-09-28 09:00', withThose(isCompeting, beginCompetition)),
    scene('2027-10-11 09:00', withThose(isSubmitted, handInCompetition)),
    scene('2027-10-27 09:00', withThose(isSubmitted, checkCompetition)),
    scene('2027-10-27 14:00', withThose(is({ check: 'toCorrect' }), requestCompetitionCorrection)),
    scene('2027-10-29 09:00', withThose(is({ check: 'rejected' }), appealFormalRejection)),
    scene('2027-11-02 09:00', withThose(is({ assessor: 'conflict' }), declareConflict)),
    scene('2027-11-03 09:00', confirmConflicts),
    scene('2027-11-05 09:00', withThose(is({ check: 'rejected' }), upholdFormalAppeal)),
    scene(
      '2027-11-08 08:00',
      withThose(isAssessedInTime, (demo, one) => scoreFirstCards(demo, one)),
    ),
    scene(
      '2027-11-09 09:00',
      withThose(isOverdue, (demo, one) => scoreFirstCards(demo, one, 'first')),
    ),
    scene(
      '2027-11-18 09:00',
      withThose(is({ check: 'rejected' }), (demo, one) => scoreFirstCards(demo, one)),
    ),
    scene(
      '2027-11-22 09:00',
      withThose(isOverdue, (demo, one) => scoreFirstCards(demo, one, 'second')),
    ),
    scene('2027-11-17 09:00', withThose(hasThird, scoreThirdCard)),
    scene('2027-12-08 09:00', publishLists),
    scene('2027-12-14 09:00', withThose(is({ appeal: 'upheld' }), appealList)),
    scene('2027-12-15 10:00', withThose(is({ appeal: 'dismissed' }), appealList)),
    scene(
      '2027-12-15 22:00',
      withThose(is({ appeal: 'late' }), (demo, one) => prepareAppeal(demo, one)),
    ),
    scene(
      '2027-12-15 23:50',
      withThose(is({ appeal: 'late' }), (demo, one) => fileAppealLate(demo, one, appealDue)),
    ),
    scene(
      '2027-12-29 09:00',
      withThose(is({ appeal: 'upheld' }), (demo, one) => decideAppeal(demo, one, 'upheld')),
    ),
    scene(
      '2027-12-30 09:00',
      withThose(is({ appeal: 'dismissed' }), (demo, one) => decideAppeal(demo, one, 'dismissed')),
    ),
    scene('2028-01-05 09:00', withThose(is({ appeal: 'upheld' }), scoreAfterAppeal)),
    scene('2028-01-10 09:00', (demo) => publishPool(demo, 'MIX', 'corrected')),
    // a year after the final lists, when the reserve has expired
    scene('2029-01-15 09:00', resolveCompetition),
  ]
}

const isCompeting = (record: ApplicantRecord): boolean => competitionPathOf(record) !== null

const is = (wanted: CompetitionPath) => (record: ApplicantRecord) => {
  const path = competitionPathOf(record)
  return (
    path !== null &&
    Object.entries(wanted).every(([key, value]) => path[key as keyof CompetitionPath] === value)
  )
}

const isOverdue = is({ assessor: 'overdue' })

const isAssessedInTime = (record: ApplicantRecord): boolean =>
  isAssessed(record) && !isOverdue(record) && !is({ check: 'rejected' })(record)

async function appealFormalRejection(demo: Demo, one: Partnership): Promise<void> {
  await prepareAppeal(demo, one, 'formal')
  await fileAppeal(demo, one)
}

async function upholdFormalAppeal(demo: Demo, one: Partnership): Promise<void> {
  await decideAppeal(demo, one, 'upheld', 'formal')
}

async function appealList(demo: Demo, one: Partnership): Promise<void> {
  await prepareAppeal(demo, one)
  await fileAppeal(demo, one)
}

async function publishLists(demo: Demo): Promise<void> {
  for (const pool of pools) await publishPool(demo, pool, 'preliminary')
}
