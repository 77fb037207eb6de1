import type { ApplicantRecord } from '../applicants.ts'

/** What happens to a partnership in the diagnosis. */
export interface DiagnosisPath {
  /** How it ends before a report; default: it does not. */
  until?: 'withdrawn' | 'expired'
  /** What the report proposes; default: the model as it is. */
  report?: 'typeChange' | 'repeat'
  /** Whether another type of model is accepted. */
  accepted?: boolean
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, DiagnosisPath> = {
  recommended: {},
  'type change SRV->MIX accepted': { report: 'typeChange', accepted: true },
  'type change INT->MIX accepted': { report: 'typeChange', accepted: true },
  'type change proposed, refused by applicant, stays INT with conditions': {
    report: 'typeChange',
    accepted: false,
  },
  'repeat diagnosis -> notRecommended': { report: 'repeat' },
  withdrew: { until: 'withdrawn' },
  'questionnaire not delivered -> expired': { until: 'expired' },
}

/** Returns what happens to an applicant in the diagnosis, or `null` without one. Pure. */
export function diagnosisPathOf({ id, diagnosis }: ApplicantRecord): DiagnosisPath | null {
  if (diagnosis === null) return null
  const path = paths[diagnosis]
  if (!path) throw new Error(`Expected a known path of the diagnosis of ${id} but "${diagnosis}"`)
  return path
}

/** Whether a report of the first fieldwork is written. Pure. */
export function isReported(record: ApplicantRecord): boolean {
  const path = diagnosisPathOf(record)
  return path !== null && path.until === undefined
}
