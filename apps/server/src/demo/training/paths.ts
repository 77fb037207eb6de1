import type { ApplicantRecord } from '../applicants.ts'

/** What happens to a partnership in training and advice. */
export interface TrainingPath {
  /** Modules that all delegates but the first miss. */
  missed?: readonly string[]
  /** Whether they attend a make-up session. */
  makeUp?: boolean
  /** A module they need not attend. */
  exempt?: string
  /** Whether they move to another cohort before it begins. */
  moves?: boolean
  /** Whether a delegate fails the test first. */
  resit?: boolean
  /** Hours of business advice that are planned, beside four of legal advice, and those that are held. */
  advice?: { planned: number; held: number }
  recommend?: 'negative'
  waiver?: 'yes' | 'no'
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, TrainingPath> = {
  passed: {},
  'advice hours limit exceeded with approval': { advice: { planned: 7, held: 8 } },
  'make-up session': { missed: ['m2'], makeUp: true },
  'test resit': { resit: true },
  'moved to another cohort': { moves: true },
  'coordinator waiver (advice use 55 %)': { advice: { planned: 6, held: 5.5 }, waiver: 'yes' },
  'module exemption': { missed: ['m5'], exempt: 'm5' },
  'negative recommendation -> not admitted': { recommend: 'negative' },
  'attendance <80 %, no make-up -> not admitted': { missed: ['m3', 'm4'], waiver: 'no' },
}

/** Returns what happens to an applicant in the training, or `null` where they do not come so far. Pure. */
export function trainingPathOf({ id, training }: ApplicantRecord): TrainingPath | null {
  if (training === null) return null
  const path = paths[training]
  if (!path) throw new Error(`Expected a known path of the training of ${id} but "${training}"`)
  return path
}

/** Returns the hours of business advice of a partnership. Pure. */
export function adviceOf(record: ApplicantRecord): { planned: number; held: number } {
  return trainingPathOf(record)?.advice ?? { planned: 8, held: 8 }
}
