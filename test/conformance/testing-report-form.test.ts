import type { JsonObject, JsonValue } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { files, monthlyReport, secondMonth, signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const writing = { parent: secondMonth, context: { submittedOn: null }, files }
const form = await judgedForm('S02', { variables: writing, now: '2028-04-18T10:00:00Z' })
const ofModel = (modelType: string) => ({
  variables: { ...writing, parent: { ...secondMonth, modelType } },
})

it('S02 offers given rows: tasks, standard, indicators, categories and risks', () => {
  expect(form.first()).toMatchObject({
    tasksProgress: [
      { taskNo: 1, name: 'Zatrudnienie zespołu' },
      { taskNo: 2, name: 'Uruchomienie usługi' },
    ],
    standardChecks: [{ element: 'Czas dojazdu' }, { element: 'Posiłek' }],
    indicators: [
      { code: 'I01' },
      { code: 'I03' },
      { code: 'I06' },
      { code: 'I08' },
      { code: 'own' },
    ],
    budgetUse: [{ category: 'personnel' }, { category: 'transport' }],
    risksUpdate: [{ risk: 'Brak pracowników' }, { risk: 'Awaria pojazdu' }],
  })
})

it('S02 takes a complete report and works out what the month adds up to', () => {
  expect(form.issues(monthlyReport)).toEqual([])
  expect(form.state(monthlyReport).answers).toMatchObject({
    testMonth: 2,
    periodFrom: '2028-03-15',
    periodTo: '2028-04-14',
    modelType: 'mixed',
    jobsBefore: 4,
    indicators: [
      { cumulative: 3, achieved: 50 },
      { cumulative: 22, achieved: 55 },
      { cumulative: 4.25, achieved: 106.25 },
      { cumulative: 4, achieved: 80 },
      { cumulative: 3, achieved: 30 },
    ],
    achievementSoFar: 45,
    expenses: [{ budgetItem: 'Wynagrodzenia' }, { budgetItem: 'Naprawy' }],
    expensesTotal: 54_000_00,
    budgetUse: [{ usedPct: 50 }, { usedPct: 95 }],
  })
  expect(form.state({ ...monthlyReport, expenses: [] }).answers['expensesTotal']).toBe(0)
})

it('S02 lengthens the period by the days of suspension and starts from the protocol', () => {
  const month = (reportMonth: number, suspendedBefore: number, suspendedInMonth: number) => {
    const parent = {
      ...secondMonth,
      reportMonth,
      suspendedBefore,
      suspendedInMonth,
      earlierReports: [],
    }
    return form.state(monthlyReport, { variables: { ...writing, parent } }).answers
  }
  expect(month(1, 0, 0)).toMatchObject({
    periodFrom: '2028-02-15',
    periodTo: '2028-03-14',
    jobsBefore: 2,
  })
  expect(month(2, 0, 20)).toMatchObject({ periodFrom: '2028-03-15', periodTo: '2028-05-04' })
  expect(month(6, 20, 0)).toMatchObject({ periodFrom: '2028-08-04', periodTo: '2028-09-03' })
})

const { expenses, tasksProgress, indicators, risksUpdate, lessons } = monthlyReport as Record<
  string,
  JsonObject[]
>
const withExpense = (expense: Record<string, JsonValue>): JsonObject[] => [
  { ...expenses![0]!, ...expense },
]

const cases: Case[] = [
  ['/tasksProgress', ['form.min-items'], [tasksProgress![0]!]],
  ['/tasksProgress/0/taskNo', ['form.not-editable'], 7],
  ['/tasksProgress/0/progress', ['form.required'], undefined],
  ['/tasksProgress/0/progress', ['form.maximum'], 101],
  [
    '/tasksProgress/0/progress',
    ['form.minimum', '/tasksProgress/0/progress form.rule.progressNotLower'],
    -1,
  ],
  ['/tasksProgress/0/progress', [], 60],
  ['/tasksProgress/0/progress', ['form.rule.progressNotLower'], 59],
  ['/tasksProgress/0/deviation', ['form.required'], undefined],
  ['/tasksProgress/0/deviation', ['/tasksProgress/0/explanation form.required'], 'ahead'],
  ['/tasksProgress/0/explanation', ['form.hidden'], prose(30)],
  ['/tasksProgress/1/explanation', ['form.min-length'], 'krótko'],
  ['/tasksProgress/1/explanation', ['form.max-length'], 'x'.repeat(501)],
  ['/highlights', ['form.required'], undefined],
  ['/highlights', ['form.min-length'], 'krótko'],
  ['/highlights', ['form.max-length'], 'x'.repeat(3001)],
  ['/highlights', ['form.rule.noPersonalDataHighlights (warning)'], `${prose(200)} 85831400124`],
  ['/changesMade', ['form.max-length'], 'x'.repeat(3001)],
  ['/jobsTotal', ['form.required'], undefined],
  ['/jobsTotal', ['form.rule.staffMoves'], 6],
  ['/jobsTotal', ['form.maximum', 'form.rule.staffMoves'], 201],
  ['/jobsAtRisk', ['form.maximum'], 6],
  ['/jobsAtRisk', ['form.minimum'], -1],
  ['/jobsFte', ['form.maximum'], 200.01],
  ['/jobsFte', ['form.scale'], 1.234],
  ['/hired', ['form.required'], undefined],
  ['/hired', ['form.minimum', '/jobsTotal form.rule.staffMoves'], -2],
  ['/left', ['form.minimum', '/jobsTotal form.rule.staffMoves', '/leftReasons form.hidden'], -1],
  ['/leftReasons', ['form.required'], undefined],
  ['/leftReasons', ['form.required'], []],
  ['/activationHours', ['form.required'], undefined],
  ['/activationHours', ['form.minimum'], -1],
  ['/activationPersons', ['form.required'], undefined],
  ['/progressTowardsIndependence', ['form.maximum'], 6],
  ['/progressTowardsIndependence', ['form.minimum'], -1],
  ['/volunteers', ['form.minimum'], -1],
  ['/volunteers', [], undefined],
  ['/recipients', ['form.required'], undefined],
  ['/recipientsNew', ['form.maximum'], 21],
  ['/serviceUnits', ['form.minimum'], -0.5],
  ['/waitingList', [], undefined],
  ['/satisfaction', ['form.minimum'], 0.99],
  ['/satisfaction', ['form.maximum'], 5.01],
  ['/satisfaction', ['/satisfactionN form.hidden'], undefined],
  ['/satisfactionN', ['form.required'], undefined],
  ['/complaints', ['form.required'], undefined],
  ['/complaints', ['form.minimum'], -1],
  ['/standardChecks/0/met', ['form.required'], undefined],
  ['/standardChecks/0/element', ['form.not-editable'], 'Inny'],
  ['/standardChecks', ['form.min-items'], [{ element: 'Czas dojazdu', met: 'yes' }]],
  ['/indicators', ['form.min-items'], indicators!.slice(0, 4)],
  ['/indicators/0/code', ['form.not-editable'], 'I02'],
  ['/indicators/0/month', ['form.required'], undefined],
  ['/indicators/0/cumulative', ['form.computed (warning)'], 99],
  ['/indicators/0/month', ['/indicators/0/comment form.required'], 0.5],
  ['/indicators/4/comment', ['form.required'], undefined],
  ['/indicators/4/comment', ['form.max-length'], 'x'.repeat(301)],
  ['/indicators/0/comment', ['form.hidden'], 'Zbędny komentarz'],
  ['/expenses', [], []],
  [
    '/expenses',
    ['form.max-items'],
    Array.from({ length: 301 }, (_, n) => ({ ...expenses![0]!, docNo: `D/${n}`, amount: 1 })),
  ],
  ['/expenses/0/docNo', ['form.required'], undefined],
  ['/expenses/0/docNo', ['form.max-length'], 'x'.repeat(61)],
  [
    '/expenses/0/docNo',
    ['form.rule.documentOnce', '/expenses/1/docNo form.rule.documentOnce'],
    'FV/3',
  ],
  ['/expenses/0/docNo', ['form.rule.documentNotUsed'], 'FV/1'],
  ['/expenses/0/issuerNip', ['form.nip-checksum'], '9990000015'],
  ['/expenses/0/issuerNip', [], undefined],
  ['/expenses', ['/expenses/0/issuerNip form.hidden'], withExpense({ issuerForeign: true })],
  ['/expenses/0/issued', ['/expenses/0/periodReason form.required'], '2028-03-14'],
  [
    '/expenses',
    ['/expenses/0/periodReason form.required'],
    withExpense({ issued: '2028-04-15', paid: '2028-04-15' }),
  ],
  [
    '/expenses',
    ['/expenses/0/periodReason form.min-length'],
    withExpense({ issued: '2028-03-10', periodReason: 'tak' }),
  ],
  [
    '/expenses',
    [],
    withExpense({ issued: '2028-03-10', periodReason: 'Faktura doszła po miesiącu.' }),
  ],
  ['/expenses/0/periodReason', ['form.hidden'], 'Zbędny powód tutaj'],
  ['/expenses/0/paid', ['form.rule.paidAfterIssue'], '2028-03-19'],
  ['/expenses', [], withExpense({ paid: '2028-03-19', advance: true })],
  ['/expenses/0/paid', ['form.required'], undefined],
  ['/expenses/0/budgetRow', ['form.minimum'], 0],
  ['/expenses/0/budgetRow', ['form.maximum'], 4],
  ['/expenses/0/amount', ['form.minimum', '/expenses/0/own form.maximum'], -1],
  ['/expenses', ['/expenses/0/amount form.minimum'], withExpense({ amount: 0 })],
  ['/expenses/0/own', ['form.maximum'], 50_000_01],
  ['/expenses/0/own', ['form.minimum'], -1],
  ['/expenses/0/own', ['form.required'], undefined],
  [
    '/expenses/0/amount',
    ['/budgetUse/0/usedPct form.rule.categoryOverspent (warning)'],
    100_100_00,
  ],
  ['/budgetUse', ['form.not-editable'], [{ category: 'personnel' }]],
  ['/sales', ['form.minimum'], -1],
  ['/sales', ['form.required'], undefined],
  ['/cashEnd', [], -500],
  ['/cashEnd', ['form.required'], undefined],
  ['/risksUpdate', ['form.min-items'], risksUpdate!.slice(0, 1)],
  ['/risksUpdate/0/risk', ['form.not-editable'], 'Inne'],
  ['/risksUpdate/2/risk', [], 'Inne nowe ryzyko'],
  ['/risksUpdate/2/risk', ['form.required'], undefined],
  ['/risksUpdate/0/level', ['form.minimum'], 0],
  ['/risksUpdate/0/level', ['form.maximum'], 26],
  ['/risksUpdate/0/action', ['form.max-length'], 'x'.repeat(301)],
  ['/lessons', ['form.required'], []],
  ['/lessons', ['form.max-items'], rowsOf(11, lessons![0]!)],
  ['/lessons/0/section', ['form.choice-unknown'], 'm13'],
  ['/lessons/0/lesson', ['form.min-length'], 'krótko'],
  ['/lessons/0/lesson', ['form.max-length'], 'x'.repeat(1001)],
  ['/supportNeeded', ['form.max-length'], 'x'.repeat(1001)],
  ['/attachments', [], undefined],
  ['/attachments', ['form.file-type'], ['text']],
  ['/attachments', ['form.file-size'], ['large']],
  ['/attachments', ['form.max-items'], Array.from({ length: 21 }, (_, n) => `f${n}`)],
  ['/reportSignature', ['form.required'], undefined],
  ['/reviewResult', ['form.hidden'], 'accepted'],
]

it.each(cases)('S02 at %s: %j', (...one) => {
  const known = one[0] === '/attachments' && one[1][0] === 'form.max-items' ? { files: null } : {}
  const issues = form.issues(changed(monthlyReport, one[0], one[2]), {
    variables: { ...writing, ...known },
  })
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S02 asks only what the type of the model has', () => {
  const activation = ['activationHours', 'activationPersons', 'progressTowardsIndependence']
  const service = ['recipients', 'recipientsNew', 'serviceUnits', 'standardChecks']
  expect(form.issues(monthlyReport, ofModel('service'))).toEqual(
    activation.map((key) => `/${key} form.hidden`),
  )
  expect(form.issues(monthlyReport, ofModel('integration'))).toEqual(
    service.map((key) => `/${key} form.hidden`),
  )
  for (const key of service)
    expect(form.state(monthlyReport, ofModel('integration')).answers).not.toHaveProperty(key)
})

it('S02 wants as many signatures as the representation rule says', () => {
  const contract = { ...(secondMonth['contract'] as JsonObject), requiredSignatures: 2 }
  const variables = { ...writing, parent: { ...secondMonth, contract } }
  expect(form.issues(monthlyReport, { variables })).toEqual([
    '/reportSignature form.signatures-missing',
  ])
  const reportSignature = [signedBy('jan'), signedBy('ala')]
  expect(form.issues({ ...monthlyReport, reportSignature }, { variables })).toEqual([])
})

it('S02 lets the monitor review: accept, or say what to correct, within 7 working days', () => {
  const review = {
    variables: { ...writing, context: { submittedOn: '2028-04-21' } },
    roles: ['monitor'],
    sections: ['review'],
    base: monthlyReport,
  }
  const judge = (answers: JsonObject) => form.issues({ ...monthlyReport, ...answers }, review)
  expect(judge({ reviewResult: 'accepted' })).toEqual([])
  expect(judge({})).toEqual(['/reviewResult form.required'])
  expect(judge({ reviewResult: 'toCorrect' })).toEqual(['/reviewNotes form.required'])
  expect(judge({ reviewResult: 'rejected', reviewNotes: 'krótko' })).toEqual([
    '/reviewNotes form.min-length',
  ])
  expect(judge({ reviewResult: 'rejected', reviewNotes: 'x'.repeat(2001) })).toEqual([
    '/reviewNotes form.max-length',
  ])
  expect(judge({ reviewResult: 'accepted', reviewNotes: prose(20) })).toEqual([
    '/reviewNotes form.hidden',
  ])
  expect(judge({ reviewResult: 'accepted', complaints: 3 })).toEqual([
    '/complaints form.not-editable',
  ])
  // 1 and 3 May are days off.
  expect(form.state(monthlyReport, review).answers['reviewDue']).toBe('2028-05-04')
})

it.each(['85831400124', '61 1090 1014 0000 0712 1981 2874', '600-100-200', '600 100 200'])(
  'S02 shows what in a text looks like a number of somebody: %s',
  (number) => {
    for (const text of [
      `${prose(200)} Pani ${number}, 3 osoby\ni dalej.`,
      `${number}. ${prose(200)}`,
      `${prose(200)} ${number}`,
    ])
      expect(form.told({ ...monthlyReport, highlights: text })).toEqual([
        {
          pl: `Ciąg „${number}” wygląda na numer PESEL, rachunku albo telefonu. Usuń dane osobowe.`,
          en: `“${number}” looks like a PESEL number, a bank account number or a telephone number. Remove personal data.`,
        },
      ])
  },
)
