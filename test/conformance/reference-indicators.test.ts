import type { JsonObject, JsonValue } from '@splot/definition'
import { beforeAll, describe, expect, it } from 'vitest'
import { countAt, referenceIndicators } from '../support/counted-cases.ts'
import type { CaseShape } from '../support/counted-cases.ts'

type Indicators = Awaited<ReturnType<typeof referenceIndicators>>

/** An indicator over some cases: what it says on days. */
interface Told {
  id: string
  cases: CaseShape[]
  /** Day → part → value. */
  on: Record<string, Record<string, number | null>>
  /** Breakdown of a part on a day: code → value. */
  by?: { at: string; part: string; breakdown: string; cells: Record<string, number | null> }[]
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e4
const at = (day: string): string => `${day}T10:00:00Z`
const done = (day: string, due?: string): JsonObject => ({
  createdAt: at('2027-01-01'),
  dueAt: due === undefined ? null : `${due}T21:59:59Z`,
  finishedAt: at(day),
  person: 'p',
  answers: null,
})
const open = (due: string): JsonObject => ({ ...done(due, due), finishedAt: null })

const recruitment = (id: string, facts: Record<string, JsonValue>): CaseShape => ({
  id,
  workflow: 'recruitment',
  facts: {
    call: { number: '1/REK/2027' },
    ...facts,
    answers: {
      apply: { modelType: 'service', implementationTerc: '1465011', founders: [] },
      ...(facts['answers'] as JsonObject),
    },
  },
})

const founderIds = ['o1', 'o2', 'o3']
const supported = recruitment('r1', {
  entered: { submitted: at('2027-02-01'), active: at('2027-05-24') },
  context: {
    leaderId: 'o1',
    organisations: [
      { id: 'o1', legalForm: 'jstGmina', nip: '1111111111' },
      { id: 'o2', legalForm: 'foundation', nip: '2222222222' },
    ],
  },
  answers: {
    apply: {
      modelType: 'service',
      implementationTerc: '1465011',
      founders: founderIds.map((orgId) => ({ orgId })),
    },
  },
})
const founder = (id: string, legalForm: string, nip: string): CaseShape => ({
  id,
  workflow: 'organisation',
  parent: 'r1',
  facts: { answers: { card: { legalForm, nip, degurba: '1', terc: '1465011' } } },
})
const founders = [
  supported,
  founder('o1', 'jstGmina', '1111111111'),
  founder('o2', 'foundation', '2222222222'),
  founder('o3', 'churchLegalPerson', '3333333333'),
  // entered by the partnership but named in no application
  founder('o4', 'association', '4444444444'),
]

interface Someone {
  id: string
  pesel?: string
  supportStart?: string
  sex?: string
  age?: number
  special?: JsonObject
}
const person = (one: Someone): CaseShape => ({
  id: one.id,
  workflow: 'participant',
  parent: 'r1',
  facts: {
    answers: {
      personal: { pesel: one.pesel ?? null, ...one.special },
      startSupport: {
        supportStart: one.supportStart ?? '2027-06-01',
        sex: one.sex ?? 'F',
        ageAtStart: one.age ?? 40,
        education: 'isced3',
        labourStatus: 'employed',
        degurba: '1',
        terc: '1465011',
        orgId: 'o1',
      },
    },
  },
})

const participants = [
  supported,
  person({ id: 'p1', pesel: '85010112345', age: 29 }),
  person({ id: 'p2', sex: 'M', age: 30, supportStart: '2027-07-01' }),
  person({ id: 'p3', age: 55 }),
  // the same person in another partnership
  person({ id: 'p4', pesel: '85010112345', age: 29, supportStart: '2027-08-01' }),
]

const specials = (...answers: string[]): JsonObject =>
  Object.fromEntries(
    ['disability', 'foreignOrigin', 'thirdCountryNational', 'minority', 'homeless'].map(
      (field, n) => [field, answers[n] ?? 'no'],
    ),
  )
const withSpecials = [
  supported,
  person({ id: 'p1', special: specials('yes') }),
  person({ id: 'p2', special: specials('refused', 'no', 'yes') }),
  person({ id: 'p3', special: specials('refused', 'refused') }),
  person({ id: 'p4', special: specials() }),
]

const diagnosis = (id: string, facts: Record<string, JsonValue>): CaseShape => ({
  id,
  workflow: 'diagnosis',
  parent: 'r1',
  facts,
})
const diagnoses = [
  supported,
  diagnosis('d1', {
    entered: { questionnaire: at('2027-06-01') },
    answers: { accept: { acceptedOn: '2027-07-01' } },
  }),
  diagnosis('d2', {
    entered: { questionnaire: at('2027-06-01') },
    answers: { accept: { acceptedOn: '2027-08-10' } },
    items: { decideType: [done('2027-08-15')] },
  }),
  diagnosis('d3', { entered: { questionnaire: at('2027-06-01') } }),
]

const advice = (id: string, area: string, hoursCount: number, confirmed: string): CaseShape => ({
  id,
  workflow: 'advice',
  parent: 's1',
  facts: { entered: { confirmed }, answers: { card: { area, hoursCount } } },
})
const support: CaseShape = {
  id: 's1',
  workflow: 'support',
  parent: 'r1',
  facts: {
    parent: { implementationTerc: '1465011' },
    entered: { supported: at('2027-08-01'), admitted: at('2027-12-01') },
    answers: { agree: { hoursPlannedTotal: 20, adjustments: ['loop', 'captions'] } },
    context: {
      attendance: [
        { participant: 'ala', module: 'm1', hoursPresent: 8, didacticHours: 8 },
        { participant: 'ala', module: 'm2', hoursPresent: 6, didacticHours: 8 },
        { participant: 'ola', module: 'm1', hoursPresent: 4, didacticHours: 8 },
        { participant: 'ola', module: 'm2', hoursPresent: 8, didacticHours: 8 },
      ],
    },
  },
}
const advised = [
  supported,
  support,
  advice('a1', 'business', 6, at('2027-09-01')),
  advice('a2', 'legal', 4, at('2027-09-15')),
  {
    ...advice('a3', 'legal', 4, ''),
    facts: { answers: { card: { area: 'legal', hoursCount: 4 } } },
  },
]

const session = (id: string, module: string, facts: Record<string, JsonValue>): CaseShape => ({
  id,
  workflow: 'session',
  facts: {
    context: { makeUp: false },
    entered: { closed: at('2027-09-10') },
    ...facts,
    answers: {
      attendance: {
        module,
        didacticHours: 8,
        venueAccessible: 'full',
        attendance: [
          { participant: 'ala', hoursPresent: 8 },
          { participant: 'ola', hoursPresent: 4 },
        ],
        ...(facts['attendance'] as JsonObject),
      },
    },
  },
})
const sessions = [
  session('c1', 'm1', {}),
  session('c2', 'm2', { attendance: { venueAccessible: 'partial' } }),
  session('c3', 'm1', {
    context: { makeUp: true },
    entered: { closed: at('2027-10-01') },
    attendance: { attendance: [{ participant: 'ola', hoursPresent: 4 }] },
  }),
  session('c4', 'm3', { entered: {} }),
]

const finalTest = (id: string, facts: Record<string, JsonValue>): CaseShape => ({
  id: `t-${id}`,
  workflow: 'trainingTest',
  parent: 's1',
  facts: { delegate: { id }, entered: { result: at('2027-11-01') }, ...facts },
})
const tested = [
  supported,
  support,
  finalTest('ala', {
    context: { passed: true, correct: 16, preScore: 50 },
    answers: { survey: { q1: 5, q2: 4, q3: 4, q4: 5 } },
    items: { survey: [done('2027-11-03')] },
  }),
  // passed, present for 75 % only
  finalTest('ola', {
    context: { passed: true, correct: 14, preScore: 60 },
    answers: { survey: { q1: 3, q2: 4, q3: 4, q4: 3 } },
    items: { survey: [done('2027-11-05')] },
  }),
]

const needs = [
  { ...supported },
  support,
  {
    ...person({ id: 'p1', special: { accessNeeds: ['loop', 'captions', 'diet'] } }),
    facts: {
      ...person({ id: 'p1', special: { accessNeeds: ['loop', 'captions', 'diet'] } }).facts,
      items: { personal: [done('2027-02-01')] },
    },
  },
  person({ id: 'p2', special: {} }),
  ...sessions,
]

const application = (id: string, facts: Record<string, JsonValue>): CaseShape => ({
  id,
  workflow: 'application',
  parent: 's1',
  facts: {
    call: { number: '1/KON/2027' },
    ...facts,
    answers: {
      apply: { modelType: 'mixed', implementationTerc: '1465011', founders: [] },
      ...(facts['answers'] as JsonObject),
    },
  },
})
const card = (id: string, parent: string, assessor: string, more: JsonObject): CaseShape => ({
  id,
  workflow: 'card',
  parent,
  facts: {
    card: { assessor, third: more['third'] ?? false },
    entered:
      more['overdue'] === true ? { overdue: at('2028-01-20') } : { submitted: at('2028-01-10') },
    answers: { score: { cardTotal: more['total'] ?? null } },
    items: { score: [more['item'] ?? done('2028-01-10', '2028-01-12')] },
  },
})
const competition = [
  supported,
  support,
  application('k1', {
    entered: {
      submitted: at('2027-12-20'),
      awaitingRound: at('2028-01-03'),
      assessed: at('2028-01-15'),
      third: at('2028-01-11'),
      contracted: at('2028-02-15'),
    },
    parent: {
      organisations: [
        { id: 'o1', nip: '1111111111', deMinimisReceived: 100_000 },
        { id: 'o2', nip: '2222222222', deMinimisReceived: null },
      ],
    },
    answers: {
      apply: {
        modelType: 'mixed',
        implementationTerc: '1465011',
        founders: [
          { orgId: 'o1', share: 43_000_00 },
          { orgId: 'o2', share: 86_000_00 },
        ],
      },
      check: { euroRate: 4.3 },
      countersign: { contractValue: 129_000_00, contractor: 'o1' },
    },
  }),
  application('k2', {
    entered: {
      submitted: at('2027-12-21'),
      awaitingRound: at('2028-01-04'),
      assessed: at('2028-01-16'),
    },
    answers: { apply: { modelType: 'service', implementationTerc: '1465011', founders: [] } },
  }),
  application('k3', { entered: { submitted: at('2027-12-22') } }),
  card('x1', 'k1', 'ewa', { total: 80 }),
  card('x2', 'k1', 'jan', { total: 60, item: done('2028-01-10', '2028-01-09') }),
  card('x3', 'k1', 'ela', { total: 70, third: true }),
  card('x4', 'k2', 'ewa', { total: 90 }),
  card('x5', 'k2', 'jan', { total: 86 }),
  card('x6', 'k2', 'edek', { overdue: true, item: open('2028-01-12') }),
]

const appeal = (id: string, filed: string, upheld: string | null): CaseShape => ({
  id,
  workflow: 'appeal',
  facts: {
    call: { number: '1/KON/2027' },
    entered: { filed: at(filed), upheld: upheld && at(upheld) },
  },
})

const s07 = (jobs: number, more: JsonObject = {}): JsonObject => ({
  jobsCreated: jobs,
  jobsAtRiskCreated: jobs - 2,
  jobsKept: jobs - 1,
  recipientsTotal: 100,
  costTotal: 60_000_00,
  monthsTested: 3,
  ...more,
})
const test = (id: string, facts: Record<string, JsonValue>): CaseShape => ({
  id,
  workflow: 'test',
  parent: 'k1',
  facts: {
    ...facts,
    parent: {
      modelType: 'mixed',
      implementationTerc: '1465011',
      contract: {
        tranches: [
          { no: 1, amount: 40_000_00, condition: 'signature' },
          { no: 2, amount: 20_000_00, condition: 'start' },
          { no: 3, amount: 10_000_00, condition: 'finalReport' },
        ],
      },
    },
  },
})
const monthly = (id: string, parent: string, more: JsonObject): CaseShape => ({
  id,
  workflow: 'report',
  parent,
  facts: {
    parent: { modelType: 'mixed' },
    entered: { rejected: more['rejected'] ?? null },
    items: { report: [more['item'] ?? done('2028-04-20', '2028-04-21')] },
    answers:
      more['indicators'] === undefined
        ? {}
        : {
            report: {
              sales: 1_000_00,
              indicators: Object.entries(more['indicators'] as JsonObject).map(
                ([code, cumulative]) => ({ code, cumulative }),
              ),
            },
          },
  },
})
const tests = [
  supported,
  support,
  ...competition.slice(2, 3),
  test('w1', {
    entered: { validation: at('2028-07-01'), positive: at('2028-07-20') },
    items: {
      final: [done('2028-06-20')],
      decideValidation: [done('2028-07-20')],
      approvePayment: [done('2028-03-01'), done('2028-03-10'), done('2028-07-05')],
    },
    context: { paidTranches: [1, 2, 3] },
    answers: { final: s07(8) },
    decisions: {
      settlement: { settled: 65_000_00, toReturn: 0 },
      validation: { verdict: 'conditional' },
    },
  }),
  test('w2', {
    entered: { validation: at('2028-07-10') },
    items: {
      final: [done('2028-06-25')],
      decideValidation: [done('2028-07-25')],
      approvePayment: [done('2028-03-02')],
    },
    context: { paidTranches: [1] },
    answers: { final: s07(4, { monthsTested: 5, costTotal: 30_000_00, recipientsTotal: 50 }) },
    decisions: {
      settlement: { settled: 25_000_00, toReturn: 15_000_00 },
      validation: { verdict: 'negative' },
    },
  }),
  // still running: only its monthly reports speak of it
  test('w3', { items: {} }),
  monthly('m1', 'w3', { indicators: { I01: 2, I02: 1, I03: 10 } }),
  monthly('m2', 'w3', {
    indicators: { I01: 3, I02: 2, I03: 25 },
    item: done('2028-05-25', '2028-05-22'),
  }),
  monthly('m3', 'w3', { item: open('2028-06-21') }),
  monthly('m4', 'w2', { indicators: { I01: 1 }, rejected: at('2028-05-01') }),
]

const visit: CaseShape = {
  id: 'v1',
  workflow: 'visit',
  facts: {
    items: { visit: [done('2028-04-10')], confirmRecommendations: [done('2028-05-10')] },
    answers: {
      visit: {
        recommendations: [
          { due: '2028-05-15', status: 'open' },
          { due: '2028-05-01', status: 'open' },
          { due: '2028-04-30', status: 'done' },
          { due: '2028-04-30', status: 'waived' },
        ],
      },
    },
  },
}

const agreed = {
  ...supported,
  facts: {
    ...supported.facts,
    answers: {
      ...(supported.facts['answers'] as JsonObject),
      countersign: { deMinimisGranted: 'yes', supportValue: 20_000_00 },
    },
  },
}

const dataRequest = (id: string, receivedOn: string, entered: JsonObject): CaseShape => ({
  id,
  workflow: 'dataRequest',
  facts: {
    context: { receivedOn },
    entered,
    parameters: { dataRequestMonths: 1, dataRequestExtension: 2 },
  },
})

const franchise = (
  id: string,
  submitted: string,
  handedOver: string | null,
  terminated: string | null = null,
): CaseShape => ({
  id,
  workflow: 'franchise',
  facts: {
    manual: { modelType: 'mixed' },
    entered: { submitted: at(submitted), terminated: terminated && at(terminated) },
    answers: {
      request: { implementationTerc: '1465011' },
      signProtocol: { handoverDate: handedOver },
    },
    items: { signProtocol: handedOver === null ? [] : [done(handedOver)] },
  },
})
const survey = (
  parent: string,
  wave: string,
  handedIn: string,
  answers: JsonObject | null,
): CaseShape => ({
  id: `${parent}-${wave}`,
  workflow: 'followUp',
  parent,
  facts: {
    parent: { wave },
    items: { survey: answers === null ? [open(handedIn)] : [done(handedIn)] },
    answers: answers === null ? {} : { survey: answers },
  },
})
const franchises = [
  franchise('f1', '2028-12-01', '2029-02-01'),
  franchise('f2', '2029-01-15', null),
  survey('f1', 'm3', '2029-05-01', { operating: 'yes', jobs: 6, fidelityIndex: 90 }),
  survey('f1', 'm6', '2029-08-01', { operating: 'yes', jobs: 5, fidelityIndex: 80 }),
  survey('f1', 'm12', '2030-02-01', { operating: 'yes', jobs: 9, fidelityIndex: 80 }),
  survey('f2', 'm3', '2029-05-02', { operating: 'notStarted', jobs: 4, fidelityIndex: 80 }),
  survey('f2', 'm6', '2029-08-02', { operating: 'stopped', jobs: 1, fidelityIndex: 70 }),
  survey('f2', 'm12', '2030-02-02', null),
]
// one ended between its second survey and the year, one between its first and the half year
const ended = [
  franchise('f3', '2029-01-10', '2029-02-10', '2029-10-01'),
  survey('f3', 'm3', '2029-05-12', { operating: 'yes', jobs: 5, fidelityIndex: 85 }),
  survey('f3', 'm6', '2029-08-12', { operating: 'yes', jobs: 5, fidelityIndex: 85 }),
  franchise('f4', '2029-01-10', '2029-02-10', '2029-06-01'),
  survey('f4', 'm3', '2029-05-13', { operating: 'yes', jobs: 4, fidelityIndex: 85 }),
]

const told: Told[] = [
  {
    id: 'K01',
    cases: [
      supported,
      recruitment('r2', {}),
      recruitment('r3', { entered: { submitted: at('2027-03-01') } }),
    ],
    on: { '2027-01-31': { value: 0 }, '2027-02-01': { value: 1 }, '2027-03-01': { value: 2 } },
    by: [{ at: '2027-12-31', part: 'value', breakdown: 'voivodeship', cells: { 14: 2 } }],
  },
  {
    id: 'K02',
    cases: [supported, recruitment('r3', { entered: { submitted: at('2027-03-01') } })],
    on: { '2027-05-23': { value: 0 }, '2027-05-24': { value: 1 } },
  },
  {
    id: 'K03',
    cases: [...founders, founder('o3', 'churchLegalPerson', '2222222222')],
    on: { '2027-05-23': { value: 0 }, '2027-05-24': { value: 3 } },
  },
  {
    id: 'K04',
    cases: founders,
    on: {
      '2027-05-23': { jst: 0, ngo: 0, church: 0 },
      '2027-05-24': { jst: 1, ngo: 1, church: 1 },
    },
  },
  {
    id: 'K05',
    cases: participants,
    on: { '2027-06-01': { value: 2 }, '2027-08-01': { value: 3 } },
  },
  {
    id: 'K06',
    cases: participants,
    on: { '2027-08-01': { value: 3 } },
    by: [
      { at: '2027-08-01', part: 'value', breakdown: 'sex', cells: { F: 2, M: 1 } },
      {
        at: '2027-08-01',
        part: 'value',
        breakdown: 'ageGroup',
        cells: { '18-29': 1, '30-54': 1, '55+': 1 },
      },
      { at: '2027-08-01', part: 'value', breakdown: 'legalForm', cells: { jstGmina: 3 } },
      { at: '2027-08-01', part: 'value', breakdown: 'modelType', cells: { service: 3 } },
    ],
  },
  {
    id: 'K07',
    cases: withSpecials,
    on: { '2027-05-31': { value: 0, refused: 0 }, '2027-06-01': { value: 2, refused: 1 } },
  },
  {
    id: 'K08',
    cases: withSpecials,
    on: {
      '2027-05-31': {
        disability: null,
        foreignOrigin: null,
        thirdCountryNational: null,
        minority: null,
        homeless: null,
      },
      '2027-06-01': {
        disability: 50,
        foreignOrigin: 25,
        thirdCountryNational: 0,
        minority: 0,
        homeless: 0,
      },
    },
  },
  { id: 'K09', cases: diagnoses, on: { '2027-07-01': { value: 1 }, '2027-08-10': { value: 2 } } },
  {
    id: 'K10',
    cases: diagnoses,
    on: { '2027-06-30': { value: null }, '2027-07-01': { value: 30 }, '2027-08-10': { value: 50 } },
  },
  {
    id: 'K11',
    cases: [
      ...diagnoses,
      diagnosis('d4', {
        answers: { decideType: { typeChangeAccepted: 'yes', recommendedType: 'mixed' } },
        items: { decideType: [done('2027-08-20')] },
      }),
      diagnosis('d5', {
        answers: { decideType: { typeChangeAccepted: 'no', recommendedType: 'mixed' } },
        items: { decideType: [done('2027-08-20')] },
      }),
    ],
    on: { '2027-08-19': { value: 0 }, '2027-08-20': { value: 1 } },
  },
  {
    id: 'K12',
    cases: advised,
    on: { '2027-09-01': { value: 6 }, '2027-09-15': { value: 10 } },
    by: [
      {
        at: '2027-09-15',
        part: 'value',
        breakdown: 'supportArea',
        cells: { business: 6, legal: 4 },
      },
    ],
  },
  { id: 'K13', cases: advised, on: { '2027-08-01': { value: 0 }, '2027-09-15': { value: 50 } } },
  {
    id: 'K14',
    cases: sessions,
    on: { '2027-09-09': { value: 0 }, '2027-09-10': { value: 24 }, '2027-10-01': { value: 28 } },
  },
  {
    id: 'K15',
    cases: sessions,
    on: { '2027-09-10': { value: 75 }, '2027-10-01': { value: 87.5 } },
  },
  { id: 'K16', cases: tested, on: { '2027-10-31': { value: 0 }, '2027-11-01': { value: 1 } } },
  { id: 'K17', cases: tested, on: { '2027-10-31': { value: null }, '2027-11-01': { value: 20 } } },
  { id: 'K18', cases: tested, on: { '2027-11-03': { value: 4.5 }, '2027-11-05': { value: 4 } } },
  { id: 'K19', cases: tested, on: { '2027-11-30': { value: 0 }, '2027-12-01': { value: 1 } } },
  {
    id: 'K20',
    cases: competition,
    on: { '2027-12-20': { submitted: 1, correct: 0 }, '2028-01-04': { submitted: 3, correct: 2 } },
    by: [
      {
        at: '2028-01-04',
        part: 'submitted',
        breakdown: 'modelType',
        cells: { mixed: 2, service: 1 },
      },
    ],
  },
  {
    id: 'K21',
    cases: competition,
    on: { '2028-01-15': { value: 100 }, '2028-01-16': { value: 50 } },
  },
  {
    id: 'K22',
    cases: competition,
    on: {
      '2028-01-09': { value: null, deviation: null },
      '2028-01-10': { value: 12, deviation: 0 },
    },
    by: [
      { at: '2028-01-10', part: 'deviation', breakdown: 'assessor', cells: { ewa: 12, jan: -12 } },
    ],
  },
  {
    id: 'K23',
    cases: competition,
    on: { '2028-01-10': { value: 80 }, '2028-01-20': { value: 66.6667 } },
  },
  {
    id: 'K24',
    cases: [appeal('e1', '2028-01-25', '2028-02-05'), appeal('e2', '2028-01-26', null)],
    on: {
      '2028-01-25': { filed: 1, upheld: 1, share: 100 },
      '2028-02-05': { filed: 2, upheld: 1, share: 50 },
    },
  },
  {
    id: 'K25',
    cases: competition,
    on: { '2028-02-14': { value: 0 }, '2028-02-15': { value: 1 } },
    by: [{ at: '2028-02-15', part: 'value', breakdown: 'modelType', cells: { mixed: 1 } }],
  },
  { id: 'K26', cases: tests, on: { '2028-07-01': { value: 1 }, '2028-07-10': { value: 2 } } },
  { id: 'K27', cases: tests, on: { '2028-07-01': { value: 3 }, '2028-07-10': { value: 4 } } },
  { id: 'K28', cases: tests, on: { '2028-06-19': { value: 3 }, '2028-06-30': { value: 15 } } },
  { id: 'K29', cases: tests, on: { '2028-06-19': { value: 2 }, '2028-06-30': { value: 10 } } },
  { id: 'K31', cases: tests, on: { '2028-06-19': { value: 25 }, '2028-06-30': { value: 175 } } },
  {
    id: 'K32',
    cases: tests,
    on: { '2028-04-20': { value: 1_000_00 }, '2028-05-25': { value: 2_000_00 } },
  },
  {
    id: 'K33',
    cases: tests,
    on: {
      '2028-07-01': { job: 7_500_00, recipient: 600_00 },
      '2028-07-10': { job: 7_500_00, recipient: 600_00 },
    },
  },
  {
    id: 'K34',
    cases: tests,
    on: {
      '2028-04-21': { value: 100 },
      '2028-05-25': { value: 66.6667 },
      '2028-06-22': { value: 50 },
    },
  },
  {
    id: 'K35',
    cases: [visit],
    on: { '2028-04-10': { value: 100 }, '2028-05-31': { value: 66.6667 } },
  },
  {
    id: 'K36',
    cases: tests,
    on: {
      '2028-07-20': { value: 1, positive: 0, conditional: 1, negative: 0 },
      '2028-07-25': { value: 1, positive: 0, conditional: 1, negative: 1 },
    },
  },
  {
    id: 'K41',
    cases: tests,
    on: {
      '2028-02-15': { contracted: 129_000_00, paid: 0, settled: 0, toReturn: 0 },
      '2028-03-10': { contracted: 129_000_00, paid: 100_000_00, settled: 0, toReturn: 0 },
      '2028-07-10': {
        contracted: 129_000_00,
        paid: 105_000_00,
        settled: 90_000_00,
        toReturn: 15_000_00,
      },
    },
  },
  {
    id: 'K30',
    cases: [...tests, ...franchises, ...ended],
    on: {
      '2028-06-30': { value: null, m6: null, m12: null },
      '2028-07-01': { value: 87.5, m6: null, m12: null },
      '2029-08-09': { value: 83.3333, m6: 60, m12: null },
      // with 0 of 4 and 5 of 5
      '2030-02-05': { value: 83.3333, m6: rounded(11 / 19), m12: 150 },
      // with 0 of 4 and 0 of 5
      '2030-02-10': { value: 83.3333, m6: rounded(11 / 19), m12: 60 },
    },
  },
  {
    id: 'K38',
    cases: franchises,
    on: {
      '2028-12-01': { requests: 1, handovers: 0 },
      '2029-02-01': { requests: 2, handovers: 1 },
    },
    by: [{ at: '2029-02-01', part: 'requests', breakdown: 'modelType', cells: { mixed: 2 } }],
  },
  {
    id: 'K39',
    cases: [...franchises, ...ended],
    on: {
      '2029-05-05': { m6: null, m12: null },
      '2029-08-05': { m6: 50, m12: null },
      '2029-08-10': { m6: rounded(1 / 3), m12: null },
      '2029-08-12': { m6: 50, m12: null },
      '2030-02-05': { m6: 50, m12: 100 },
      '2030-02-10': { m6: 50, m12: rounded(1 / 3) },
    },
  },
  {
    id: 'K40',
    cases: franchises,
    on: { '2029-05-05': { value: 85 }, '2029-08-05': { value: 80 } },
  },
  {
    id: 'K37',
    cases: [
      {
        id: 'h1',
        workflow: 'manual',
        facts: {
          parent: { modelType: 'mixed' },
          items: {
            publish: [
              { ...done('2028-11-05'), answers: { publishedOn: '2028-11-06' } },
              { ...done('2028-12-10'), answers: { publishedOn: '2028-12-10' } },
            ],
          },
        },
      },
      { id: 'h2', workflow: 'manual', facts: { parent: { modelType: 'mixed' } } },
    ],
    on: { '2028-11-05': { value: 0 }, '2028-11-06': { value: 1 }, '2028-12-31': { value: 1 } },
  },
  {
    id: 'K43',
    cases: [
      dataRequest('q1', '2027-03-01', { answered: at('2027-04-01') }),
      dataRequest('q2', '2027-03-01', { answered: at('2027-04-02') }),
      dataRequest('q3', '2027-03-01', { extended: at('2027-03-20'), answered: at('2027-06-01') }),
      dataRequest('q4', '2027-05-04', {}),
      dataRequest('q5', '2027-03-01', { withdrawn: at('2027-03-05') }),
    ],
    on: {
      '2027-03-31': { value: null },
      '2027-04-02': { value: 50 },
      '2027-06-04': { value: 66.6667 },
      '2027-06-05': { value: 50 },
    },
  },
  {
    id: 'K42',
    cases: [agreed, support, ...competition.slice(2, 3)],
    on: {
      '2027-05-24': { value: 20_000_00, largest: null },
      '2028-02-15': { value: 149_000_00, largest: 110_000 },
    },
    by: [{ at: '2028-02-15', part: 'value', breakdown: 'nip', cells: { 1111111111: 149_000_00 } }],
  },
  {
    id: 'K44',
    cases: needs,
    on: {
      '2027-01-31': { value: null, venues: null },
      '2027-09-10': { value: 66.6667, venues: 50 },
    },
  },
]

describe('the indicators of the reference programme', () => {
  let indicators: Indicators
  beforeAll(async () => {
    indicators = await referenceIndicators()
  })

  it.each(told)('[EN90] $id is counted as of a day', ({ id, cases, on }) => {
    const plan = indicators.get(id)!
    const said = Object.keys(on).map((day) => {
      const count = countAt(day, cases)
      const parts = plan.parts.map((part) => [part.definition.id, count.tally(part).value])
      return [day, Object.fromEntries(parts) as Record<string, number | null>]
    })
    expect(Object.fromEntries(said)).toEqual(on)
  })

  const brokenDown = told.flatMap(({ id, cases, by = [] }) =>
    by.map((one) => ({ id, cases, ...one })),
  )
  it.each(brokenDown)('[EN91] $id is told by $breakdown', ({ id, cases, at: day, ...one }) => {
    const plan = indicators.get(id)!
    const part = plan.parts.find(({ definition }) => definition.id === one.part)!
    const cells = [...countAt(day, cases).cells(part, one.breakdown)]
    expect(Object.fromEntries(cells.map(([code, { value }]) => [String(code), value]))).toEqual(
      one.cells,
    )
  })

  it('[EN90] every indicator of the programme has its row in this table', () => {
    expect(told.map(({ id }) => id).sort()).toEqual([...indicators.keys()].sort())
  })
})
