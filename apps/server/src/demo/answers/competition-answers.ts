import type { JsonObject } from '@splot/definition'
import { prose } from './prose.ts'

const activation: JsonObject = {
  groupRecruitment: prose('groupRecruitment'),
  activationTools: [
    { tool: 'jobCoaching', hoursPerPerson: 40, expected: 'Samodzielna praca na stanowisku.' },
    { tool: 'coopEducation', hoursPerPerson: 20, expected: 'Znajomość zasad spółdzielni.' },
  ],
  independencePath: prose('independencePath'),
  independenceMilestones: [3, 12, 18].map((month) => ({
    month,
    description: 'Grupa przejmuje kolejną część zadań.',
  })),
}

const service: JsonObject = {
  serviceNeed: prose('serviceNeed'),
  serviceStandard: ['czas reakcji', 'kwalifikacje', 'ciągłość'].map((element) => ({
    element,
    requirement: 'Najwyżej dwie godziny od zgłoszenia.',
    check: 'karta usługi',
  })),
  recipientsCount: 30,
  safety: prose('safety'),
}

/** What only one type of model is asked. */
export const methodologyOf: Record<string, JsonObject> = {
  integration: activation,
  service,
  mixed: { ...activation, ...service, workersSupport: prose('workersSupport') },
}

const indicator = (code: string, name: string, unit: string): JsonObject => ({
  code,
  name,
  baseline: 0,
  target: 6,
  unit,
  source: 'ewidencja spółdzielni',
  frequency: 'monthly',
})

/** 24 months: three of build-up with a subsidy, then a surplus of 2,000 PLN a month. Grosze. */
const forecast = Array.from({ length: 24 }, (_, n) => ({
  month: n + 1,
  revenue: 10_000_00,
  costs: n < 3 ? 15_000_00 : 8_000_00,
  ...(n < 3 ? { subsidy: 6_000_00 } : {}),
}))

/** Good answers to the business plan of a model of the given type, without its signatures. */
export const businessPlan = (modelType: string): JsonObject => ({
  modelType,
  implementationTerc: '0299012',
  contactPerson: 'Anna Kowalska',
  founders: [
    { orgId: 'gmina', share: 1_000_00, tasks: 'Lokal i zlecenia.' },
    { orgId: 'most', share: 3_000_00, tasks: 'Zespół i aktywizacja.' },
  ],
  cooperativeState: 'planned',
  cooperativeName: 'Spółdzielnia Socjalna Brzozowy Dół',
  title: 'Opieka sąsiedzka w Brzozowym Dole',
  summary: prose('planSummary'),
  problem: prose('problem', 'problemInDepth'),
  innovation: prose('innovation'),
  diagnosisRef: 'd03',
  diagnosisConditions: [{ answer: prose('diagnosisAnswer') }],
  offers: [
    {
      name: 'Usługi opiekuńcze',
      pkd: '88.10.Z',
      customer: 'localGov',
      unit: 'godzina',
      unitPrice: 45_00,
      unitCost: 38_50,
      volM1: 120,
      volM2: 300.5,
      volM3: 400,
    },
  ],
  marketAnalysis: prose('market'),
  pricing: prose('pricing'),
  demandProof: [{ kind: 'letter', description: 'List intencyjny ośrodka pomocy.', file: ['f1'] }],
  orderCommitment: ['f1'],
  revenueForecast: forecast,
  sustainability: prose('sustainability'),
  testMonths: 3,
  tasks: [
    { ...task(1, 1, 4, 'yes'), name: 'Zatrudnienie i przygotowanie zespołu' },
    { ...task(2, 3, 10, 'no'), name: 'Usługi u odbiorców' },
    { ...task(3, 8, 13, 'yes'), name: 'Podsumowanie testu' },
  ],
  staff: [
    post('Opiekunka', 'yes'),
    post('Opiekun', 'yes'),
    { ...post('Koordynatorka', 'no'), fte: 0.5, qualification: 'wyższe' },
  ],
  budget: [
    {
      ...line('personnel', 1, 3, 20_000_00),
      name: 'Wynagrodzenia zespołu',
      justification: 'Trzy miesiące pracy zespołu.',
    },
    { ...line('services', 2, 2.5, 333_33), name: 'Nadzór psychologa', own: 3_33 },
    { ...line('indirect', 3, 1, 3_000_00), name: 'Księgowość i biuro' },
    {
      ...line('equipmentFixed', 2, 2, 7_500_00),
      name: 'Podnośnik do przenoszenia osób',
      own: 5_000_00,
      justification: 'Dwa podnośniki.',
    },
  ],
  vatEligible: 'yes',
  indicators: [
    indicator('I01', 'Miejsca pracy utworzone', 'etat'),
    indicator('I02', 'Miejsca pracy dla osób z grup zagrożonych', 'etat'),
    indicator('I03', 'Odbiorcy usługi', 'osoba'),
    indicator('I04', 'Przychód ze sprzedaży', 'zł'),
  ],
  risks: [
    {
      ...risk(2, 3),
      risk: 'Zwłoka w odbiorze kuchni',
      mitigation: 'Posiłki z jadłodajni w sąsiedniej gminie.',
    },
    {
      ...risk(5, 2),
      risk: 'Mniej godzin zleconych przez gminę',
      mitigation: 'Sprzedaż rodzinom i drugiej gminie.',
    },
    {
      ...risk(5, 3),
      risk: 'Choroby w zespole',
      mitigation: 'Lista rezerwowa pięciu osób.',
      owner: 'kierownik testu',
    },
  ],
  ...methodologyOf[modelType],
  userParticipation: prose('userParticipation'),
  measurement: prose('measurement'),
  replicability: prose('replicability'),
  accessibilityPlan: prose('accessibility'),
  attPartnership: ['f1'],
  attResolution: ['f2'],
  attDeMinimis: ['f3'],
  declTruth: true,
  declNoDouble: true,
  declCopyright: true,
  declTest: true,
  declInfo: true,
})

function task(no: number, from: number, to: number, milestone: string): JsonObject {
  return {
    no,
    from,
    to,
    owner: 'Fundacja Most',
    output: 'protokół odbioru',
    milestone,
  }
}

function post(role: string, atRisk: string): JsonObject {
  return { role, form: 'employment', fte: 1, atRisk, monthlyCost: 6_000_00 }
}

function line(category: string, taskNo: number, quantity: number, unitCost: number): JsonObject {
  return { category, taskNo, unit: 'szt.', quantity, unitCost, own: 0 }
}

function risk(probability: number, impact: number): JsonObject {
  return { probability, impact }
}
