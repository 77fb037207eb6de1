import type { SurveyFacts } from '../answers/franchise-answers.ts'

/** A wave of surveys after a handover. */
export type Wave = 'm3' | 'm6' | 'm12'

/** Months from a handover to each wave. */
export const waveMonths: readonly [Wave, number][] = [
  ['m3', 3],
  ['m6', 6],
  ['m12', 12],
]

/** A request for a franchise of the demonstration and what becomes of it. */
export interface FranchiseRecord {
  /** Such as `W07`. */
  id: string
  name: string
  legalForm: string
  /** Commune of the implementation. */
  terc: string
  /** Applicant whose model is asked for. */
  model: string
  /** Date of the request. */
  requested: string
  path: 'handedOver' | 'notReady' | 'negativeOpinion' | 'lapsed' | 'withdrawn' | 'inReadiness'
  /** The franchisor's opinion on a change of what the model stands on; absent: nothing is changed. */
  opinion?: 'positive' | 'negative'
  /** Date on which a plan to close gaps of readiness is done; absent: there are none. */
  plan?: string
  /** Date of the handover, also of one that an agreement not signed comes to nothing. */
  handover?: string
  /** Date on which the work begins. */
  started?: string
  surveys?: Partial<Record<Wave, SurveyFacts>>
  /** Date on which the franchisee gives notice. */
  notice?: string
}
