import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { competitionCall, partnership, signedBy } from '../support/competition-answers.ts'
import { prose } from '../support/prose.ts'
import {
  changed,
  firstAnswers,
  issuesOf,
  itBounds,
  itCounts,
  itMeasures,
  itRefuses,
  itRequires,
  seenBy,
  storedAnswers,
} from '../support/filled-form.ts'
import type { Changes, Filling } from '../support/filled-form.ts'

interface Entry {
  id: string
  doubled: readonly [a: number, b: number, c: number]
  bonus: number
  status: string
  place?: number
  submittedAt?: string
}

const entry = (
  { id, doubled, bonus, status, place, submittedAt }: Entry,
  n: number,
): JsonObject => ({
  id,
  number: `1/KON/2027/SRV/00${n + 1}`,
  title: `Model ${id}`,
  position: n + 1,
  passed: status !== 'rejected',
  doubledA: doubled[0],
  doubledB: doubled[1],
  doubledC: doubled[2],
  bonus,
  thirdReason: id === 'w3' ? 'verdictSplit+gap' : null,
  status,
  place: place ?? null,
  requested: 100_000_00,
  submittedAt: submittedAt ?? `2027-11-1${n}T10:00:00Z`,
})

const entries: Entry[] = [
  { id: 'w1', doubled: [59, 53, 61], bonus: 3, status: 'selected' },
  { id: 'w2', doubled: [54, 47, 56], bonus: 4, status: 'reserve', place: 1 },
  { id: 'w3', doubled: [36, 29, 38], bonus: 4, status: 'rejected' },
]

const commission = ['przewodniczaca', 'sekretarz', 'ekspert', 'ekspertka', 'obserwator'].map(
  (id) => ({ id, label: id, chair: id === 'przewodniczaca' }),
)

const protocol = (ranked: readonly Entry[] = entries): Filling => ({
  answers: {
    sessionNo: 1,
    sessionDate: '2027-12-13',
    membersPresent: ['przewodniczaca', 'sekretarz', 'ekspert'],
    pool: 'service',
    rows: ranked.map(({ id }) => ({ applicationId: id, recommended: 90_000_00 })),
    voting: '3 za, 0 przeciw',
    listKind: 'preliminary',
    publishedOn: '2027-12-14',
    chairSignature: [signedBy('przewodniczaca')],
  },
  variables: {
    case: { id: 'r', states: [] },
    context: { pool: 'service', commission, ranking: ranked.map(entry) },
  },
  roles: ['secretary', 'chair'],
  now: '2027-12-14T10:00:00Z',
})

describe('C05, the protocol of the commission', () => {
  it('is complete', async () => {
    expect(await issuesOf('C05', protocol())).toEqual([])
  })

  it('begins with the pool and the applications in the order of the ranking', async () => {
    expect(await firstAnswers('C05', protocol())).toMatchObject({
      pool: 'service',
      sessionDate: '2027-12-14',
      rows: [
        { applicationId: 'w1', recommended: 100_000_00 },
        { applicationId: 'w2', recommended: 100_000_00 },
        { applicationId: 'w3', recommended: 0 },
      ],
    })
  })

  it('shows exact half points, places, third assessments; a final score only where passed', async () => {
    const { rows } = await storedAnswers('C05', protocol())
    expect(rows).toMatchObject([
      { position: 1, meanA: 29.5, meanB: 26.5, meanC: 30.5, bonus: 3, finalScore: 89.5 },
      { position: 2, meanA: 27, meanB: 23.5, meanC: 28, bonus: 4, finalScore: 82.5 },
      { position: 3, meanA: 18, meanB: 14.5, meanC: 19, bonus: 0 },
    ])
    expect(rows).toMatchObject([
      { thirdUsed: 'none', rankStatus: 'selected', requested: 100_000_00 },
      { thirdUsed: 'none', rankStatus: 'reserve', reserveNo: 1 },
      { thirdUsed: 'verdictSplitAndGap', rankStatus: 'rejected' },
    ])
    const [first, , last] = rows as JsonObject[]
    expect(first).not.toHaveProperty('reserveNo')
    expect(last).not.toHaveProperty('finalScore')
  })

  it.each<[string[], boolean]>([
    [['przewodniczaca', 'sekretarz', 'ekspert'], true],
    [['przewodniczaca', 'sekretarz'], false],
    [['sekretarz', 'ekspert', 'ekspertka', 'obserwator'], false],
  ])('with %j has a quorum: %s', async (membersPresent, quorum) => {
    const filling = { ...protocol(), answers: { ...protocol().answers, membersPresent } }
    expect(await storedAnswers('C05', filling)).toMatchObject({ quorum })
    const issues = quorum ? [] : ['/membersPresent form.rule.quorumMet']
    expect(await issuesOf('C05', filling)).toEqual(issues)
  })

  itRequires(
    'C05',
    protocol,
    `
      /sessionNo /sessionDate /membersPresent /rows /rows/0/recommended /voting /listKind
      /publishedOn /chairSignature
    `,
  )
  itBounds('C05', protocol, [
    ['/sessionNo', 1, 99, 1],
    ['/rows/0/recommended', 0, 100_000_00, 1],
  ])
  itMeasures('C05', protocol, [
    ['/voting', 3, 200],
    ['/dissent', 0, 2000],
  ])
  itRefuses('C05', protocol, [
    ['/sessionDate form.rule.sessionOnWorkingDay', { '/sessionDate': '2027-12-12' }],
    [
      '/sessionDate form.rule.sessionOnWorkingDay',
      { '/sessionDate': '2027-12-24', '/publishedOn': '2027-12-27' },
    ],
    ['/publishedOn form.minimum-date', { '/publishedOn': '2027-12-10' }],
    [
      '/membersPresent form.reference-unknown',
      { '/membersPresent/2': 'obcy', '/membersPresent/3': 'ekspert' },
    ],
    ['/pool form.not-editable', { '/pool': 'mixed' }],
    ['/rows form.min-items', { '/rows/2': undefined }],
    ['/rows/0/applicationId form.not-editable', { '/rows/0/applicationId': 'w9' }],
    ['/rows/0/position form.computed (warning)', { '/rows/0/position': 3 }],
    ['/listKind form.choice-unknown', { '/listKind': 'draft' }],
  ])

  it('warns where all pools together recommend more than the budget of the call', async () => {
    const withBudget = (budget: number): Filling => {
      const { variables, ...rest } = protocol()
      const ledgers = { poolAmounts: [{ key: 'k', amount: 910_000_00, number: '1/KON/2027' }] }
      return { ...rest, variables: { ...variables, call: { id: 'k', budget }, ledgers } }
    }
    // one application of this pool is selected, with 90,000 PLN
    expect(await issuesOf('C05', withBudget(1_000_000_00))).toEqual([])
    expect(await issuesOf('C05', withBudget(999_999_99))).toEqual([
      '/rows form.rule.withinBudget (warning)',
    ])
  })

  it('lets only the chair sign', async () => {
    const filling = { ...protocol(), roles: ['secretary'] }
    expect(await issuesOf('C05', filling)).toEqual(['/chairSignature form.not-editable'])
  })

  const equal: Entry[] = ['w1', 'w2', 'w3'].map((id) => ({
    id,
    doubled: id === 'w3' ? [54, 47, 57] : [54, 47, 56],
    bonus: 4,
    status: 'selected',
    submittedAt: '2027-11-18T10:00:00Z',
  }))
  const drawn = (): Filling => {
    const tieLots = [{ applications: ['w1', 'w2'], result: 'Pierwszy: wniosek 2.' }]
    return { ...protocol(equal), answers: { ...protocol(equal).answers, tieLots } }
  }

  it('demands lots where everything is equal, and takes them then', async () => {
    expect(await issuesOf('C05', protocol(equal))).toEqual(['/tieLots form.rule.tiesDrawn'])
    expect(await issuesOf('C05', drawn())).toEqual([])
  })

  it('has lots drawn by somebody who assessed none of the equal applications', async () => {
    const assessed = (application: string) => ({
      '/context/assignments': [{ application, person: 'przewodniczaca' }],
    })
    const issues = async (application: string) =>
      issuesOf('C05', {
        ...drawn(),
        variables: changed(drawn().variables, assessed(application)),
      })
    expect(await issues('w2')).toEqual(['/chairSignature form.rule.drawnByAnother'])
    expect(await issues('w3')).toEqual([])
  })

  itRequires('C05', drawn, '/tieLots/0/applications /tieLots/0/result')
  itMeasures('C05', drawn, [['/tieLots/0/result', 3, 200]])
  itCounts('C05', drawn, [['/tieLots', 0, 5]])
  itRefuses('C05', drawn, [
    [
      '/tieLots/0/applications form.rule.equalApplications',
      { '/tieLots/0/applications': ['w1', 'w2', 'w3'] },
    ],
    [
      '/tieLots/0/applications form.min-items',
      { '/tieLots/0/applications': ['w1'] },
      ['/tieLots form.rule.tiesDrawn'],
    ],
    [
      '/tieLots/0/applications form.reference-unknown',
      { '/tieLots/0/applications': ['w1', 'w2', 'w9'] },
      ['/tieLots/0/applications form.rule.equalApplications'],
    ],
  ])
})

const cuts = [
  {
    budgetRow: 1,
    name: 'Wynagrodzenia',
    value: 60_000_00,
    proposedValue: 50_000_00,
    reason: 'overpriced',
  },
  {
    budgetRow: 4,
    name: 'Podnośniki',
    value: 15_000_00,
    proposedValue: 0,
    reason: 'notNecessary',
  },
]

const contract = (): Filling => ({
  answers: {
    cutsAccepted: [
      { accepted: 'yes', finalValue: 50_000_00 },
      { accepted: 'no', argument: prose(60), finalValue: 12_000_00 },
    ],
    contractNo: '1/KON/2027/SRV/007/W',
    contractor: 'most-spoldzielnia',
    contractValue: 60_830_00,
    iban: 'PL74999000090000000000000001',
    bankName: 'Bank Spółdzielczy',
    security: 'promissoryNote',
    ipTransfer: 'openLicence',
    testStart: '2028-02-01',
    testBaseMonths: 3,
    tranches: [
      { no: 1, amount: 30_415_00, condition: 'signature' },
      { no: 2, amount: 24_332_00, condition: 'report2' },
      { no: 3, amount: 6_083_00, condition: 'finalReport' },
    ],
    attachedDocs: ['f1'],
    processesParticipants: 'yes',
    dataProcessing: ['f2'],
    implementerSignature: [signedBy('prezeska', '2028-01-10T10:00:00Z')],
    euroRate: 4.3,
    euroRateOn: '2028-01-04',
    euroRateSource: 'NBP, tabela A',
    operatorSignature: [signedBy('dyrektorka', '2028-01-11T10:00:00Z')],
  },
  variables: {
    case: { id: 'w', number: '1/KON/2027/SRV/007', states: [] },
    call: competitionCall,
    parent: partnership('service'),
    answers: { apply: { requested: 73_830_00 } },
    context: {
      cuts,
      finalListOn: '2027-12-20',
      negotiationClosed: true,
      offeredOn: '2028-01-03',
      cooperative: {
        id: 'most-spoldzielnia',
        name: 'Spółdzielnia Socjalna',
        requiredSignatures: 1,
      },
    },
  },
  roles: ['applicantSigner', 'director'],
  now: '2028-01-04T10:00:00Z',
})

const stored = (changes: Changes = {}, facts: Changes = {}) =>
  storedAnswers('C06', {
    ...contract(),
    answers: changed(contract().answers, changes),
    variables: changed(contract().variables, facts),
  })

/** Before anybody signs: only the contract is open. */
const unsigned = (facts: Changes = {}): Filling => ({
  ...contract(),
  answers: changed(contract().answers, {
    '/implementerSignature': undefined,
    '/operatorSignature': undefined,
    '/euroRate': undefined,
    '/euroRateOn': undefined,
    '/euroRateSource': undefined,
  }),
  variables: changed(contract().variables, { '/context/offeredOn': null, ...facts }),
})

describe('C06, negotiation and contract', () => {
  it('is complete', async () => {
    expect(await issuesOf('C06', contract())).toEqual([])
  })

  it('keeps the aid in euro, and does not exceed the limit of the party in three years', async () => {
    // 60,830 PLN at 4.30
    expect(await stored()).toMatchObject({ deMinimisEuro: 14_146.51 })
    const nip = '9990000014'
    const granted = (euro: number, on = '2025-01-05', key = nip) => ({
      '/ledgers': { deMinimis: [{ key, on, euro }] },
    })
    const issues = async (facts: Changes) =>
      issuesOf('C06', {
        ...contract(),
        answers: changed(contract().answers, { '/contractor': 'gmina', '/security': 'none' }),
        variables: changed(contract().variables, facts),
      })
    const exceeds = ['/euroRate form.rule.deMinimisLimit']
    expect(await issues(granted(300_000))).toEqual(exceeds)
    expect(await issues(granted(300_000, '2025-01-04'))).toEqual([])
    expect(await issues(granted(300_000, '2025-01-05', '1111111111'))).toEqual([])
  })

  it('warns whoever signs where the contracts would exceed the budget of the call', async () => {
    const issues = (budget: number, ...amounts: number[]) =>
      issuesOf('C06', {
        ...contract(),
        variables: changed(contract().variables, {
          '/call/budget': budget,
          '/ledgers': { callBudget: amounts.map((amount) => ({ key: 'k', amount })) },
        }),
      })
    expect(await issues(60_830_00)).toEqual([])
    expect(await issues(100_000_00, 20_000_00, 19_170_00)).toEqual([])
    expect(await issues(100_000_00, 20_000_00, 19_170_01)).toEqual([
      '/contractValue form.rule.withinBudget (warning)',
    ])
  })

  it('works out the negotiated total, the deadlines and the end of the test', async () => {
    expect(await stored()).toMatchObject({
      cutsAccepted: [
        { budgetItem: 'Wynagrodzenia', currentValue: 60_000_00, proposedValue: 50_000_00 },
        { budgetItem: 'Podnośniki', currentValue: 15_000_00, reason: 'notNecessary' },
      ],
      negotiatedTotal: 60_830_00,
      negotiationDue: '2027-12-28',
      docsDue: '2028-01-04',
      signDue: '2028-01-11',
      signedOn: '2028-01-11',
      testPlannedEnd: '2028-04-30',
    })
    expect(await stored({ '/testStart': '2028-01-31' })).toMatchObject({
      testPlannedEnd: '2028-04-29',
    })
    expect(await stored({ '/testBaseMonths': 6 })).toMatchObject({ testPlannedEnd: '2028-07-31' })
  })

  it('begins with one row for every questioned item, the number, the value and three months', async () => {
    const facts = { '/context/cuts': [] }
    const first = await firstAnswers('C06', { ...contract(), answers: {} })
    expect(first['cutsAccepted']).toHaveLength(2)
    expect(first).toMatchObject({ contractNo: '1/KON/2027/SRV/007/W', testBaseMonths: 3 })
    const variables = changed(contract().variables, facts)
    const none = await firstAnswers('C06', { ...contract(), variables })
    expect(none).toMatchObject({ negotiatedTotal: 73_830_00 })
  })

  it('needs no answers where nothing was questioned', async () => {
    const answers = changed(contract().answers, { '/cutsAccepted': undefined })
    const variables = changed(contract().variables, { '/context/cuts': [] })
    expect(await issuesOf('C06', { ...contract(), answers, variables })).toEqual([])
    expect(await issuesOf('C06', { ...contract(), answers })).toContain(
      '/cutsAccepted form.required',
    )
  })

  itRequires(
    'C06',
    contract,
    `
      /cutsAccepted/0/accepted /cutsAccepted/1/argument /cutsAccepted/0/finalValue
      /contractor /contractValue /iban /bankName /security /ipTransfer /testStart
      /testBaseMonths /tranches /tranches/0/no /tranches/0/amount /tranches/0/condition
      /attachedDocs /processesParticipants /dataProcessing /implementerSignature
      /operatorSignature
    `,
  )
  itMeasures('C06', contract, [
    ['/cutsAccepted/1/argument', 50, 1000],
    ['/bankName', 2, 120],
  ])
  itBounds('C06', contract, [
    ['/cutsAccepted/1/finalValue', 0, 15_000_00, 1],
    ['/contractValue', 1, 180_000_00, 1],
    ['/testBaseMonths', 3, 6, 1],
    ['/tranches/0/amount', 1, null, 1],
    ['/tranches/0/no', 1, 4, 1],
  ])
  itCounts('C06', contract, [
    ['/cutsAccepted', 2, 2],
    ['/tranches', 2, 4],
    ['/attachedDocs', 1, 10],
    ['/dataProcessing', 1, 1],
  ])
  itRefuses('C06', contract, [
    [
      '/cutsAccepted/0/finalValue form.rule.acceptedAsProposed',
      { '/cutsAccepted/0/finalValue': 50_000_01 },
    ],
    ['/cutsAccepted/0/argument form.hidden', { '/cutsAccepted/0/argument': prose(60) }],
    ['/contractNo form.not-editable', { '/contractNo': '1/W' }],
    [
      '/contractor form.reference-unknown',
      { '/contractor': 'most' },
      ['/implementerSignature form.signatures-missing'],
    ],
    [
      '/contractValue form.rule.withinNegotiated',
      {
        '/contractValue': 60_830_02,
        '/tranches/1/amount': 24_332_02,
        '/tranches/2/amount': 6_083_00,
      },
      ['/tranches form.rule.lastTranche'],
    ],
    ['/iban form.iban-checksum', { '/iban': 'PL61109010140000071219812875' }],
    ['/iban form.iban-country', { '/iban': 'DE89370400440532013000' }],
    [
      '/testStart form.minimum-date',
      { '/testStart': '2028-01-10' },
      ['/operatorSignature form.rule.startsAfterSigning'],
    ],
    [
      '/testStart form.maximum-date',
      { '/testStart': '2028-03-12' },
      ['/operatorSignature form.rule.startsInTime'],
    ],
    ['/tranches form.rule.tranchesSum', { '/tranches/1/amount': 24_332_01 }],
    [
      '/tranches form.rule.firstTranche',
      { '/tranches/0/amount': 30_415_01, '/tranches/1/amount': 24_331_99 },
    ],
    [
      '/tranches form.rule.lastTranche',
      { '/tranches/2/amount': 6_082_99, '/tranches/1/amount': 24_332_01 },
    ],
    ['/tranches/1/no form.rule.trancheOrder', { '/tranches/1/no': 4 }],
    [
      '/tranches/1/no form.not-unique',
      { '/tranches/1/no': 1 },
      ['/tranches/1/no form.rule.trancheOrder'],
    ],
    ['/security form.rule.securityGiven', { '/security': 'none' }],
    ['/security form.rule.noSecurityOfLocalGovernment', { '/contractor': 'gmina' }],
    ['/dataProcessing form.hidden', { '/processesParticipants': 'no' }],
    ['/testPlannedEnd form.computed', { '/testPlannedEnd': '2028-05-01' }],
  ])

  it.each([
    ['2028-01-11T22:59:59Z', '2028-01-11'],
    // 12 January in Poland, still 11 January in UTC
    ['2028-01-11T23:00:00Z', '2028-01-12'],
  ])('is concluded on the day of its last signature in Poland: %s is %s', async (at, signedOn) => {
    const answers = changed(contract().answers, { '/operatorSignature/0/at': at })
    expect(await storedAnswers('C06', { ...contract(), answers })).toMatchObject({ signedOn })
  })

  it.each([
    ['/attachedDocs', 20],
    ['/dataProcessing', 10],
  ])('takes only PDF at %s, of at most %i MB', async (pointer, megabytes) => {
    const answers = changed(contract().answers, { [pointer]: ['big'] })
    const limit = megabytes * 1024 * 1024
    const judged = async (type: string, sizeBytes: number) => {
      const pdf = { name: 'a.pdf', type: 'application/pdf', sizeBytes: 10 }
      const files = { f1: pdf, f2: pdf, big: { name: 'b', type, sizeBytes } }
      const variables = { ...contract().variables, files }
      return issuesOf('C06', { ...contract(), answers, variables })
    }
    expect(await judged('application/pdf', limit)).toEqual([])
    expect(await judged('application/pdf', limit + 1)).toEqual([`${pointer} form.file-size`])
    expect(await judged('image/png', 10)).toEqual([`${pointer} form.file-type`])
  })

  it('takes a start on the last day allowed, and the leader as a party without security', async () => {
    const changes = { '/testStart': '2028-03-11', '/contractor': 'gmina', '/security': 'none' }
    const answers = changed(contract().answers, changes)
    expect(await issuesOf('C06', { ...contract(), answers })).toEqual([])
  })

  it('has the contracting party sign by its rule of representation', async () => {
    const facts = { '/parent/leaderId': 'most' }
    const answers = changed(contract().answers, { '/contractor': 'most' })
    const variables = changed(contract().variables, facts)
    const party = { ...contract(), answers, variables }
    expect(await issuesOf('C06', party)).toEqual(['/implementerSignature form.signatures-missing'])
  })

  it('before signing, plans the start within sixty days of the latest day for documents', async () => {
    const at = async (testStart: string, now: string) => {
      const answers = { ...unsigned().answers, testStart }
      return issuesOf('C06', { ...unsigned(), answers, now })
    }
    expect(await at('2028-03-04', '2027-12-30T10:00:00Z')).toEqual([])
    expect(await at('2028-03-05', '2027-12-30T10:00:00Z')).toEqual(['/testStart form.maximum-date'])
    expect(await at('2028-03-09', '2028-01-10T10:00:00Z')).toEqual([])
    expect(await at('2028-01-09', '2028-01-10T10:00:00Z')).toEqual(['/testStart form.minimum-date'])
  })

  it('shows the contract after the negotiation and signatures after the offer', async () => {
    const closed = await storedAnswers('C06', unsigned())
    expect(closed).toHaveProperty('contractNo')
    for (const key of ['signDue', 'signedOn']) expect(closed).not.toHaveProperty(key)
    const open = await storedAnswers('C06', unsigned({ '/context/negotiationClosed': false }))
    expect(Object.keys(open).toSorted()).toEqual([
      'cutsAccepted',
      'negotiatedTotal',
      'negotiationDue',
    ])
  })

  it('lets only the director sign for the operator', async () => {
    const filling = { ...contract(), roles: ['applicantSigner'] }
    const closed = ['euroRate', 'euroRateOn', 'euroRateSource', 'operatorSignature']
    expect(await issuesOf('C06', filling)).toEqual(closed.map((key) => `/${key} form.not-editable`))
    expect(await seenBy('C06', contract().answers, 'applicantSigner')).toHaveProperty('iban')
  })
})
