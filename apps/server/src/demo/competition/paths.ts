import type { ApplicantRecord } from '../applicants.ts'

/** What happens to an application of the competition. */
export interface CompetitionPath {
  /** Whether it is still a draft when the call closes. */
  until?: 'draft'
  /** What the formal check finds; default: nothing. */
  check?: 'toCorrect' | 'rejected'
  /** What becomes of an assessor who was drawn first. */
  assessor?: 'conflict' | 'overdue'
  /** What becomes of an appeal against the list. */
  appeal?: 'upheld' | 'dismissed' | 'late'
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, CompetitionPath> = {
  'submitted, formally correct': {},
  'not submitted': { until: 'draft' },
  'correction not delivered -> left without consideration': { check: 'toCorrect' },
  'formally rejected, appeal upheld -> assessed': { check: 'rejected' },
  'assessor conflict -> replaced': { assessor: 'conflict' },
  'assessor overdue -> replaced': { assessor: 'overdue' },
}

/** The same for what the list of applicants tells under the contract. */
const appeals: Record<string, 'upheld' | 'dismissed' | 'late'> = {
  'selected after upheld merit appeal': 'upheld',
  'merit appeal dismissed (B minimum)': 'dismissed',
  'merit appeal inadmissible (late)': 'late',
}

/** Returns what happens to an applicant in the competition, or `null` where they do not come so far. Pure. */
export function competitionPathOf({
  id,
  competition,
  contract,
}: ApplicantRecord): CompetitionPath | null {
  if (competition === null) return null
  const path = paths[competition]
  if (!path)
    throw new Error(`Expected a known path of the competition of ${id} but "${competition}"`)
  const appeal = appeals[contract ?? '']
  return appeal === undefined ? path : { ...path, appeal }
}

/** Whether an application is handed in. Pure. */
export function isSubmitted(record: ApplicantRecord): boolean {
  const path = competitionPathOf(record)
  return path !== null && path.until === undefined
}

/** Whether two persons assess an application. Pure. */
export function isAssessed(record: ApplicantRecord): boolean {
  return record.card !== null
}
