import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { lengths, missing } from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { recommendation } from '../support/support-answers.ts'
import { prose } from '../support/prose.ts'

const delegates = ['anna', 'jan', 'ola'].map((id) => ({ id, name: `Osoba ${id}` }))

/** Hours each person attended of each module of eight hours. */
const attended: Record<string, number[]> = {
  anna: [8, 8, 8, 8, 8],
  jan: [8, 8, 8, 8, 0],
  ola: [8, 8, 8, 4, 3.5],
}
const attendanceOf = (hours: Record<string, number[]>): JsonObject[] =>
  Object.entries(hours).flatMap(([participant, list]) =>
    list.map((hoursPresent, n) => ({
      participant,
      module: `m${n + 1}`,
      hoursPresent,
      didacticHours: 8,
    })),
  )
const modules: JsonObject[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  module: `m${n}`,
  mandatory: n < 6 ? 'yes' : 'no',
}))
const given = (context: JsonObject = {}, plan: JsonObject = {}) => ({
  context: {
    delegates,
    attendance: attendanceOf(attended),
    tests: [
      { participant: 'anna', passed: true },
      { participant: 'jan', passed: false },
      { participant: 'jan', passed: true },
      { participant: 'ola', passed: false },
    ],
    adviceCards: [
      { area: 'business', hours: 4 },
      { area: 'legal', hours: 8 },
    ],
    ...context,
  },
  answers: { plan: { hoursPlannedTotal: 20, modules, ...plan } },
})
const form = await judgedForm('T05', {
  variables: given(),
  now: '2027-12-10T10:00:00Z',
  roles: ['keyAdviser'],
})
const result = (context: JsonObject = {}, more: JsonObject = {}, plan: JsonObject = {}) =>
  form.state({ ...recommendation, ...more }, { variables: given(context, plan) }).answers

it('T05 works the conditions out from attendance, tests and advice cards', () => {
  expect(form.issues(recommendation)).toEqual([])
  expect(result()).toMatchObject({
    delegates: [
      { person: 'anna', share: 100, passed: true },
      { person: 'jan', share: 80, passed: true },
      { person: 'ola', share: 78.75, passed: false },
    ],
    attendanceShare: 86.25,
    attendanceOk: true,
    testOk: true,
    adviceUse: 60,
    adviceOk: true,
    result: true,
  })
})

it('T05 counts mandatory modules without exemptions only', () => {
  const attendance = [
    ...attendanceOf(attended),
    { participant: 'ola', module: 'm6', hoursPresent: 0, didacticHours: 8 },
  ]
  expect(result({ attendance })).toMatchObject({ delegates: [{}, {}, { share: 78.75 }] })
  const exempt = modules.map((row) => (row['module'] === 'm5' ? { ...row, exempt: 'yes' } : row))
  expect(result({ attendance }, {}, { modules: exempt })).toMatchObject({
    delegates: [{ share: 100 }, { share: 100 }, { share: 87.5 }],
  })
})

it('T05 never rounds a share up to the threshold', () => {
  const almost = attendanceOf({ ...attended, jan: [8, 8, 8, 7.999, 0] })
  expect(result({ attendance: almost })).toMatchObject({
    delegates: [{}, { share: 79.99 }, {}],
    attendanceOk: false,
  })
})

const onlyOnePassed = { tests: [{ participant: 'anna', passed: true }] }
const littleAdvice = { adviceCards: [{ area: 'business', hours: 11.5 }] }

it.each<[string, JsonObject, JsonObject]>([
  ['attendanceOk', { attendance: attendanceOf({ anna: [8, 8, 8, 8, 8] }) }, {}],
  ['testOk', onlyOnePassed, {}],
  ['testOk', { tests: [] }, {}],
  ['adviceOk', littleAdvice, { adviceUse: 57.5 }],
  ['adviceOk', { adviceCards: [{ area: 'legal', hours: 20 }] }, { adviceUse: 100 }],
  ['adviceOk', { adviceCards: [] }, { adviceUse: 0 }],
])('T05 does not admit where %s fails, unless it is waived', (condition, facts, more) => {
  const waived = { waiver: 'yes', waiverReason: prose(100) }
  const coordinator = { variables: given(facts), roles: ['regionalCoordinator'] }
  expect(result(facts)).toMatchObject({ [condition]: false, result: false, ...more })
  expect(result(facts, waived)).toMatchObject({ [condition]: false, result: true })
  expect(form.issues({ ...recommendation, ...waived }, coordinator)).toEqual([])
})

it('T05 waives one condition, not two, and not none', () => {
  const waived = { ...recommendation, waiver: 'yes', waiverReason: prose(100) }
  const issues = (facts: JsonObject) =>
    form.issues(waived, { variables: given(facts), roles: ['regionalCoordinator'] })
  const two = { ...onlyOnePassed, ...littleAdvice }
  expect(issues(two)).toEqual(['/waiver form.rule.oneWaiver'])
  expect(issues({})).toEqual(['/waiver form.rule.oneWaiver'])
  expect(result(two, waived)['result']).toBe(false)
})

it.each(['conditional', 'negative'])('T05 does not admit with a %s recommendation', (recommend) => {
  expect(result({}, { recommend })['result']).toBe(false)
})

it('T05 says nothing of the result before the adviser recommends', () => {
  const { recommend: _, ...rest } = recommendation
  expect(form.state(rest).answers['result'] ?? null).toBeNull()
})

it('T05 begins with the delegated persons and today', () => {
  expect(form.first()).toMatchObject({
    delegates: [{ person: 'anna' }, { person: 'jan' }, { person: 'ola' }],
    issuedOn: '2027-12-10',
  })
})

const cases: Case[] = [
  ...missing('/goalsReview', '/strengths', '/risksSeen', '/recommend', '/issuedOn'),
  ...lengths('/goalsReview', 200, 3000),
  ...lengths('/strengths', 100, 1500),
  ...lengths('/risksSeen', 100, 1500),
  ['/recommend', ['form.choice-unknown'], 'maybe'],
  ['/issuedOn', ['form.maximum-date'], '2027-12-11'],
  ['/waiver', ['form.not-editable'], 'no'],
  ...[
    '/attendanceShare',
    '/attendanceOk',
    '/testOk',
    '/adviceUse',
    '/adviceOk',
    '/result',
    '/delegates/0/passed',
  ].map((pointer): Case => [pointer, ['form.computed (warning)'], 'x']),
  ['/delegates/2/share', ['form.computed (warning)'], 100],
  ['/delegates', ['form.not-editable'], [{ person: 'anna' }]],
]

it.each(cases)('T05 at %s: %j', (...one) => {
  expect(form.issues(changed(recommendation, one[0], one[2]))).toEqual(expectedIssues(one))
})

const waiverCases: Case[] = [
  ...missing('/waiverReason'),
  ...lengths('/waiverReason', 100, 1000),
  ['/waiver', ['/waiverReason form.hidden'], 'no'],
]

it.each(waiverCases)('T05 waiver at %s: %j', (...one) => {
  const waived = { ...recommendation, waiver: 'yes', waiverReason: prose(100) }
  const coordinator = { variables: given(onlyOnePassed), roles: ['regionalCoordinator'] }
  expect(form.issues(changed(waived, one[0], one[2]), coordinator)).toEqual(expectedIssues(one))
})
