import type { ApplicantRecord } from '../applicants.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { pathOf } from '../recruitment/paths.ts'
import {
  acceptReport,
  answerQuestionnaire,
  commentOnReport,
  confirmResearcher,
  decideType,
  leaveProgramme,
  sendReport,
  visitPartnership,
} from './acts.ts'
import { diagnosisPathOf, isReported } from './paths.ts'

/** Returns what happens from the choice of a researcher to the accepted report. */
export function diagnosisScenes(): Scene[] {
  return [
    scene('2027-05-24 11:00', withThose(isPunctual, confirmResearcher)),
    scene('2027-05-26 08:00', withThose(isFromReserve, confirmResearcher)),
    // so late that the reserve of the recruitment has ended when the questionnaire is given up
    scene('2027-05-27 09:00', withThose(isUntil('expired'), confirmResearcher)),
    scene('2027-06-10 09:00', withThose(isAnswered, answerQuestionnaire)),
    scene('2027-06-16 09:00', withThose(isReported, visitPartnership)),
    scene('2027-06-22 09:00', withThose(isRepeated, sendReport)),
    scene('2027-06-28 09:00', withThose(isUntil('withdrawn'), leaveProgramme)),
    scene('2027-06-30 09:00', withThose(isRepeated, acceptReport)),
    scene('2027-07-05 09:00', withThose(isRepeated, visitPartnership)),
    scene('2027-07-13 09:00', withThose(isOnce, sendReport)),
    scene(
      '2027-07-14 09:00',
      withThose(isRepeated, (demo, one) => sendReport(demo, one, 'second')),
    ),
    scene('2027-07-15 09:00', withThose(isCommenting, commentOnReport)),
    // who says nothing until then has no remarks
    scene('2027-07-22 09:00', withThose(isReported, acceptReport)),
    scene('2027-07-23 09:00', withThose(isTypeChange, decideType)),
  ]
}

const isUntil = (until: 'withdrawn' | 'expired') => (record: ApplicantRecord) =>
  diagnosisPathOf(record)?.until === until
const isAnswered = (record: ApplicantRecord): boolean =>
  record.diagnosis !== null && !isUntil('expired')(record)
const isFromReserve = (record: ApplicantRecord): boolean =>
  record.diagnosis !== null && pathOf(record).points === 'reserve'
const isPunctual = (record: ApplicantRecord): boolean =>
  record.diagnosis !== null && !isFromReserve(record) && !isUntil('expired')(record)
const isRepeated = (record: ApplicantRecord): boolean =>
  diagnosisPathOf(record)?.report === 'repeat'
const isOnce = (record: ApplicantRecord): boolean => isReported(record) && !isRepeated(record)
const isTypeChange = (record: ApplicantRecord): boolean =>
  diagnosisPathOf(record)?.report === 'typeChange'
// one of them has remarks
const isCommenting = ({ id }: ApplicantRecord): boolean => id === 'A10'
