import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { rated, readiness, readinessCodes, selfRating } from '../support/franchise-answers.ts'
import { signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const facts = { selfRatedOn: null, assessedOn: null, submittedOn: '2028-09-01' }
const answersSoFar = { request: { essentialChange: false } }
const form = await judgedForm('F02', {
  variables: { context: facts, answers: answersSoFar },
  now: '2028-09-08T10:00:00Z',
  roles: ['franchisee'],
})
const assessing = (essentialChange = false) => ({
  variables: {
    context: { ...facts, selfRatedOn: '2028-09-04' },
    answers: { request: { essentialChange } },
  },
  roles: ['owesAdviser'],
  base: selfRating,
})

it('F02 first takes the self-rating alone', () => {
  expect((form.first()['items'] as JsonObject[]).map(({ code }) => code)).toEqual(readinessCodes)
  expect(form.issues(selfRating)).toEqual([])
  expect(form.state(selfRating).answers['selfTotal']).toBe(40)
  expect(form.state(selfRating).answers).not.toHaveProperty('readinessResult')
  const early = form.issues(readiness)
  expect(early).toContain('/items/0/adviser form.hidden')
  expect(early).toContain('/adviserConclusion form.hidden')
})

it('F02 takes the adviser’s assessment beside it, and keeps the self-rating', () => {
  expect(form.issues(readiness, assessing())).toEqual([])
  expect(form.state(readiness, assessing()).answers).toMatchObject({
    selfTotal: 40,
    adviserTotal: 40,
    areaMin: 8,
    essentialChange: false,
    assessDue: '2028-09-15',
  })
  expect(form.issues(changed(readiness, '/items/0/self', 3), assessing())).toEqual([
    '/items/0/self form.not-editable',
  ])
  expect(form.issues(readiness, { ...assessing(), roles: ['franchisee'] })).toContain(
    '/adviserConclusion form.not-editable',
  )
})

it.each([
  [() => 2, 40, 8, 'ready'],
  [(index: number) => (index === 0 ? 1 : 2), 39, 7, 'conditional'],
  // 3 points in sixteen questions, 1, 1, 2 and 2 in the last area
  [(index: number) => (index < 16 ? 3 : index < 18 ? 1 : 2), 54, 6, 'ready'],
  [(index: number) => (index < 16 ? 3 : index < 19 ? 1 : 2), 53, 5, 'conditional'],
  [(index: number) => (index % 2 ? 2 : 1), 30, 6, 'conditional'],
  [(index: number) => (index > 0 && index % 2 ? 2 : index === 0 ? 0 : 1), 29, 5, 'notReady'],
])('F02 %#: %s', (points, total, weakest, result) => {
  const answers = { ...readiness, items: rated(points) }
  expect(form.state(answers, assessing()).answers).toMatchObject({
    adviserTotal: total,
    areaMin: weakest,
    readinessResult: result,
  })
})

it('F02 gives no result while a question is open', () => {
  const { answers } = form.state(changed(readiness, '/items/7/adviser', undefined), assessing())
  expect(answers).not.toHaveProperty('adviserTotal')
  expect(answers).not.toHaveProperty('readinessResult')
})

it('F02 asks for the franchisor’s opinion when an essential element would change', () => {
  expect(form.issues(readiness, assessing(true))).toEqual(['/franchisorOpinion form.required'])
  expect(form.issues({ ...readiness, franchisorOpinion: 'negative' }, assessing(true))).toEqual([])
  expect(form.issues({ ...readiness, franchisorOpinion: 'positive' }, assessing())).toEqual([
    '/franchisorOpinion form.hidden',
  ])
})

const step = { action: 'Podpisać umowę najmu.', due: '2028-12-07' }
const conditional: JsonObject = {
  ...readiness,
  items: rated((index) => (index === 0 ? 0 : 2)),
  developmentPlan: [step],
}
const cases: Case[] = [
  ['/items/0/gapNote', ['form.required'], undefined],
  ['/items/0/gapNote', ['form.min-length'], 'krótko'],
  ['/items/0/gapNote', ['form.max-length'], 'x'.repeat(301)],
  ['/items/1/gapNote', ['form.hidden'], prose(20)],
  ['/items/1/adviser', ['form.required', '/developmentPlan form.hidden'], undefined],
  [
    '/items/1/adviser',
    ['form.maximum', '/items/1/gapNote form.required', '/developmentPlan form.hidden'],
    4,
  ],
  ['/items/1/code', ['form.not-editable'], 'G03'],
  ['/developmentPlan', ['form.required'], []],
  ['/developmentPlan', ['form.max-items'], rowsOf(11, step)],
  ['/developmentPlan/0/action', ['form.min-length'], 'krótko'],
  ['/developmentPlan/0/action', ['form.max-length'], 'x'.repeat(301)],
  ['/developmentPlan/0/due', ['form.required'], undefined],
  ['/developmentPlan/0/due', ['form.maximum-date'], '2028-12-08'],
  ['/developmentPlan/0/done', [], 'yes'],
  ['/adviserConclusion', ['form.min-length'], 'krótko'],
  ['/adviserConclusion', ['form.max-length'], 'x'.repeat(2001)],
  ['/adviserSignature', ['form.required'], undefined],
]

it.each(cases)('F02 at %s: %j', (...one) => {
  const issues = form.issues(changed(conditional, one[0], one[2]), assessing())
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('F02 wants a plan only where gaps are left, within 90 days of the assessment', () => {
  expect(form.issues({ ...readiness, developmentPlan: [step] }, assessing())).toEqual([
    '/developmentPlan form.hidden',
  ])
  const again = assessing()
  const later = {
    ...again,
    now: '2028-12-01T10:00:00Z',
    variables: {
      ...again.variables,
      context: { ...again.variables.context, assessedOn: '2028-09-08' },
    },
  }
  expect(form.issues(conditional, later)).toEqual([])
  expect(form.issues(changed(conditional, '/developmentPlan/0/due', '2028-12-08'), later)).toEqual([
    '/developmentPlan/0/due form.maximum-date',
  ])
})

const selfCases: Case[] = [
  ['/items/0/self', ['form.required'], undefined],
  ['/items/0/self', ['form.minimum'], -1],
  ['/items/0/self', ['form.maximum'], 4],
  ['/adviserSignature', ['form.hidden'], [signedBy('fela')]],
]

it.each(selfCases)('F02 self-rating at %s: %j', (...one) => {
  expect(form.issues(changed(selfRating, one[0], one[2]))).toEqual(expectedIssues(one))
})
