import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import {
  contracted,
  files,
  finalReport,
  signedBy,
  termination,
} from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const notices = [{ id: 'n1', label: 'Wezwanie z 1 marca' }]
const ending = {
  context: {
    notices,
    terminationNoticeOn: null,
    eligibleSpent: 60_000_00,
    paid: 90_000_00,
    decisionServedOn: null,
  },
}
const end = await judgedForm('S06', {
  variables: ending,
  now: '2028-03-20T10:00:00Z',
  roles: ['implementer'],
})
const withFacts = (facts: JsonObject) => ({
  variables: { context: { ...ending.context, ...facts } },
})

it('S06 takes a complete termination and works out money and dates', () => {
  expect(end.issues(termination)).toEqual([])
  expect(end.state(termination).answers).toMatchObject({
    hearingDue: '2028-03-27',
    spent: 60_000_00,
    toReturn: 30_000_00,
  })
  expect(end.state(termination).answers).not.toHaveProperty('returnDue')
  const served = end.state(
    termination,
    withFacts({
      terminationNoticeOn: '2028-03-24',
      decisionServedOn: '2028-04-03',
      paid: 50_000_00,
    }),
  ).answers
  // 17 April 2028 is Easter Monday.
  expect(served).toMatchObject({ hearingDue: '2028-03-31', returnDue: '2028-04-18', toReturn: 0 })
})

const [asset] = termination['assets'] as JsonObject[]
const endCases: Case[] = [
  ['/initiator', ['form.required'], undefined],
  ['/ground', ['form.required', '/warnings form.hidden'], undefined],
  ['/ground', ['/warnings form.hidden'], 'insolvency'],
  ['/circumstances', ['form.required'], undefined],
  ['/circumstances', ['form.min-length'], 'krótko'],
  ['/circumstances', ['form.max-length'], 'x'.repeat(4001)],
  ['/warnings', ['form.required'], []],
  ['/warnings', ['form.reference-unknown'], ['n2']],
  ['/implementerPosition', ['form.max-length'], 'x'.repeat(4001)],
  ['/lastDay', ['form.minimum-date'], '2028-03-19'],
  ['/lastDay', [], '2028-03-20'],
  ['/peopleSecured', ['form.min-length'], 'krótko'],
  ['/peopleSecured', ['form.max-length'], 'x'.repeat(2001)],
  [
    '/peopleSecured',
    ['form.rule.noPersonalDataPeopleSecured (warning)'],
    `${prose(100)} 85831400124`,
  ],
  ['/assets', [], []],
  ['/assets', ['form.max-items'], rowsOf(61, asset!)],
  ['/assets/0/asset', ['form.min-length'], 'x'],
  ['/assets/0/asset', ['form.max-length'], 'x'.repeat(151)],
  ['/assets/0/value', ['form.required'], undefined],
  ['/assets/0/fate', ['form.required'], undefined],
  ['/lessonsUsable', ['form.hidden'], 'yes'],
  ['/decisionSignature', ['form.hidden'], [signedBy('dorota')]],
]

it.each(endCases)('S06 at %s: %j', (...one) => {
  const issues = end.issues(changed(termination, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S06 hears only whom the operator ends the test for', () => {
  const own = { ...termination, initiator: 'implementer', ground: 'ownDecision' }
  expect(end.state(own).answers).not.toHaveProperty('hearingDue')
  expect(end.state(own).answers).not.toHaveProperty('warnings')
  expect(end.issues(termination, { roles: ['director'] })).toEqual([
    '/implementerPosition form.not-editable',
  ])
})

it('S06 is decided by the director; a reserve is used only if the programme lasts long enough', () => {
  const deciding = {
    ...withFacts({ terminationNoticeOn: '2028-03-20' }),
    roles: ['director'],
    sections: ['decision'],
    base: termination,
  }
  const decided = { ...termination, lessonsUsable: 'yes', decisionSignature: [signedBy('dorota')] }
  expect(end.issues(decided, deciding)).toEqual([])
  expect(end.issues(termination, deciding)).toEqual([
    '/lessonsUsable form.required',
    '/decisionSignature form.required',
  ])
  const replaced = (now: string) => end.state(decided, { ...deciding, now }).answers['replacement']
  expect(replaced('2028-03-20T10:00:00Z')).toBe(true)
  expect(replaced('2028-06-02T10:00:00Z')).toBe(true)
  expect(replaced('2028-06-03T10:00:00Z')).toBe(false)
  expect(replaced('2028-07-31T10:00:00Z')).toBe(false)
})

const finished: JsonObject = {
  actualStart: '2028-02-15',
  actualEnd: '2028-05-14',
  suspendedDays: 0,
  terminated: false,
  costTotal: 120_000_00,
  salesTotal: 9_000_00,
  settlements: [
    { id: 'r1', label: 'Rozliczenie 1', total: 120_000_00 },
    { id: 'r2', label: 'Rozliczenie 2', total: 119_999_99 },
  ],
}
const final = await judgedForm('S07', {
  variables: { parent: contracted, context: finished, files },
  now: '2028-06-01T10:00:00Z',
})
const ended = (facts: JsonObject) => ({
  variables: { parent: contracted, context: { ...finished, ...facts }, files },
})

it('S07 takes a complete report and works out achievement and costs', () => {
  expect(final.issues(finalReport)).toEqual([])
  expect(final.state(finalReport).answers).toMatchObject({
    actualFrom: '2028-02-15',
    actualTo: '2028-05-14',
    monthsTested: 3,
    indicatorsFinal: [
      { code: 'I01', target: 6, pct: 100 },
      { code: 'I03', target: 40, pct: 100 },
      { code: 'I06', target: 4, pct: 25 },
      { code: 'I08', target: 5, pct: 100 },
      { code: 'own', name: 'Warsztaty', target: 10, pct: 40 },
    ],
    achievementIndex: 80,
    settlementRule: 'full',
    costTotal: 120_000_00,
    costPerJob: 20_000_00,
  })
  expect(final.first()).toMatchObject({
    salesTotal: 9_000_00,
    indicatorsFinal: [
      { code: 'I01' },
      { code: 'I03' },
      { code: 'I06' },
      { code: 'I08' },
      { code: 'own' },
    ],
  })
  expect(final.state({ ...finalReport, jobsCreated: 0 }).answers).not.toHaveProperty('costPerJob')
  const unfinished = changed(finalReport, '/indicatorsFinal/4/final', undefined)
  expect(final.state(unfinished).answers).not.toHaveProperty('achievementIndex')
  expect(final.state(unfinished).answers).not.toHaveProperty('settlementRule')
})

it.each([
  [4, 6, 80, 'full'],
  [3.99, 6, 79.97, 'proportional'],
  [0, 3, 50, 'proportional'],
  [0, 2.99, 49.94, 'return'],
])('S07 with %d workshops and %d jobs reaches %d percent: %s', (workshops, jobs, index, rule) => {
  const first = changed(finalReport, '/indicatorsFinal/4/final', workshops)
  const { answers } = final.state(changed(first, '/indicatorsFinal/0/final', jobs))
  expect(answers).toMatchObject({ achievementIndex: index, settlementRule: rule })
})

it('S07 counts months without the suspension; a test that ended early may be shorter', () => {
  const months = (facts: JsonObject) =>
    final.state(finalReport, ended(facts)).answers['monthsTested']
  expect(months({ actualEnd: '2028-09-03', suspendedDays: 20 })).toBe(6)
  expect(months({ actualEnd: '2028-03-31' })).toBe(1)
  expect(final.issues(finalReport, ended({ actualEnd: '2028-03-31' }))).toEqual([
    '/summary form.rule.monthsInRange',
  ])
  expect(final.issues(finalReport, ended({ actualEnd: '2028-09-14' }))).toEqual([
    '/summary form.rule.monthsInRange',
  ])
  const early = ended({ actualEnd: '2028-03-31', terminated: true })
  expect(final.issues(finalReport, early)).toEqual([])
})

const { hypotheses, essentialElements, adaptable, fundingAfter, indicatorsFinal } =
  finalReport as Record<string, JsonObject[]>
const finalCases: Case[] = [
  ['/summary', ['form.min-length'], 'krótko'],
  ['/summary', ['form.max-length'], 'x'.repeat(3001)],
  ['/hypotheses', ['form.min-items'], hypotheses!.slice(0, 2)],
  ['/hypotheses', ['form.max-items'], rowsOf(11, hypotheses![0]!)],
  ['/hypotheses/0/assumption', ['form.min-length'], 'krótko'],
  ['/hypotheses/0/assumption', ['form.max-length'], 'x'.repeat(301)],
  ['/hypotheses/0/verdict', ['form.required'], undefined],
  ['/hypotheses/0/evidence', ['form.min-length'], 'krótko'],
  ['/hypotheses/0/evidence', ['form.max-length'], 'x'.repeat(1001)],
  ['/indicatorsFinal', ['form.min-items'], indicatorsFinal!.slice(0, 4)],
  ['/indicatorsFinal/0/code', ['form.not-editable'], 'I02'],
  ['/indicatorsFinal/0/final', ['form.required'], undefined],
  ['/indicatorsFinal/0/final', [], 4.8],
  ['/indicatorsFinal/0/final', ['/indicatorsFinal/0/explanation form.required'], 4.79],
  ['/indicatorsFinal/2/explanation', ['form.min-length'], 'krótko'],
  ['/indicatorsFinal/2/explanation', ['form.max-length'], 'x'.repeat(501)],
  ['/indicatorsFinal/0/explanation', ['form.hidden'], prose(30)],
  [
    '/jobsCreated',
    ['form.minimum', '/jobsAtRiskCreated form.maximum', '/jobsKept form.maximum'],
    -1,
  ],
  ['/jobsAtRiskCreated', ['form.maximum'], 7],
  ['/jobsKept', ['form.maximum'], 7],
  ['/recipientsTotal', ['form.minimum'], -1],
  ['/satisfactionFinal', ['form.minimum'], 0.5],
  ['/satisfactionFinal', ['form.maximum'], 5.5],
  ['/satisfactionFinal', [], undefined],
  ['/socialEffects', ['form.min-length'], 'krótko'],
  ['/socialEffects', ['form.max-length'], 'x'.repeat(4001)],
  ['/unintended', ['form.max-length'], 'x'.repeat(2001)],
  ['/peopleStories', ['form.max-length'], 'x'.repeat(3001)],
  ['/peopleStories', ['form.rule.noPersonalDataPeopleStories (warning)'], 'Pani 85831400124'],
  ['/salesTotal', ['form.minimum'], -1],
  ['/unitCostFinal', ['form.required'], undefined],
  ['/fundingAfter', ['form.required'], []],
  ['/fundingAfter', ['form.max-items'], rowsOf(9, fundingAfter![0]!)],
  ['/fundingAfter/0/source', ['form.required'], undefined],
  ['/fundingAfter/0/yearly', ['form.minimum'], -1],
  ['/fundingAfter/0/certainty', ['form.required'], undefined],
  ['/continuation', ['form.required'], undefined],
  ['/finalModel', ['form.min-length'], 'krótko'],
  ['/finalModel', ['form.max-length'], 'x'.repeat(8001)],
  ['/essentialElements', ['form.min-items'], essentialElements!.slice(0, 2)],
  ['/essentialElements', ['form.max-items'], rowsOf(16, essentialElements![0]!)],
  ['/essentialElements/0/element', ['form.min-length'], 'x'],
  ['/essentialElements/0/why', ['form.min-length'], 'x'],
  ['/adaptable', ['form.required'], []],
  ['/adaptable', ['form.max-items'], rowsOf(16, adaptable![0]!)],
  ['/adaptable/0/element', ['form.max-length'], 'x'.repeat(201)],
  ['/adaptable/0/options', ['form.max-length'], 'x'.repeat(301)],
  ['/conditionsOfUse', ['form.min-length'], 'krótko'],
  ['/conditionsOfUse', ['form.max-length'], 'x'.repeat(3001)],
  ['/notRecommendedFor', ['form.min-length'], 'krótko'],
  ['/notRecommendedFor', ['form.max-length'], 'x'.repeat(2001)],
  ['/recommendationsPolicy', [], undefined],
  ['/recommendationsPolicy', ['form.min-length'], 'krótko'],
  ['/recommendationsPolicy', ['form.max-length'], 'x'.repeat(3001)],
  ['/annexes', ['form.file-type'], ['text']],
  ['/annexes', ['form.file-size'], ['large']],
  ['/finalSettlement', ['form.required'], undefined],
  ['/finalSettlement', ['form.rule.settlementMatches'], 'r2'],
  ['/finalSettlement', ['form.reference-unknown', 'form.rule.settlementMatches'], 'r3'],
  ['/finalSignature', ['form.required'], undefined],
]

it.each(finalCases)('S07 at %s: %j', (...one) => {
  const issues = final.issues(changed(finalReport, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})
