import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { changeRequest, changing, signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const asking = { parent: changing, context: { submittedOn: null } }
const form = await judgedForm('S03', { variables: asking, now: '2028-04-18T10:00:00Z' })
const withParent = (parent: JsonObject) => ({
  variables: { ...asking, parent: { ...changing, ...parent } },
})

it('S03 takes a complete request and works out the dates of the test', () => {
  expect(form.issues(changeRequest)).toEqual([])
  expect(form.state(changeRequest).answers).toMatchObject({
    currentEnd: '2028-05-14',
    requestDeadline: '2028-04-29',
    late: false,
    newEnd: '2028-09-03',
    shiftShare: 7.5,
    approvalNeeded: true,
  })
  expect(form.state({ ...changeRequest, suspensionDays: 1, newMonths: 4 }).answers).toMatchObject({
    newEnd: '2028-06-15',
  })
  const suspended = form.state(changeRequest, withParent({ months: 6, suspendedDays: 20 })).answers
  expect(suspended).toMatchObject({ currentEnd: '2028-09-03', requestDeadline: '2028-08-19' })
})

it('S03 asks for approval unless the budget alone moves by at most 10%', () => {
  const moving = (amount: number): JsonObject => ({
    changeKind: ['budget'],
    budgetShifts: [{ fromRow: 1, toRow: 3, amount }],
  })
  const judged = (amount: number) => form.state(moving(amount)).answers
  expect(judged(2_000_00)).toMatchObject({ shiftShare: 10, approvalNeeded: false })
  expect(judged(2_000_50)).toMatchObject({ shiftShare: 10, approvalNeeded: false })
  expect(judged(2_010_00)).toMatchObject({ shiftShare: 10.05, approvalNeeded: true })
  // what was moved before without an annex counts as well, of the budget agreed on
  const earlier = { freeShifts: [{ fromRow: 1, toRow: 2, amount: 1_500_00 }] }
  const again = (amount: number) => form.state(moving(amount), withParent(earlier)).answers
  expect(again(500_00)).toMatchObject({ shiftShare: 10, approvalNeeded: false })
  expect(again(510_00)).toMatchObject({ shiftShare: 10.05, approvalNeeded: true })
  const inside = [{ fromRow: 2, toRow: 3, amount: 9_000_00 }]
  expect(form.state({ changeKind: ['budget'], budgetShifts: inside }).answers).toMatchObject({
    shiftShare: 0,
    approvalNeeded: false,
  })
  expect(form.state({ changeKind: ['place'] }).answers).toMatchObject({
    shiftShare: 0,
    approvalNeeded: true,
  })
})

it('S03 is late from the day after the deadline, which may be a Saturday', () => {
  const at = (now: string, submittedOn: string | null = null) =>
    form.state(changeRequest, { now, variables: { ...asking, context: { submittedOn } } }).answers
  expect(at('2028-04-29T21:59:59Z')['late']).toBe(false)
  expect(at('2028-04-29T22:00:00Z')['late']).toBe(true)
  expect(at('2028-05-04T10:00:00Z', '2028-04-29')['late']).toBe(false)
  const now = '2028-04-30T10:00:00Z'
  const late = { ...changeRequest, effectDate: '2028-05-02' }
  expect(form.issues(late, { now })).toEqual(['/lateReason form.required'])
  expect(form.issues({ ...late, lateReason: 'krótko' }, { now })).toEqual([
    '/lateReason form.min-length',
  ])
  expect(form.issues({ ...late, lateReason: 'x'.repeat(1001) }, { now })).toEqual([
    '/lateReason form.max-length',
  ])
  expect(form.issues({ ...late, lateReason: prose(100) }, { now })).toEqual([])
})

it('S03 keeps only what the kind of change asks for', () => {
  const place = { ...changeRequest, changeKind: ['place'] }
  const hidden = [
    'newMonths',
    'extensionGoal',
    'suspensionFrom',
    'suspensionDays',
    'budgetShifts',
    'staffChange',
    'founderChange',
  ]
  expect(form.issues(place)).toEqual(hidden.map((key) => `/${key} form.hidden`))
  for (const key of [...hidden, 'newEnd']) expect(form.state(place).answers).not.toHaveProperty(key)
})

const shifts = changeRequest['budgetShifts'] as JsonObject[]
const cases: Case[] = [
  ['/description', ['form.required'], undefined],
  ['/description', ['form.min-length'], 'krótko'],
  ['/description', ['form.max-length'], 'x'.repeat(3001)],
  ['/effectDate', ['form.minimum-date'], '2028-04-17'],
  ['/effectDate', [], '2028-04-18'],
  ['/newMonths', ['form.required'], undefined],
  ['/newMonths', ['form.minimum'], 3],
  ['/newMonths', [], 4],
  ['/newMonths', ['form.maximum'], 7],
  ['/newEnd', ['form.computed (warning)'], '2028-12-31'],
  ['/extensionGoal', ['form.required'], undefined],
  ['/extensionGoal', ['form.min-length'], 'krótko'],
  ['/extensionGoal', ['form.max-length'], 'x'.repeat(1501)],
  ['/lateReason', ['form.hidden'], prose(100)],
  ['/budgetShifts', ['form.required'], []],
  ['/budgetShifts', ['form.max-items'], rowsOf(21, shifts[0]!)],
  ['/budgetShifts/0/fromRow', ['form.minimum'], 0],
  ['/budgetShifts/0/fromRow', ['form.maximum'], 4],
  ['/budgetShifts/0/fromRow', ['form.required'], undefined],
  ['/budgetShifts/0/toRow', ['form.rule.otherRow'], 1],
  ['/budgetShifts/0/toRow', ['form.maximum'], 4],
  ['/budgetShifts/0/amount', ['form.minimum'], 0],
  ['/suspensionFrom', ['form.required'], undefined],
  ['/suspensionDays', ['form.minimum'], 0],
  ['/suspensionDays', [], 30],
  ['/suspensionDays', ['form.maximum'], 31],
  ['/staffChange', ['form.min-length'], 'krótko'],
  ['/staffChange', ['form.max-length'], 'x'.repeat(1001)],
  ['/founderChange', ['form.min-length'], 'krótko'],
  ['/founderChange', ['form.max-length'], 'x'.repeat(2001)],
  ['/extraCost', ['form.required'], undefined],
  ['/extraCost', ['form.maximum'], 1],
  ['/extraCost', ['form.minimum'], -1],
  ['/requestSignature', ['form.required'], undefined],
  ['/decision', ['form.hidden'], 'approved'],
]

it.each(cases)('S03 at %s: %j', (...one) => {
  const issues = form.issues(changed(changeRequest, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S03 wants a kind of change, free funds for extra cost, one suspension, an end in the programme', () => {
  expect(form.issues({ ...changeRequest, changeKind: [] })).toContain('/changeKind form.required')
  const costly = { ...changeRequest, extraCost: 500_00 }
  expect(form.issues(costly, withParent({ freeFunds: 500_00 }))).toEqual([])
  expect(form.issues(costly, withParent({ freeFunds: 499_99 }))).toEqual([
    '/extraCost form.maximum',
  ])
  expect(form.issues(changeRequest, withParent({ suspendedDays: 5 }))).toEqual([
    '/suspensionFrom form.rule.suspendedOnce',
  ])
  expect(form.issues(changeRequest, withParent({ actualStart: '2028-06-13' }))).toEqual([
    '/newMonths form.rule.endsInProgramme',
  ])
  expect(form.issues(changeRequest, withParent({ actualStart: '2028-06-12' }))).toEqual([])
})

it('S03 lets the director decide within 7 working days, with a reason and an annex', () => {
  const deciding = {
    variables: { ...asking, context: { submittedOn: '2028-04-27' } },
    now: '2028-05-04T10:00:00Z',
    roles: ['director'],
    sections: ['decision'],
    base: changeRequest,
  }
  const judge = (answers: JsonObject) => form.issues({ ...changeRequest, ...answers }, deciding)
  const decisionReason = prose(50)
  expect(judge({ decision: 'approved', decisionReason, annexNo: '1/2028' })).toEqual([])
  expect(judge({ decision: 'refused', decisionReason })).toEqual([])
  const partly = { decision: 'approvedPartly', decisionReason, annexNo: '1/2028' }
  expect(judge(partly)).toEqual([
    '/grantedMonths form.required',
    '/grantedDays form.required',
    '/grantedBudget form.required',
  ])
  const granted = { ...partly, grantedMonths: 5, grantedDays: 0, grantedBudget: 'no' }
  expect(judge(granted)).toEqual([])
  expect(judge({ ...granted, grantedMonths: 2 })).toEqual(['/grantedMonths form.minimum'])
  expect(judge({ ...granted, grantedMonths: 7, grantedDays: 21 })).toEqual([
    '/grantedMonths form.maximum',
    '/grantedDays form.maximum',
  ])
  expect(judge({ decision: 'approvedPartly', decisionReason })).toContain('/annexNo form.required')
  expect(judge({ decision: 'approved', decisionReason, annexNo: 'x'.repeat(41) })).toEqual([
    '/annexNo form.max-length',
  ])
  expect(judge({ decision: 'refused', decisionReason, annexNo: '1' })).toEqual([
    '/annexNo form.hidden',
  ])
  expect(judge({})).toEqual(['/decision form.required', '/decisionReason form.required'])
  expect(judge({ decision: 'refused', decisionReason: 'krótko' })).toEqual([
    '/decisionReason form.min-length',
  ])
  expect(judge({ decision: 'refused', decisionReason: 'x'.repeat(2001) })).toEqual([
    '/decisionReason form.max-length',
  ])
  expect(judge({ decision: 'notNeeded', decisionReason })).toEqual([
    '/decision form.rule.approvalWhereNeeded',
  ])
  expect(judge({ decision: 'refused', decisionReason, extraCost: 7 })).toEqual([
    '/extraCost form.not-editable',
  ])
  // 1 and 3 May are days off.
  expect(form.state(changeRequest, deciding).answers['decisionDue']).toBe('2028-05-10')
  const signed = { ...changeRequest, requestSignature: [signedBy('ala')] }
  expect(form.issues(signed)).toEqual([])
})
