import type { ApplicantRecord } from '../applicants.ts'

/** What happens to an application between its beginning and the agreement. */
export interface RecruitmentPath {
  /** What happens before the call closes; default: it is handed in. */
  until?: 'draft' | 'withdrawn' | 'late'
  /** What the formal check finds; default: nothing. */
  check?: 'ineligible' | 'duplicate' | 'toCorrect'
  /** What becomes of a correction that is asked for. */
  correction?: 'made' | 'extended' | 'notDelivered'
  /** Points that are too few at first, or only for the reserve; default: enough. */
  points?: 'belowMinimum' | 'reserve'
  appeal?: 'upheld' | 'dismissed'
  /** What becomes of the agreement offered; default: it is signed. */
  agreement?: 'lapsed'
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, RecruitmentPath> = {
  draftExpired: { until: 'draft' },
  withdrawn: { until: 'withdrawn' },
  late: { until: 'late' },
  ineligibleLeader: { check: 'ineligible' },
  duplicate: { check: 'duplicate' },
  correctionNotDelivered: { check: 'toCorrect', correction: 'notDelivered' },
  'belowMinimum, appeal dismissed': { points: 'belowMinimum', appeal: 'dismissed' },
  'belowMinimum, no appeal': { points: 'belowMinimum' },
  'belowMinimum, appeal upheld -> admitted': { points: 'belowMinimum', appeal: 'upheld' },
  'admitted after correction': { check: 'toCorrect', correction: 'made' },
  'admitted after correction with +3 WD extension': { check: 'toCorrect', correction: 'extended' },
  admitted: {},
  'admitted, agreement not signed in 7 CD -> lapsed': { agreement: 'lapsed' },
  'reserve 1 -> admitted': { points: 'reserve' },
  'reserve 2 -> expired': { points: 'reserve' },
}

/** Returns what happens to an applicant in the recruitment. Pure. */
export function pathOf({ id, recruitment }: ApplicantRecord): RecruitmentPath {
  const path = paths[recruitment]
  if (!path)
    throw new Error(`Expected a known path of the recruitment of ${id} but "${recruitment}"`)
  return path
}

/** Returns the four scores of the first scoring. Pure. */
export function scoresOf(record: ApplicantRecord): [number, number, number, number] {
  const { points } = pathOf(record)
  if (points === 'belowMinimum') return [5, 5, 5, 5]
  // the two on the reserve, the better one first
  if (points === 'reserve') return record.id === 'A39' ? [12, 8, 6, 3] : [8, 5, 5, 2]
  const less = Number(record.id.slice(1)) % 7
  return [15 - less, 10, 10, 5 - (less % 2)]
}
