import type { JsonObject } from '@splot/definition'
import { signedBy } from './testing-answers.ts'
import { prose } from './prose.ts'

/** What a request for a franchise knows. */
export const offered: JsonObject = {
  organisations: [
    {
      id: 'o1',
      name: 'Fundacja Most',
      nip: '9990000014',
      requiredSignatures: 2,
      signers: ['fela', 'filip'],
    },
    {
      id: 'o2',
      name: 'Gmina Świerkowo',
      nip: '9990000020',
      requiredSignatures: 1,
      signers: ['gosia'],
    },
    {
      id: 'o3',
      name: 'Spółdzielnia Splot',
      nip: '9991234576',
      requiredSignatures: 1,
      signers: ['jan'],
    },
  ],
  manuals: [
    { id: 'k1', title: 'Transport', version: '1.0.0', modelType: 'service', state: 'published' },
    { id: 'k2', title: 'Posiłki', version: '1.1.0', modelType: 'mixed', state: 'published' },
    { id: 'k3', title: 'Zieleń', version: '1.0.0', modelType: 'mixed', state: 'archived' },
  ],
}

/** Good answers to a request, of a foundation where two persons sign jointly. */
export const franchiseRequest: JsonObject = {
  orgId: 'o1',
  partners: [{ orgId: 'o2', role: 'Lokal i promocja' }],
  implementationTerc: '0299012',
  owes: 'owes02',
  manualId: 'k1',
  secondChoice: 'k2',
  whyModel: prose(300),
  localNeed: prose(500),
  needData: [{ indicator: 'Osoby 75+', value: '412', source: 'Gmina, 2027' }],
  targetGroup: ['seniors'],
  reach: 60,
  jobsPlanned: 5,
  jobsPlannedAtRisk: 3,
  legalVehicle: 'existingPes',
  vehicleKrs: '9999900001',
  plannedStart: '2029-03-01',
  adaptations: [
    { element: 'Godziny przejazdów', isEssential: 'no', reason: 'Inny rozkład dnia w gminie.' },
  ],
  resourcesReady: ['premises', 'equipment', 'staff', 'licences', 'partners'].map((resource) => ({
    resource,
    state: 'owned',
  })),
  financing: [
    { source: 'localGov', amount: 50_000_00, certainty: 'confirmed' },
    { source: 'sales', amount: 12_345_67, certainty: 'probable' },
  ],
  team: prose(200),
  mentorNeeds: ['service', 'legal'],
  useOfBrand: 'full',
  declQuality: true,
  declData: true,
  declNoFee: true,
  declInfo: true,
  requestSignature: [signedBy('fela'), signedBy('filip')],
}

/** A wish to do without an essential element. */
export const essentialAdaptation: JsonObject = {
  element: 'Dyspozytor na miejscu',
  isEssential: 'yes',
  reason: 'Gmina ma już wspólną dyspozytornię powiatu.',
}

/** Codes of the questions of readiness. */
export const readinessCodes = Array.from(
  { length: 20 },
  (_, index) => `G${String(index + 1).padStart(2, '0')}`,
)

/** Good answers to the self-rating: two points everywhere. */
export const selfRating: JsonObject = {
  items: readinessCodes.map((code) => ({ code, self: 2 })),
}

/** Returns self-rating and the adviser's points, with a note where they differ by two or more. */
export function rated(points: (index: number) => number): JsonObject[] {
  return readinessCodes.map((code, index) => {
    const adviser = points(index)
    const row = { code, self: 2, adviser }
    return Math.abs(adviser - 2) >= 2 ? { ...row, gapNote: prose(20) } : row
  })
}

/** Good answers to the adviser's assessment: ready. */
export const readiness: JsonObject = {
  items: rated(() => 2),
  adviserConclusion: prose(200),
  adviserSignature: [signedBy('olga')],
}

/** What an agreement knows besides. */
export const agreeing: JsonObject = {
  ...offered,
  parties: [
    { role: 'franchisor', orgId: 'o3' },
    { role: 'franchisee', orgId: 'o1' },
  ],
  mentors: ['jan'],
  materials: [
    { name: 'Manual', format: 'digital', sha256: 'a'.repeat(64) },
    { name: 'Wzory', format: 'digital', sha256: 'b'.repeat(64) },
    { name: 'Pakiet znaku', format: 'brandKit', sha256: 'c'.repeat(64) },
    { name: 'Wdrożenie', format: 'training' },
  ],
  agreementSentOn: null,
  agreementSignedOn: null,
  protocolSentOn: null,
}

/** Good answers to the agreement, not yet signed. */
export const franchiseAgreement: JsonObject = {
  agreementNo: '1/FRA/2028/001/F',
  parties: [
    { role: 'franchisor', orgId: 'o3' },
    { role: 'franchisee', orgId: 'o1' },
  ],
  validFrom: '2028-10-02',
  validMonths: 24,
  fee: 0,
  territory: 'Gmina Brzozowy Dół',
  brandTerms: prose(100),
  qualityTerms: prose(200),
  exitTerms: prose(100),
  mentorHours: 20,
  mentor: 'jan',
}

/** Good answers to the protocol of the handover, not yet signed. */
export const handoverProtocol: JsonObject = {
  ...franchiseAgreement,
  agreementSignatures: ['jan', 'fela', 'filip'].map(signedBy),
  manualVersion: 'k1',
  items: [
    { name: 'Manual', format: 'digital', quantity: 1, received: 'yes' },
    { name: 'Wzory', format: 'digital', quantity: 1, received: 'yes' },
    { name: 'Pakiet znaku', format: 'brandKit', quantity: 1, received: 'yes' },
    { name: 'Wdrożenie', format: 'training', quantity: 1, received: 'yes' },
  ],
  inductionDate: '2028-10-20',
  inductionHours: 6,
  inductionPeople: 4,
  handoverDate: '2028-10-25',
}

/** Good answers to a survey of a running implementation, before verification. */
export const followUp: JsonObject = {
  wave: 'm3',
  operating: 'yes',
  startedOn: '2028-11-15',
  jobs: 5,
  jobsAtRisk: 3,
  recipients: 40,
  revenue: 20_000_00,
  publicOrders: 15_000_00,
  cashOk: 'amber',
  essentialKept: [
    { element: 'Dyspozytor', state: 'kept' },
    { element: 'Zapas czasu', state: 'adapted', comment: 'Dziesięć minut zamiast piętnastu.' },
    { element: 'Szkolenie', state: 'dropped', comment: 'Brak trenera.' },
  ],
  mentorUsed: 4.5,
  manualUseful: 5,
  manualErrors: [{ section: 'm08', issue: 'Brak kosztu ubezpieczenia.' }],
  support: 4,
  problems: prose(50),
  continueNext: 'yes',
  recommend: 9,
  publishConsent: false,
}
