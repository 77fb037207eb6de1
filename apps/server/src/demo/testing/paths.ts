import type { ApplicantRecord } from '../applicants.ts'

/** What happens to a model while it is tested. */
export interface TestPath {
  /** Length of the test in the end. */
  months: number
  /** What becomes of a request for a longer test. */
  extension?: 'approved' | 'refused'
  suspended?: boolean
  founderChange?: boolean
  ends?: 'terminated'
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, TestPath> = {
  '3 months': { months: 3 },
  '3 months, extension not asked': { months: 3 },
  '3 -> 4 months': { months: 4, extension: 'approved' },
  '3 -> 5 months': { months: 5, extension: 'approved' },
  '3 -> 6 months': { months: 6, extension: 'approved' },
  '3 months, extension refused (programme end)': { months: 3, extension: 'refused' },
  '3 months, extension refused (no added value)': { months: 3, extension: 'refused' },
  '3 -> 6 months, suspended 20 CD (force majeure)': {
    months: 6,
    extension: 'approved',
    suspended: true,
  },
  '3 -> 5 months, one change of founder': {
    months: 5,
    extension: 'approved',
    founderChange: true,
  },
  'terminated by operator in month 2 (no reports)': { months: 3, ends: 'terminated' },
}

/** Returns what happens in the test of an applicant, or `null` without a test. Pure. */
export function testPathOf({ id, test }: ApplicantRecord): TestPath | null {
  if (test === null) return null
  const path = paths[test]
  if (!path) throw new Error(`Expected a known path of the test of ${id} but "${test}"`)
  return path
}

/** Events of the tests that the list of applicants does not tell. */
export const testEvents = {
  reportOverdue: 'A12',
  smallBudgetShift: 'A10',
  largeBudgetShift: 'A19',
  seriousIncident: 'A16',
  dataBreach: 'A20',
  criticalFinding: 'A27',
} as const
