import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { marks, panelDecision } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const facts: JsonObject = {
  panelTotals: [],
  achievementIndex: 80,
  finalAcceptedOn: '2028-06-12',
  acted: ['aga'],
}
const form = await judgedForm('S08', {
  variables: { context: facts },
  now: '2028-07-03T10:00:00Z',
  roles: ['evaluator'],
})
const deciding = (panelTotals: number[], achievementIndex = 80) => ({
  variables: { context: { ...facts, panelTotals, achievementIndex } },
  sections: ['decision'],
})

it('S08 takes the marks of one member and adds them up', () => {
  expect(form.issues(marks)).toEqual([])
  expect(form.state(marks).answers['vTotal']).toBe(19)
  expect(form.state(marks).answers).not.toHaveProperty('panelMean')
  expect(form.issues(marks, { roles: ['monitor'] })).toContain('/v1 form.not-editable')
})

it('S08 asks for as many criteria as the programme says', () => {
  const fewer = { variables: { context: facts, parameters: { P39Criteria: 5 } } }
  expect(form.issues(marks, fewer)).toContain('/v6 form.hidden')
  const { v6: _, ...five } = marks
  expect(form.issues(five, fewer)).toEqual([])
  expect(form.state(five, fewer).answers['vTotal']).toBe(17)
  expect(form.issues(five)).toContain('/v6 form.required')
})

const markCases: Case[] = [
  ...['v1', 'v2', 'v3', 'v4', 'v5', 'v6'].flatMap((key): Case[] => [
    [`/${key}`, ['form.required'], undefined],
    [`/${key}`, ['form.minimum'], -1],
    [`/${key}`, ['form.maximum'], 6],
  ]),
  ['/vNotes', ['form.required'], undefined],
  ['/vNotes', ['form.min-length'], 'krótko'],
  ['/vNotes', ['form.max-length'], 'x'.repeat(4001)],
  // how many marks there are is for the programme to say, so that a sender may not know the sum
  ['/vTotal', ['form.computed (warning)'], 30],
  ['/panelMembers', ['form.hidden'], ['ewa', 'ela', 'edek']],
]

it.each(markCases)('S08 at %s: %j', (...one) => {
  expect(form.issues(changed(marks, one[0], one[2]))).toEqual(expectedIssues(one))
})

it.each([
  [[19, 18, 17], 80, 18, 'positive'],
  [[18, 18, 17], 100, 17.67, 'conditional'],
  [[30, 30, 30], 79.99, 30, 'conditional'],
  [[15, 15, 15], 50, 15, 'conditional'],
  [[15, 15, 14], 100, 14.67, 'negative'],
  [[30, 30, 30], 49.99, 30, 'negative'],
])(
  'S08 with totals %j and achievement %d decides: mean %d, %s',
  (totals, index, mean, decision) => {
    expect(form.state(panelDecision, deciding(totals, index)).answers).toMatchObject({
      panelMean: mean,
      achievement: index,
      validationDecision: decision,
      manualGo: decision === 'positive',
    })
  },
)

const conditional = deciding([15, 16, 17])
const condition = { text: 'Uzupełnić opis rekrutacji grupy.', due: '2028-08-02' }
const withConditions = (...conditionsList: JsonObject[]): JsonObject => ({
  ...panelDecision,
  conditionsList,
})

it('S08 sends a conditional model to the manual once every condition is met', () => {
  const goes = (...rows: JsonObject[]) =>
    form.state(withConditions(...rows), conditional).answers['manualGo']
  expect(goes(condition)).toBe(false)
  expect(goes({ ...condition, met: 'yes' }, condition)).toBe(false)
  expect(goes({ ...condition, met: 'yes' }, { ...condition, met: 'no' })).toBe(false)
  expect(goes({ ...condition, met: 'yes' }, { ...condition, met: 'yes' })).toBe(true)
})

it('S08 takes a complete decision of the panel', () => {
  expect(form.issues(panelDecision, deciding([19, 18, 17]))).toEqual([])
  expect(form.issues(withConditions(condition), conditional)).toEqual([])
  expect(form.issues(withConditions(condition), deciding([19, 18, 17]))).toEqual([
    '/conditionsList form.hidden',
  ])
})

const decisionCases: Case[] = [
  ['/conditionsList', ['form.required'], []],
  ['/conditionsList', ['form.max-items'], rowsOf(9, condition)],
  ['/conditionsList/0/text', ['form.min-length'], 'krótko'],
  ['/conditionsList/0/text', ['form.max-length'], 'x'.repeat(401)],
  ['/conditionsList/0/due', ['form.maximum-date'], '2028-08-03'],
  ['/conditionsList/0/due', ['form.minimum-date'], '2028-07-02'],
  ['/conditionsList/0/due', ['form.required'], undefined],
  ['/conditionsList/0/met', ['form.choice-unknown'], 'maybe'],
  ['/panelMembers', ['form.required'], undefined],
  ['/panelMembers', ['form.min-items'], ['ewa', 'ela']],
  ['/panelMembers', ['form.max-items'], ['ewa', 'ela', 'edek', 'ola']],
  ['/panelMembers', ['form.rule.independentPanel'], ['ewa', 'ela', 'aga']],
  ['/decidedOn', ['form.required'], undefined],
  ['/decidedOn', ['form.maximum-date'], '2028-07-04'],
]

it.each(decisionCases)('S08 decision at %s: %j', (...one) => {
  const answers = changed(withConditions({ ...condition, text: prose(20) }), one[0], one[2])
  expect(form.issues(answers, conditional)).toEqual(expectedIssues(one))
})

it('S08 warns when the panel is later than 15 working days', () => {
  // Corpus Christi, 15 June 2028, does not count.
  const on = (decidedOn: string) =>
    form.issues(
      { ...panelDecision, decidedOn },
      { ...deciding([19, 18, 17]), now: '2028-07-10T10:00:00Z' },
    )
  expect(on('2028-07-04')).toEqual([])
  expect(on('2028-07-05')).toEqual(['/decidedOn form.rule.decidedInTime (warning)'])
})
