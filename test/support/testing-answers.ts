import {
  finalReport as unsignedFinalReport,
  monthlyReport as unsignedMonthlyReport,
} from '@splot/app-server/demo'
import type { JsonObject } from '@splot/definition'

export {
  incidentReport,
  marks,
  startProtocol,
  termination,
  visitAreas,
  visitCard,
} from '@splot/app-server/demo'
import { prose } from './prose.ts'

/** A signature as the portal records it. */
export const signedBy = (person: string): JsonObject => ({
  person,
  name: person,
  method: 'portal',
  at: '2028-02-15T10:00:00Z',
  hash: 'a'.repeat(64),
})

/** What a test takes over from the application and the contract. */
export const contracted: JsonObject = {
  contract: {
    signedOn: '2028-01-10',
    testStart: '2028-02-10',
    baseMonths: 3,
    requiredSignatures: 1,
  },
  cooperativeKrs: '0000999901',
  plannedStaff: 2,
  modelType: 'mixed',
  tasks: [
    { no: 1, name: 'Zatrudnienie zespołu' },
    { no: 2, name: 'Uruchomienie usługi' },
  ],
  indicators: [
    { code: 'I01', name: 'Miejsca pracy utworzone', target: 6, unit: 'osoba' },
    { code: 'I03', name: 'Odbiorcy', target: 40, unit: 'osoba' },
    { code: 'I06', name: 'Satysfakcja', target: 4, unit: 'punkt' },
    { code: 'I08', name: 'Partnerzy', target: 5, unit: 'podmiot' },
    { code: 'own', name: 'Warsztaty', target: 10, unit: 'warsztat' },
  ],
  serviceStandard: [{ element: 'Czas dojazdu' }, { element: 'Posiłek' }],
  risks: [{ risk: 'Brak pracowników' }, { risk: 'Awaria pojazdu' }],
  budget: [
    { category: 'personnel', name: 'Wynagrodzenia', value: 100_000_00 },
    { category: 'transport', name: 'Paliwo', value: 10_000_00 },
    { category: 'transport', name: 'Naprawy', value: 10_000_00 },
  ],
}

/** What a monthly report of the second month knows besides. */
export const secondMonth: JsonObject = {
  ...contracted,
  reportMonth: 2,
  actualStart: '2028-02-15',
  suspendedBefore: 0,
  suspendedInMonth: 0,
  jobsAtStart: 2,
  usedDocuments: ['9990000014 FV/1'],
  earlierReports: [
    {
      jobsTotal: 4,
      tasksProgress: [
        { taskNo: 1, progress: 60 },
        { taskNo: 2, progress: 10 },
      ],
      indicators: [{ month: 2 }, { month: 10 }, { month: 4.5 }, { month: 3 }, { month: 1 }],
      expenses: [{ budgetRow: 2, amount: 15_000_00 }],
    },
  ],
}

/** Files of the tests: one of a good kind, one of another kind, one too large. */
export const files: JsonObject = {
  f1: { name: 'lista.pdf', type: 'application/pdf', sizeBytes: 1000 },
  text: { name: 'notatka.txt', type: 'text/plain', sizeBytes: 1000 },
  large: { name: 'film.pdf', type: 'application/pdf', sizeBytes: 30_000_000 },
}

/** What a request for a change knows of the test. */
export const changing: JsonObject = {
  ...contracted,
  actualStart: '2028-02-15',
  months: 3,
  suspendedDays: 0,
  freeFunds: 0,
  agreedBudget: contracted['budget']!,
  freeShifts: [],
}

/** Good answers to a request that asks for everything, without the decision. */
export const changeRequest: JsonObject = {
  changeKind: ['extension', 'budget', 'suspension', 'staff', 'founder'],
  description: prose(200),
  effectDate: '2028-04-20',
  newMonths: 6,
  extensionGoal: prose(200),
  suspensionFrom: '2028-04-20',
  suspensionDays: 20,
  budgetShifts: [
    { fromRow: 1, toRow: 2, amount: 1_500_00 },
    { fromRow: 2, toRow: 3, amount: 500_00 },
  ],
  extraCost: 0,
  staffChange: prose(50),
  founderChange: prose(100),
  requestSignature: [signedBy('jan')],
}

/** Good answers to the panel's decision. */
export const panelDecision: JsonObject = {
  panelMembers: ['ewa', 'ela', 'edek'],
  decidedOn: '2028-07-03',
}

/** Good answers to the report of the second month, without the review. */
export const monthlyReport: JsonObject = {
  ...unsignedMonthlyReport,
  reportSignature: [signedBy('jan')],
}

/** Good answers to the final report. */
export const finalReport: JsonObject = {
  ...unsignedFinalReport,
  finalSignature: [signedBy('jan')],
}
