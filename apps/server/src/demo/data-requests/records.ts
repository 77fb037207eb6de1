/** A request about personal data of the demonstration, and what is answered. */
export interface DataRequestRecord {
  /** Such as `D4`. */
  id: string
  right: 'access' | 'rectification' | 'erasure' | 'withdrawConsent'
  /** Applicant whose first delegated person asks. */
  of: string
  scope: string
  /** Date on which it is filed. */
  filed: string
  /** Date on which two months more are taken; absent: none. */
  extended?: string
  answered: string
  outcome: 'granted' | 'refused'
}
