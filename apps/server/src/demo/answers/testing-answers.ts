import type { JsonObject } from '@splot/definition'
import { essentialElements } from './essential-elements.ts'
import { prose } from './prose.ts'

/** Good answers to the start protocol, without the monitor's signature. */
export const startProtocol: JsonObject = {
  coopKrs: '0000999901',
  registeredOn: '2028-02-01',
  staffHired: [
    { role: 'kierowniczka', fte: 1, atRisk: 'no', from: '2028-02-10' },
    { role: 'opiekun', fte: 0.5, atRisk: 'yes', from: '2028-02-14' },
  ],
  premisesReady: 'yes',
  premisesChecklist: ['entrance', 'toilet'],
  permits: [{ name: 'Zgłoszenie do sanepidu', state: 'granted' }],
  childProtection: 'yes',
  insurance: 'yes',
  actualStart: '2028-02-15',
  reportDates: [{ month: 1 }, { month: 2 }, { month: 3 }],
  baselines: ['I01', 'I03', 'I06', 'I08', 'own'].map((code) => ({
    code,
    value: 0,
    measuredOn: '2028-02-15',
    method: 'ewidencja',
  })),
  comparison: prose('comparison'),
  researchConsent: prose('researchConsent'),
}

/** Good answers to the report of the second month, without signature and review. */
export const monthlyReport: JsonObject = {
  tasksProgress: [
    { taskNo: 1, progress: 100, deviation: 'none' },
    { taskNo: 2, progress: 40, deviation: 'delay', explanation: 'Pojazd dotarł po terminie.' },
  ],
  highlights: prose('highlights'),
  changesMade: prose('changesMade'),
  jobsTotal: 5,
  jobsAtRisk: 3,
  jobsFte: 4.25,
  hired: 2,
  left: 1,
  leftReasons: ['ownRequest'],
  activationHours: 40,
  activationPersons: 3,
  progressTowardsIndependence: 2,
  volunteers: 0,
  recipients: 20,
  recipientsNew: 12,
  serviceUnits: 160.5,
  waitingList: 4,
  satisfaction: 4.4,
  satisfactionN: 15,
  complaints: 0,
  standardChecks: [
    { element: 'Czas dojazdu', met: 'partly' },
    { element: 'Posiłek', met: 'yes' },
  ],
  indicators: [
    { code: 'I01', month: 1 },
    { code: 'I03', month: 12 },
    { code: 'I06', month: 4 },
    { code: 'I08', month: 4 },
    { code: 'own', month: 2, comment: 'Warsztaty ruszyły w marcu.' },
  ],
  expenses: [
    {
      docNo: 'FV/2',
      issuerNip: '9990000014',
      issued: '2028-03-20',
      paid: '2028-03-21',
      budgetRow: 1,
      amount: 50_000_00,
      own: 0,
    },
    {
      docNo: 'FV/3',
      issuerNip: '9990000014',
      issued: '2028-03-22',
      paid: '2028-03-22',
      budgetRow: 3,
      amount: 4_000_00,
      own: 1_000_00,
    },
  ],
  budgetUse: [{ category: 'personnel' }, { category: 'transport' }],
  sales: 3_000_00,
  cashEnd: 12_000_00,
  risksUpdate: [
    { risk: 'Brak pracowników', level: 6 },
    { risk: 'Awaria pojazdu', level: 12, action: 'Umowa na pojazd zastępczy' },
    { risk: 'Wzrost cen paliwa', level: 9 },
  ],
  lessons: [{ section: 'm07', lesson: prose('lesson') }],
  supportNeeded: 'Wzór umowy przewozu.',
  attachments: ['f1'],
}

/** Areas of a visit, in the order of the card. */
export const visitAreas = [
  'tasks',
  'staff',
  'service',
  'activation',
  'finance',
  'docs',
  'dataProtection',
  'accessibility',
  'children',
  'publicity',
]

/** Good answers to a visit card, without objections and signatures. */
export const visitCard: JsonObject = {
  visitDate: '2028-03-29',
  visitKind: 'planned',
  announced: 'yes',
  monitors: ['marta'],
  peoplePresent: 'kierowniczka, opiekun',
  recipientsInterviewed: 4,
  workersInterviewed: 2,
  areas: visitAreas.map((area) =>
    area === 'docs'
      ? { area, result: 'minor', finding: 'Brak opisów na dwóch fakturach.' }
      : { area, result: 'ok' },
  ),
  accessibilityCheck: 'partial',
  sampleDocs: [1, 2, 3, 4, 5].map((n) => ({ docNo: `FV/${n}`, ok: 'yes' })),
  irregularity: 'yes',
  irregularityAmount: 120_00,
  recommendations: [
    { text: 'Opisać faktury zgodnie z umową.', due: '2028-04-05', severity: 'low', status: 'open' },
  ],
  overall: 'minor',
}

/** Good answers to the report of a serious incident. */
export const incidentReport: JsonObject = {
  occurredAt: '2028-03-29T22:30:00Z',
  kind: 'accident',
  severity: 'high',
  description: prose('incident'),
  peopleAffected: 1,
  childInvolved: 'no',
  immediateActions: prose('incidentAction'),
  authorities: ['ambulance'],
  personalDataBreach: 'yes',
  followUp: prose('incidentFollowUp'),
}

/** Good answers to the operator's termination, without the decision. */
export const termination: JsonObject = {
  initiator: 'operator',
  ground: 'breach',
  circumstances: prose('terminationGrounds'),
  warnings: ['n1'],
  lastDay: '2028-03-31',
  peopleSecured: prose('peopleSecured'),
  implementerPosition: prose('implementerPosition'),
  assets: [{ asset: 'Samochód', value: 40_000_00, fate: 'returned' }],
}

/** Good answers to the final report, without its signature. */
export const finalReport: JsonObject = {
  summary: prose('finalSummary'),
  hypotheses: [
    'Koszt godziny mieści się w stawce gminy',
    'Praca blisko domu zatrzymuje ludzi w zatrudnieniu',
    'Wspólny grafik skraca dojazdy',
  ].map((assumption) => ({
    assumption,
    verdict: 'confirmed',
    evidence: prose('evidence'),
  })),
  indicatorsFinal: [
    { code: 'I01', final: 6 },
    { code: 'I03', final: 50 },
    { code: 'I06', final: 1, explanation: 'Mało ankiet w pierwszym miesiącu.' },
    { code: 'I08', final: 5 },
    { code: 'own', final: 4, explanation: 'Warsztaty ruszyły dopiero w marcu.' },
  ],
  jobsCreated: 6,
  jobsAtRiskCreated: 4,
  jobsKept: 5,
  recipientsTotal: 50,
  satisfactionFinal: 4.2,
  socialEffects: prose('socialEffects'),
  unintended: prose('unintended'),
  peopleStories: prose('peopleStories'),
  salesTotal: 9_000_00,
  unitCostFinal: 30_00,
  fundingAfter: [{ source: 'sales', yearly: 36_000_00, certainty: 'probable' }],
  continuation: 'full',
  finalModel: prose('finalModel'),
  essentialElements: essentialElements.slice(0, 3).map((element) => ({
    element,
    why: 'Bez niego usługa nie działa.',
  })),
  adaptable: [{ element: 'Pojazd', options: 'Bus albo samochód osobowy' }],
  conditionsOfUse: prose('conditionsOfUse'),
  notRecommendedFor: prose('notRecommendedFor'),
  recommendationsPolicy: prose('policy'),
  annexes: ['f1'],
  finalSettlement: 'r1',
}

/** Good marks of one member of the panel. */
export const marks: JsonObject = {
  v1: 4,
  v2: 3,
  v3: 3,
  v4: 4,
  v5: 3,
  v6: 2,
  vNotes: prose('validation'),
}
