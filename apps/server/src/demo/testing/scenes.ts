import type { ApplicantRecord } from '../applicants.ts'
import {
  acceptPlace,
  declinePlace,
  handInDocuments,
  moveFreedPlace,
  negotiate,
  signContract,
} from '../contracts/acts.ts'
import { contractPathOf } from '../contracts/paths.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import {
  approveChange,
  askForLongerTest,
  askForOtherFounder,
  shiftBudget,
  shiftBudgetALittle,
} from './changes.ts'
import { endTest } from './finals.ts'
import { testEvents, testPathOf } from './paths.ts'
import { reportMonth } from './reports.ts'
import { startTest } from './starts.ts'
import { decideTermination, noticeTermination, settleTermination } from './termination.ts'
import { confirmRecommendations, reportIncident, settleIncident, visitTest } from './visits.ts'

/** Returns what happens from the first start protocols to the validation of the last model. */
export function testingScenes(): Scene[] {
  return [
    scene('2028-02-15 08:00', withThose(isOfFirstContracts, startTest)),
    scene('2028-03-01 08:00', withThose(isMovedUp, startTest)),
    ...reportScenes(),
    scene('2028-03-27 09:00', withThose(isVisitedFirst, visitTest)),
    scene('2028-04-12 09:00', withThose(isOne(testEvents.reportOverdue), reportMonth)),
    scene('2028-04-13 09:00', withThose(isMovedUp, visitTest)),
    scene('2028-04-27 09:00', withThose(isOne(testEvents.criticalFinding), confirmRecommendations)),
    ...changeScenes(),
    scene('2028-03-30 12:00', withThose(isOne(testEvents.seriousIncident), reportIncident)),
    scene('2028-03-31 12:00', withThose(isOne(testEvents.seriousIncident), settleIncident)),
    scene('2028-04-06 12:00', withThose(isOne(testEvents.dataBreach), reportIncident)),
    scene('2028-04-07 12:00', withThose(isOne(testEvents.dataBreach), settleIncident)),
    ...replacementScenes(),
    ...finalDates.map((date) => scene(`${date} 10:00`, withThose(isTested, endTest))),
  ]
}

const isOne = (id: string) => (record: ApplicantRecord) => record.id === id

const isTested = (record: ApplicantRecord): boolean =>
  testPathOf(record) !== null && testPathOf(record)?.ends === undefined

const isTerminated = (record: ApplicantRecord): boolean => testPathOf(record)?.ends === 'terminated'

const isOfFirstContracts = (record: ApplicantRecord): boolean =>
  testPathOf(record) !== null && contractPathOf(record)?.from === undefined

const isMovedUp = (record: ApplicantRecord): boolean =>
  testPathOf(record) !== null && contractPathOf(record)?.from === 'samePool'

const isTransferred = (record: ApplicantRecord): boolean =>
  contractPathOf(record)?.from === 'otherPool'

const isVisitedFirst = (record: ApplicantRecord): boolean =>
  isOfFirstContracts(record) && isTested(record)

const isDeclining = (record: ApplicantRecord): boolean =>
  contractPathOf(record)?.ends === 'declined'

// whatever month of the test has ended is reported within its week
function reportScenes(): Scene[] {
  const months = ['03', '04', '05', '06', '07', '08', '09']
  const punctual = (record: ApplicantRecord): boolean =>
    isTested(record) && record.id !== testEvents.reportOverdue
  return months.flatMap((month) =>
    ['05', '17', '24'].map((day) => {
      const date = `2028-${month}-${day}`
      return scene(
        `${date} 09:00`,
        withThose(date === '2028-04-05' ? punctual : isTested, reportMonth),
      )
    }),
  )
}

// after the last month of three, four, five and six
const finalDates = [
  '2028-05-25',
  '2028-06-08',
  '2028-06-26',
  '2028-07-26',
  '2028-08-08',
  '2028-08-28',
  '2028-09-11',
]

function changeScenes(): Scene[] {
  const asks = (record: ApplicantRecord): boolean =>
    testPathOf(record)?.extension !== undefined && !isTransferred(record)
  const changesFounder = (record: ApplicantRecord): boolean =>
    testPathOf(record)?.founderChange === true
  return [
    scene('2028-03-22 12:00', withThose(isOne(testEvents.smallBudgetShift), shiftBudgetALittle)),
    scene('2028-03-23 12:00', withThose(isOne(testEvents.largeBudgetShift), shiftBudget)),
    scene('2028-04-03 12:00', withThose(changesFounder, askForOtherFounder)),
    scene('2028-04-07 09:00', withThose(changesFounder, approveChange)),
    scene('2028-04-10 12:00', withThose(asks, askForLongerTest)),
    scene('2028-07-20 12:00', withThose(isTransferred, askForLongerTest)),
  ]
}

// a test without reports is terminated, and its place goes to another pool
function replacementScenes(): Scene[] {
  return [
    scene('2028-04-05 12:00', withThose(isTerminated, noticeTermination)),
    scene('2028-04-14 12:00', withThose(isTerminated, decideTermination)),
    scene('2028-04-18 12:00', withThose(isDeclining, declinePlace)),
    scene('2028-04-18 14:00', moveFreedPlace),
    scene('2028-04-19 12:00', withThose(isTransferred, acceptPlace)),
    scene('2028-04-21 12:00', withThose(isTransferred, negotiate)),
    scene('2028-05-04 12:00', withThose(isTransferred, handInDocuments('2028-05-22'))),
    scene('2028-05-08 12:00', withThose(isTransferred, signContract)),
    scene('2028-05-22 08:00', withThose(isTransferred, startTest)),
    scene('2028-06-26 12:00', withThose(isTransferred, visitTest)),
    scene('2028-06-12 12:00', withThose(isTerminated, settleTermination)),
  ]
}
