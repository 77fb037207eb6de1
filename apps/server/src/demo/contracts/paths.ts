import type { ApplicantRecord } from '../applicants.ts'

/** What happens to an application on its way to a contract. */
export interface ContractPath {
  /** Whether it waits on the reserve first. */
  from?: 'samePool' | 'otherPool'
  /** What ends it; default: it is signed and the test begins. */
  ends?: 'notSigned' | 'gaveUp' | 'declined'
}

/** Word of the list of applicants → what happens. */
const paths: Record<string, ContractPath> = {
  signed: {},
  'selected after upheld merit appeal': {},
  'from reserve (same pool)': { from: 'samePool' },
  'from reserve by cross-pool transfer': { from: 'otherPool' },
  'signed, withdrew before start': { ends: 'gaveUp' },
  'contract not signed in 5 WD -> resigned': { ends: 'notSigned' },
  'offered as replacement, declined': { from: 'samePool', ends: 'declined' },
}

/** Returns what happens to an applicant on the way to a contract, or `null` without a place. Pure. */
export function contractPathOf({ contract }: ApplicantRecord): ContractPath | null {
  return paths[contract ?? ''] ?? null
}
