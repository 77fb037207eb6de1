import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { bounds, lengths, missing } from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { survey, testAnswers } from '../support/support-answers.ts'

const questions = Array.from({ length: 20 }, (_, n) => ({
  id: `q${n + 1}`,
  text: { pl: `Pytanie ${n + 1}`, en: `Question ${n + 1}` },
  a: { pl: 'pierwsza', en: 'the first' },
  b: 'druga',
  c: 'trzecia',
  d: 'czwarta',
}))
const given = (context: JsonObject = {}) => ({
  context: { questions, attempt: 1, preScore: 45, correct: null, ...context },
})
const form = await judgedForm('T04', {
  variables: given(),
  now: '2027-11-20T10:00:00Z',
  roles: ['participant'],
})
const rows = testAnswers['testAnswers'] as JsonObject[]

it('T04 asks the twenty questions drawn for this attempt and says no result yet', () => {
  const first = form.first()
  expect(first['attempt']).toBe(1)
  expect(first['testAnswers']).toHaveLength(20)
  expect((first['testAnswers'] as JsonObject[])[2]).toEqual({
    questionId: 'q3',
    question: { pl: 'Pytanie 3', en: 'Question 3' },
    optionA: { pl: 'pierwsza', en: 'the first' },
    optionB: 'druga',
    optionC: 'trzecia',
    optionD: 'czwarta',
  })
  expect(form.issues(testAnswers)).toEqual([])
  expect(form.state(testAnswers).answers).not.toHaveProperty('postScore')
})

const testCases: Case[] = [
  ...missing('/testAnswers/19/choice'),
  ['/testAnswers', ['form.required'], []],
  ['/testAnswers', ['form.min-items'], rows.slice(0, 19)],
  ['/testAnswers/0/choice', ['form.choice-unknown'], 'e'],
  ['/testAnswers/0/question', ['form.computed (warning)'], 'Inne pytanie'],
  ['/testAnswers/0/questionId', ['form.not-editable'], 'q99'],
  ['/q1', ['form.hidden'], 5],
  ['/postScore', ['form.hidden'], 100],
  ['/attempt', ['form.computed (warning)'], 2],
]

it.each(testCases)('T04 test at %s: %j', (...one) => {
  expect(form.issues(changed(testAnswers, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('T04 allows one resit', () => {
  expect(form.issues(testAnswers, { variables: given({ attempt: 2 }) })).toEqual([])
  expect(form.issues(testAnswers, { variables: given({ attempt: 3 }) })).toEqual([
    '/attempt form.maximum',
  ])
  expect(form.issues(testAnswers, { variables: given({ attempt: 0 }) })).toEqual([
    '/attempt form.minimum',
  ])
})

const filled: JsonObject = { ...testAnswers, ...survey }
const surveying = (correct = 12) => ({
  variables: given({ correct }),
  sections: ['survey'],
  base: testAnswers,
})

it.each([
  [12, 60, true],
  [11, 55, false],
  [20, 100, true],
  [0, 0, false],
])('T04 with %d correct answers scores %d: passed %s', (correct, postScore, testPassed) => {
  expect(form.state(filled, surveying(correct)).answers).toMatchObject({
    preScore: 45,
    postScore,
    testPassed,
  })
})

it('T04 keeps its results between 0 and 100', () => {
  const issues = (context: JsonObject) => form.issues(filled, { variables: given(context) })
  expect(issues({ correct: 20, preScore: 100 })).toEqual([])
  expect(issues({ correct: 21 })).toEqual(['/postScore form.maximum'])
  expect(issues({ correct: -1 })).toEqual(['/postScore form.minimum'])
  expect(issues({ correct: 12, preScore: 101 })).toEqual(['/preScore form.maximum'])
  expect(issues({ correct: 12, preScore: -1 })).toEqual(['/preScore form.minimum'])
})

it.each(['preScore', 'postScore', 'testPassed'])('T04 works out %s itself', (key) => {
  const issues = form.issues({ ...filled, [key]: 1 }, { variables: given({ correct: 12 }) })
  expect(issues).toEqual([`/${key} form.computed (warning)`])
})

it('T04 takes the survey after the test, and keeps the test as it was', () => {
  expect(form.issues(filled, surveying())).toEqual([])
  expect(form.issues(changed(filled, '/testAnswers/0/choice', 'b'), surveying())).toEqual([
    '/testAnswers/0/choice form.not-editable',
  ])
})

const surveyCases: Case[] = [
  ...missing('/q1', '/q2', '/q3', '/q4', '/q5'),
  ...['/q1', '/q2', '/q3', '/q4'].flatMap((pointer) => bounds(pointer, 1, 5)),
  ['/q5', ['form.choice-unknown'], 'hard'],
  ...lengths('/q6', 0, 1000),
  ['/q6', ['form.rule.noPersonalDataQ6 (warning)'], 'Osoba 85831400124 przeszkadzała.'],
  ...bounds('/nps', 0, 10),
]

it.each(surveyCases)('T04 survey at %s: %j', (...one) => {
  expect(form.issues(changed(filled, one[0], one[2]), surveying())).toEqual(expectedIssues(one))
})

it('T04 shows the survey, which is anonymous, to nobody but who filled it in', () => {
  const seen = (...roles: string[]) => form.seenBy(filled, ...roles)
  expect(seen('trainer')).toEqual(testAnswers)
  expect(seen('keyAdviser')).toEqual(testAnswers)
  expect(seen('reportingOfficer')).toEqual(testAnswers)
  expect(seen('participant')).toEqual(filled)
})
