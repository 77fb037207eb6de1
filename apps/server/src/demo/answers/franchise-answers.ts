import type { JsonObject } from '@splot/definition'
import { essentialElements } from './essential-elements.ts'
import { prose } from './prose.ts'

/** Good answers to a request for a franchise, without who makes it and where. */
export const franchiseRequest: JsonObject = {
  whyModel: prose('whyModel'),
  localNeed: prose('localNeed'),
  needData: [{ indicator: 'Osoby powyżej 75 lat', value: '412', source: 'Gmina, 2027' }],
  targetGroup: ['seniors', 'longTermUnemployed'],
  reach: 60,
  jobsPlanned: 6,
  jobsPlannedAtRisk: 3,
  legalVehicle: 'newCooperative',
  resourcesReady: ['premises', 'equipment', 'staff', 'licences', 'partners'].map((resource) => ({
    resource,
    state: 'owned',
  })),
  financing: [
    { source: 'localGov', amount: 50_000_00, certainty: 'confirmed' },
    { source: 'sales', amount: 24_000_00, certainty: 'probable' },
  ],
  team: prose('franchiseTeam'),
  mentorNeeds: ['service', 'legal'],
  useOfBrand: 'full',
  declQuality: true,
  declData: true,
  declNoFee: true,
  declInfo: true,
}

/** A wish to do without what the model stands on. */
export const essentialAdaptation: JsonObject = {
  element: 'Koordynator usługi na pół etatu',
  isEssential: 'yes',
  reason: 'Gmina ma już koordynatora innej usługi, który weźmie drugą połowę pracy.',
}

const questions = Array.from({ length: 20 }, (_, n) => `G${String(n + 1).padStart(2, '0')}`)

/** Good answers to the self-rating: two points everywhere. */
export const selfRating: JsonObject = { items: questions.map((code) => ({ code, self: 2 })) }

/** How ready an adviser finds a franchisee. */
export type Readiness = 'ready' | 'conditional' | 'notReady'

const points: Record<Readiness, (question: number) => number> = {
  ready: () => 2,
  // one point short
  conditional: (question) => (question === 0 ? 1 : 2),
  notReady: () => 1,
}

/** Good answers to an assessment that finds a franchisee so ready. `due` ends a plan of gaps. Pure. */
export function assessment(readiness: Readiness, due: string): JsonObject {
  const plan = [{ action: 'Zatrudnić koordynatora usługi i umówić go z mentorem.', due }]
  return {
    items: questions.map((code, n) => ({ code, self: 2, adviser: points[readiness](n) })),
    adviserConclusion: prose('adviserConclusion'),
    ...(readiness === 'conditional' ? { developmentPlan: plan } : {}),
  }
}

/** Good answers to an agreement, without its parties and mentor. */
export const franchiseAgreement: JsonObject = {
  validMonths: 24,
  brandTerms: prose('brandTerms'),
  qualityTerms: prose('qualityTerms'),
  exitTerms: prose('exitTerms'),
  mentorHours: 20,
}

/** What a survey tells of a franchise. */
export interface SurveyFacts {
  operating: 'yes' | 'notStarted' | 'stopped'
  /** How many essential elements are kept as they were, and how many adapted; the others are dropped. */
  kept?: number
  adapted?: number
  /** Sections of the manual in which it found a fault. */
  faults?: string[]
}

/** Good answers to a survey. Pure. */
export function survey(
  { operating, kept = 0, adapted = 0, faults = [] }: SurveyFacts,
  startedOn: string,
): JsonObject {
  const common = { manualUseful: 5, support: 4, continueNext: 'yes', recommend: 9 }
  if (operating !== 'yes')
    return {
      ...common,
      operating,
      continueNext: 'unsure',
      notOperatingReason: prose('notOperating'),
    }
  return {
    ...common,
    operating,
    startedOn,
    jobs: 6,
    jobsAtRisk: 3,
    recipients: 40,
    revenue: 20_000_00,
    publicOrders: 15_000_00,
    cashOk: 'green',
    essentialKept: essentialElements.map((element, n) => ({
      element,
      ...stateOf(n, kept, adapted),
    })),
    ...(faults.length > 0
      ? { manualErrors: faults.map((section) => ({ section, issue: faultIn[section] ?? other })) }
      : {}),
  }
}

function stateOf(n: number, kept: number, adapted: number): JsonObject {
  if (n < kept) return { state: 'kept' }
  const state = n < kept + adapted ? 'adapted' : 'dropped'
  return { state, comment: 'Inaczej, bo gmina ma już podobną usługę.' }
}

const other = 'Opis nie zgadza się z tym, co działa w praktyce.'

const faultIn: Record<string, string> = {
  m04: 'Wzór uchwały przywołuje uchylony przepis.',
  m06: 'Brakuje ankiety rekrutacyjnej, do której odsyła tekst.',
  m08: 'W kosztach nie ma ubezpieczenia odpowiedzialności cywilnej.',
  m09: 'Wzór wskaźnika terminowości dzieli przez złą liczbę.',
}
