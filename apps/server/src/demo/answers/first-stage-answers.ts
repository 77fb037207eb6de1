import type { JsonObject } from '@splot/definition'
import { prose } from './prose.ts'

/** Good answers to the announcement of a recruitment call. */
export const announcement = (capacity: number): JsonObject => ({
  callKind: 'recruitment',
  callNumber: '1/REK/2027',
  titlePl: 'Rekrutacja partnerstw 2027',
  summaryPl: prose('recruitmentCall'),
  announcedOn: '2027-01-20',
  opensAt: '2027-02-15T08:00:00Z',
  closesAt: '2027-03-19T14:00:00Z',
  minWindowDays: 30,
  capacity,
  formVersions: [{ formId: 'R03', version: '1' }],
  contactEmail: 'nabor@example.org',
  contactPhone: '600100200',
  accessibilityContact: 'Dostępność: dostepnosc@example.org',
})

/** Good answers to an organisation card, without its files. */
export const organisationCard = (
  name: string,
  legalForm: string,
  identifiers: { nip: string; regon: string },
): JsonObject => ({
  orgName: name,
  legalForm,
  ...identifiers,
  ...(['association', 'foundation'].includes(legalForm) ? { krs: '9999900001' } : {}),
  terc: '0299012',
  founding: '2001-05-01',
  buildingNo: '1',
  postalCode: '00-013',
  city: 'Brzozowy Dół',
  degurba: '3',
  email: 'podmiot@example.org',
  phone: '600100200',
  representation: 'sole',
  representatives: [
    { firstName: 'Jan', lastName: 'Kowalski', position: 'prezes', basis: 'register' },
  ],
  mission: prose('mission'),
  staffCount: 3.5,
  ...(legalForm.startsWith('jst') ? {} : { revenues: [{ year: 2026, amount: 100_000_00 }] }),
  vatPayer: 'no',
  deMinimisReceived: 1000,
})

/** Good answers to the application, without the founders. */
export const application = (title: string): JsonObject => ({
  projectTitle: title,
  implementationTerc: '0299012',
  implementationScope: 'commune',
  existingCooperative: 'no',
  modelType: 'service',
  problemStatement: prose('problem'),
  problemData: [{ indicator: 'Osoby starsze', value: '812', year: 2025, source: 'GUS' }],
  targetGroups: ['seniors'],
  targetGroupSize: 800,
  existingServices: prose('existingServices'),
  serviceAreas: ['homeCare'],
  economicIdea: prose('economicIdea'),
  plannedJobs: 6,
  plannedJobsAtRisk: 3,
  resources: prose('resources'),
  delegates: 2,
  supportNeeds: ['business'],
  accessNeedsDeclared: 'no',
  declTruth: true,
  declNoExclusion: true,
  declNoArrears: true,
  declNoDoubleFunding: true,
  declRegulations: true,
  declInfoClause: true,
})

/** Good answers to the participant form. */
export const participantForm = (firstName: string, orgId: string): JsonObject => ({
  participantKind: 'representative',
  firstName,
  lastName: 'Nowak',
  citizenship: 'PL',
  hasPesel: 'no',
  otherId: 'ABC12345',
  birthDateEntered: '1985-03-14',
  sexEntered: 'F',
  education: 'isced5_8',
  country: 'PL',
  terc: '0299012',
  postalCode: '00-013',
  city: 'Brzozowy Dół',
  phone: '600100200',
  labourStatus: 'employed',
  employerType: 'ngo',
  occupation: 'koordynatorka',
  orgId,
  roleInOrg: 'koordynatorka',
  disability: 'refused',
  foreignOrigin: 'no',
  thirdCountryNational: 'no',
  minority: 'refused',
  homeless: 'no',
  infoClause: true,
})

/** Results the officer gives; the rest of the checklist is computed. */
export const checklist = (answers: JsonObject = {}): JsonObject => ({
  fr04: 'met',
  fr05: 'met',
  fr07: 'met',
  fr10: 'met',
  ...answers,
})

/** Notes of the twelve rows; a row gets a note where its result is a defect. */
export const notesFor = (...codes: string[]): JsonObject[] =>
  Array.from({ length: 12 }, (_, n) => {
    const code = `FR${String(n + 1).padStart(2, '0')}`
    return {
      code,
      ...(codes.includes(code) ? { note: 'Brakuje dokumentu, prosimy o uzupełnienie.' } : {}),
    }
  })

/** Scores of one application. */
export const scores = (s1: number, s2: number, s3: number, s4: number): JsonObject => ({
  s1,
  s1Note: prose('scoreProblem'),
  s2,
  s2Note: prose('scorePartnership'),
  s3,
  s3Note: prose('scoreIdea'),
  s4,
  s4Note: prose('scoreReadiness'),
  conflictFree: true,
})
