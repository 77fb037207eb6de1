import type { ApplicantRecord } from '../applicants.ts'

/** What happens to a manual on its way to publication. */
export interface ManualPath {
  /** The day after the validation of the model. */
  begins: string
  /** The author asks for 14 days more, and needs them. */
  extended?: boolean
  /** The author leaves a section to the editor, and the ministry does not answer. */
  late?: boolean
  /** How often reviewers send a section back. */
  rounds?: number
  /** The first accessibility check is failed. */
  barrier?: boolean
  /** The ministry makes remarks. */
  remarks?: boolean
  /** Franchisees report faults, which make a new version. */
  errata?: boolean
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, ManualPath> = {
  '1.0.0 on time': { begins: '2028-05-26' },
  '1.0.0': { begins: '2028-05-26' },
  'conditions met -> 1.0.0': { begins: '2028-05-26' },
  '1.0.0 -> 1.1.0 errata': { begins: '2028-06-27', errata: true },
  '1.0.0, accessibility review failed once': { begins: '2028-07-27', barrier: true },
  '1.0.0, extension 14 CD': { begins: '2028-08-09', extended: true },
  '1.0.0, late, escalated': { begins: '2028-08-29', late: true },
  '1.0.0, two correction rounds': { begins: '2028-08-29', rounds: 2 },
  '1.0.0, ministry remarks once': { begins: '2028-09-12', remarks: true },
}

/** Returns what happens to the manual of an applicant, or `null` without one. Pure. */
export function manualPathOf({ id, manual }: ApplicantRecord): ManualPath | null {
  if (manual === null) return null
  const path = paths[manual]
  if (!path) throw new Error(`Expected a known path of the manual of ${id} but "${manual}"`)
  return path
}
