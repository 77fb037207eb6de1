import type { JsonObject } from '@splot/definition'
import { prose } from './prose.ts'

/** Good answers to the diagnosis questionnaire of a mixed model. */
export const questionnaire: JsonObject = {
  population: 8200,
  workingAgeShare: 58.4,
  seniorShare: 27.1,
  unemploymentRate: 9.6,
  longTermUnemployedCount: 214,
  welfareClients: 390,
  problemRanking: [
    problem(1, 'Samotność osób starszych'),
    problem(3, 'Brak dojazdu'),
    problem(2, 'Długotrwałe bezrobocie'),
  ],
  strategyLinks: [{ document: 'Strategia 2030', objective: 'Cel 2.1 Usługi społeczne' }],
  groupProfile: prose('groupProfile'),
  groupSize: 120,
  groupReach: 12,
  barriers: ['transport', 'motivation'],
  needs: [
    { need: 'Praca blisko domu', currentAnswer: 'brak', gap: 5 },
    { need: 'Wsparcie psychologa', currentAnswer: 'raz w miesiącu', gap: 3 },
  ],
  recruitmentChannels: ['ops', 'pup'],
  partnersReferral: [{ institution: 'Powiatowy Urząd Pracy', agreement: 'talks' }],
  readinessForWork: 2,
  supportPersonnel: ['jobCoach'],
  serviceName: 'Opieka sąsiedzka',
  serviceLegalBasis: 'ustawa o pomocy społecznej, art. 50',
  serviceStandard: prose('serviceStandard'),
  providers: [{ name: 'Firma Opieka', price: 45_00, capacity: 10, weakness: 'tylko miasto' }],
  unmetDemand: 60,
  willingnessToPay: 'partial',
  jstCommissioning: 'planned',
  jstBudget: 120_000_00,
  products: [product('Godzina opieki', 100.5, 40_01), product('Obiad z dowozem', 33.33, 25_55)],
  competitors: prose('competitors'),
  socialClauses: 'no',
  confirmedOrders: [{ client: 'Gmina', yearlyValue: 60_000_00, proof: ['pdf'] }],
  premises: 'promised',
  premisesAccessible: 'partial',
  equipment: 'toFind',
  ownContribution: 0,
  leaderCandidate: 'yes',
  leaderExperience: 4,
  teamSkills: ['management', 'finance', 'sales', 'hr', 'reintegration', 'service'].map((area) => ({
    area,
    level: 2,
  })),
  governance: prose('governance'),
  risks: [risk('Brak kadry', 3, 4), risk('Spadek zleceń', 2, 5), risk('Opóźnienie remontu', 1, 1)],
  adviceHours: [
    { area: 'business', hours: 20 },
    { area: 'legal', hours: 20 },
  ],
}

function problem(rank: number, name: string): JsonObject {
  return { rank, problem: name, intensity: 4, trend: 'up', evidence: '214 osób, OPS 2026' }
}

function product(name: string, monthlyVolume: number, unitPrice: number): JsonObject {
  return { name, pkd: '88.10.Z', customer: 'localGov', monthlyVolume, unitPrice }
}

function risk(name: string, probability: number, impact: number): JsonObject {
  return { risk: name, probability, impact, response: 'Lista rezerwowa osób.' }
}

/** A good record of a visit, before the leader acknowledges it. */
export const visitRecord: JsonObject = {
  visitDate: '2027-06-10',
  visitMode: 'onsite',
  place: 'Brzozowy Dół, świetlica',
  researchers: ['badacz'],
  founderReps: 3,
  interviews: [interview('ops'), interview('resident')],
  observations: prose('observations'),
  premisesChecked: 'yes',
  premisesNotes: prose('premisesNotes'),
  photos: ['photo'],
  photoDescriptions: [{ text: 'Wejście do świetlicy z podjazdem.' }],
  nextSteps: 'Lider prześle uchwałę do 20 czerwca.',
}

function interview(stakeholder: string): JsonObject {
  return { stakeholder, durationMin: 45, keyFindings: prose('keyFindings'), recordingConsent: 'no' }
}

/** A good report of the researcher, before the partnership comments on it. */
export const report: JsonObject = {
  summary: prose('diagnosisSummary'),
  problemConfirmed: 'full',
  demandScore: 4,
  marketScore: 3,
  partnershipScore: 3,
  resourceScore: 4,
  groupScore: 4,
  replicabilityScore: 4,
  swotStrengths: items('Zgrane partnerstwo', 'Lokal po remoncie'),
  swotWeaknesses: items('Sprzedaż poza gminą', 'Decyzje jednej osoby'),
  swotOpportunities: items('Program usług społecznych gminy', 'Zainteresowanie sąsiednich gmin'),
  swotThreats: items('Wzrost płacy minimalnej', 'Opóźnienie zlecenia'),
  sources: ['BDL GUS', 'OPS', 'Wywiady'].map((title) => ({ title, date: '2027-06-10' })),
  recommendation: 'recommended',
  recommendedType: 'mixed',
  conditions: [{ text: 'Uzupełnić analizę popytu.', dueStage: 'competition' }],
  proposedHours: [
    { area: 'business', hours: 12 },
    { area: 'legal', hours: 6 },
  ],
}

function items(...entries: string[]): JsonObject[] {
  return entries.map((entry) => ({ entry }))
}
