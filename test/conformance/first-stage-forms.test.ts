import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { judgedForm } from '../support/judged-form.ts'
import { polishCalendar } from '../support/polish-calendar.ts'
import { referenceForm } from '../support/reference-programme.ts'

const moment = {
  now: '2027-02-20T10:00:00Z',
  timeZone: 'Europe/Warsaw',
  isDayOff: polishCalendar.isDayOff,
}

async function computed(
  id: string,
  answers: JsonObject,
  variables: JsonObject,
  now: string = moment.now,
) {
  const scope = { variables, moment: { ...moment, now }, roles: [] }
  return (await referenceForm(id)).state(answers, scope).answers
}

async function brokenRules(id: string, answers: JsonObject, variables: JsonObject) {
  const { issues } = (await referenceForm(id)).validate(answers, { variables, moment, roles: [] })
  return issues.map(({ code }) => code).filter((code) => code.startsWith('form.rule.'))
}

it('R06 adds bonuses to merit points of 20 and more', async () => {
  const organisations = [
    { id: 'a', legalForm: 'jstGmina' },
    { id: 'b', legalForm: 'foundation' },
  ]
  const variables = {
    context: {
      implementationTerc: '0299012',
      founderIds: ['a', 'b'],
      organisations,
      existingCooperative: 'no',
      scoringSince: '2027-02-01T08:00:00Z',
    },
    parameters: { P06: 25, P06Merit: 20, P06S1: 6 },
  }
  expect(await computed('R06', { s1: 6, s2: 5, s3: 5, s4: 4 }, variables)).toMatchObject({
    meritPoints: 20,
    p1: 4,
    p2: 3,
    p3: 3,
    totalPoints: 30,
    scoringResult: true,
  })
  expect(await computed('R06', { s1: 6, s2: 5, s3: 5, s4: 3 }, variables)).toMatchObject({
    meritPoints: 19,
    totalPoints: 19,
    scoringResult: false,
  })
  expect(await computed('R06', { s1: 5, s2: 10, s3: 10, s4: 5 }, variables)).toMatchObject({
    totalPoints: 40,
    scoringResult: false,
  })
})

it.each([
  ['85831400124', '1885-03-14', 'F'],
  ['99923100274', '1899-12-31', 'M'],
  ['00022800006', '1900-02-28', 'F'],
  ['00222900016', '2000-02-29', 'M'],
])('R04 reads birth and sex from the PESEL %s', async (pesel, birthDate, sex) => {
  const variables = {
    case: { id: 'p' },
    context: { signedOn: null, ending: false },
    parent: { organisations: [] },
  }
  expect(await computed('R04', { hasPesel: 'yes', pesel }, variables)).toMatchObject({
    birthDate,
    sex,
  })
})

it('R05 and R02 hold de minimis aid against the limit of the programme', async () => {
  const founders = (deMinimisReceived: number, limit = 300_000) => ({
    case: { id: 'c', states: ['recruitment.formalCheck'] },
    context: {
      founderIds: ['a'],
      organisations: [{ id: 'a', deMinimisReceived }],
      participants: [],
    },
    answers: { apply: {} },
    parameters: { P26DeMinimis: limit },
  })
  const belowLimit = async (variables: JsonObject) => (await computed('R05', {}, variables))['fr12']
  expect(await belowLimit(founders(299_999.99))).toBe(true)
  expect(await belowLimit(founders(300_000))).toBe(false)
  expect(await belowLimit(founders(200_000, 200_000))).toBe(false)
  const card = await judgedForm('R02', { now: '2027-02-20T10:00:00Z', variables: { parent: {} } })
  const tooMuch = (limit: number) =>
    card
      .issues(
        { deMinimisReceived: 200_000 },
        { variables: { parent: {}, parameters: { P26DeMinimis: limit } } },
      )
      .filter((issue) => issue.startsWith('/deMinimisReceived'))
  expect(tooMuch(200_000)).toEqual([])
  expect(tooMuch(199_999)).toEqual(['/deMinimisReceived form.maximum'])
})

it('deadlines shown on forms skip Saturdays, Sundays and days off', async () => {
  const states = ['correction.preparing']
  const sending = {
    case: { id: 'c', states },
    context: { extensionDays: 0, amended: false },
    parent: { round: 1, documents: [] },
    parameters: { P04: 5 },
  }
  const asked = await computed('X01', { deadlineDays: 5 }, sending, '2027-03-25T10:00:00Z')
  expect(asked['dueAt']).toBe('2027-04-02T23:59:59+02:00')
  const appeal = await computed(
    'X02',
    { published: '2027-04-28' },
    {
      case: { id: 'c', states: ['appeal.filing'] },
      context: { filedAt: null },
      parent: { requiredSignatures: 1, acted: [], decisions: [] },
      parameters: { P07: 5, P08: 10 },
    },
  )
  expect(appeal['appealDue']).toBe('2027-05-06')
  const agreement = await computed(
    'R07',
    {},
    {
      case: { id: 'c', number: '1/REK/2027/0001', states: ['recruitment.preparingAgreement'] },
      context: { requiredSignatures: 1, founderIds: [], organisations: [], leaderId: 'a' },
      parameters: { P09: 7 },
      answers: { apply: {} },
    },
    '2027-04-24T10:00:00Z',
  )
  expect(agreement).toMatchObject({ agreementNo: '1/REK/2027/0001/U', signDeadline: '2027-05-04' })
})

it('[FE21] an instant just after midnight counts from its day in Poland', async () => {
  const appeal = async (filedAt: string) =>
    computed(
      'X02',
      {
        published: '2027-04-28',
        grounds: [{ criterion: 'S1' }],
        appealSignature: [{ person: 'a' }],
      },
      {
        case: { id: 'c', states: ['appeal.deciding'] },
        context: { filedAt },
        parent: { requiredSignatures: 1, acted: [], decisions: [] },
        parameters: { P07: 5, P08: 10 },
      },
    )
  expect(await appeal('2027-05-06T21:59:59Z')).toMatchObject({
    appealDue: '2027-05-06',
    reviewDue: '2027-05-20',
    admissible: true,
  })
  // 7 May in Poland, still 6 May in UTC
  expect(await appeal('2027-05-06T22:00:00Z')).toMatchObject({
    reviewDue: '2027-05-21',
    admissible: false,
  })
})

it.each([
  ['2027-05-04T21:59:59Z', '2027-05-04'],
  // 5 May in Poland, still 4 May in UTC
  ['2027-05-04T22:00:00Z', '2027-05-05'],
])(
  '[FE21] an agreement whose last signature is of %s was concluded on %s',
  async (at, signedOn) => {
    const signed = (person: string, when: string) => [{ person, at: when }]
    const answers = {
      applicantSignature: signed('anna', '2027-05-04T08:00:00Z'),
      partnersSignature: signed('beata', '2027-05-03T08:00:00Z'),
      operatorSignature: signed('director', at),
    }
    const agreement = await computed('R07', answers, {
      case: { id: 'c', number: '1/REK/2027/0001', states: ['recruitment.countersigning'] },
      context: { requiredSignatures: 1, founderIds: [], organisations: [], leaderId: 'a' },
      parameters: { P09: 7 },
      answers: { apply: {} },
    })
    expect(agreement['signedOn']).toBe(signedOn)
  },
)

it.each([
  ['2027-02-15T07:00:00Z', '2027-03-17T14:00:00Z', []],
  // midnight of 15 February in Poland: the thirtieth day after it is 17 March
  ['2027-02-14T23:00:00Z', '2027-03-16T22:59:59Z', ['form.rule.minWindow']],
  ['2027-02-14T23:00:00Z', '2027-03-17T22:59:59Z', []],
])('[FE21] R01 counts from %s to %s', async (opensAt, closesAt, codes) => {
  const answers = {
    callKind: 'recruitment',
    callNumber: '1/REK/2027',
    announcedOn: '2027-01-20',
    opensAt,
    minWindowDays: 30,
    closesAt,
  }
  const variables = {
    case: { states: ['call.draft', 'call.preparing'] },
    context: { closesAt: null, capacity: 0 },
    parameters: { P01: 30, P02: 30, P17: 21, P17Notice: 14, P26: 1 },
  }
  expect(await brokenRules('R01', answers, variables)).toEqual(codes)
})

it('R01 begins with the places of the programme in each pool, and keeps them for a competition alone', async () => {
  const judged = await judgedForm('R01', {
    variables: { case: { states: ['call.draft', 'call.preparing'] }, context: {} },
    now: '2027-01-20T09:00:00Z',
    roles: ['regionalCoordinator'],
  })
  const first = judged.first()
  const places = (integration: number) => [
    { pool: 'integration', places: integration },
    { pool: 'service', places: 3 },
    { pool: 'mixed', places: 3 },
  ]
  expect(first['poolQuota']).toEqual(places(4))
  expect(judged.state({ ...first, callKind: 'competition' }).answers['totalPlaces']).toBe(10)
  expect(judged.state({ ...first, callKind: 'recruitment' }).answers).not.toHaveProperty(
    'poolQuota',
  )
  const variables = {
    case: { states: ['call.draft', 'call.preparing'] },
    context: {},
    parameters: { P25Integration: 2 },
  }
  expect(judged.first({ variables })['poolQuota']).toEqual(places(2))
})

it('R01 keeps the criteria of a competition once it is announced', async () => {
  const judged = await judgedForm('R01', {
    variables: { case: { states: ['call.announced', 'call.open'] }, context: {} },
    now: '2027-10-01T09:00:00Z',
    roles: ['programmeAdmin'],
  })
  const base = { callKind: 'competition', criteriaSetId: 'competition2027' }
  const issues = judged.issues({ ...base, criteriaSetId: 'other' }, { base })
  expect(issues.filter((issue) => issue.startsWith('/criteriaSetId'))).toEqual([
    '/criteriaSetId form.not-editable',
  ])
})

it.each([
  ['2027-03-19T14:00:00Z', []],
  ['2027-03-19T22:59:59Z', []],
  ['2027-03-30T13:00:00Z', []],
  ['2027-03-19T15:00:00Z', ['form.rule.closingTime']],
  ['2027-03-20T14:00:00Z', ['form.rule.closesOnWorkingDay']],
  ['2027-03-29T13:00:00Z', ['form.rule.closesOnWorkingDay']],
  ['2027-03-10T14:00:00Z', ['form.rule.minWindow']],
])('R01 judges a call that closes at %s', async (closesAt, codes) => {
  const answers = {
    callKind: 'recruitment',
    callNumber: '1/REK/2027',
    announcedOn: '2027-01-20',
    opensAt: '2027-02-15T08:00:00Z',
    minWindowDays: 30,
    closesAt,
  }
  const variables = {
    case: { states: ['call.draft', 'call.preparing'] },
    context: { closesAt: null, capacity: 0 },
    parameters: { P01: 30, P02: 30, P17: 21, P17Notice: 14, P26: 1 },
  }
  expect(await brokenRules('R01', answers, variables)).toEqual(codes)
})

it('R03 names two leaders, one tax number twice, too many jobs at risk and a PESEL in free text', async () => {
  const organisation = (id: string, legalForm: string, eligibleForm: boolean) => ({
    id,
    nip: '9990000014',
    name: id,
    legalForm,
    eligibleForm,
    requiredSignatures: 1,
  })
  const answers = {
    problemStatement: `${'x'.repeat(500)} 85831400124 `,
    plannedJobs: 5,
    plannedJobsAtRisk: 6,
    founders: [
      { orgId: 'a', orgRole: 'leader' },
      { orgId: 'b', orgRole: 'leader' },
    ],
    delegates: 3,
  }
  const organisations = [organisation('a', 'company', false), organisation('b', 'jstGmina', true)]
  const variables = {
    case: { number: null },
    context: { organisations, participants: [], submittedAt: null },
  }
  expect(await brokenRules('R03', answers, variables)).toEqual([
    'form.rule.oneLeader',
    'form.rule.distinctNip',
    'form.rule.leaderEligible',
    'form.rule.twoLegalPersons',
    'form.rule.noPersonalDataProblemStatement',
    'form.rule.jobsAtRisk',
    'form.rule.delegatesComplete',
  ])
})
