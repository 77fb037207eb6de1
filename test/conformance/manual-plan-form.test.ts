import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { mandatorySections, manualPlan, planning } from '../support/manual-answers.ts'

const plan = await judgedForm('M01', { variables: planning, now: '2028-07-10T10:00:00Z' })

it('M01 begins with the mandatory sections and the Polish version', () => {
  expect(plan.first()).toMatchObject({
    languages: ['pl'],
    sections: mandatorySections.map((code) => ({ code })),
  })
})

it('M01 takes a complete plan, counts the lessons and the whole manual’s date', () => {
  expect(plan.issues(manualPlan)).toEqual([])
  const { answers } = plan.state(manualPlan)
  expect(answers['manualDue']).toBe('2028-09-01')
  expect((answers['sections'] as JsonObject[]).map((row) => row['lessonsCount'])).toEqual([
    0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0,
  ])
  const extended = { ...planning, context: { validatedOn: '2028-07-03', manualExtensionDays: 14 } }
  expect(plan.state(manualPlan, { variables: extended }).answers['manualDue']).toBe('2028-09-15')
  // 60 days after 12 July 2028 is a Sunday.
  const rolled = { ...planning, context: { validatedOn: '2028-07-12', manualExtensionDays: 0 } }
  expect(plan.state(manualPlan, { variables: rolled }).answers['manualDue']).toBe('2028-09-11')
})

const own = (count: number) => [
  ...(manualPlan['sections'] as JsonObject[]),
  ...[1, 2, 3, 1].slice(0, count).map((n) => ({
    code: `own${n}`,
    ownTitle: 'Współpraca z parafią',
    author: 'Ewa Lis',
    due: '2028-08-20',
  })),
]

it('M01 has room for three sections of one’s own', () => {
  expect(plan.issues({ ...manualPlan, sections: own(3) })).toEqual([])
  expect(plan.issues({ ...manualPlan, sections: own(4) })).toContain('/sections form.max-items')
  const doubled = changed({ ...manualPlan, sections: own(2) }, '/sections/13/code', 'm07')
  expect(plan.issues(doubled)).toEqual(['/sections/13/code form.not-unique'])
  const untitled = changed({ ...manualPlan, sections: own(1) }, '/sections/12/ownTitle', undefined)
  expect(plan.issues(untitled)).toEqual(['/sections/12/ownTitle form.required'])
})

const { authors, annexPlan, sections } = manualPlan as Record<string, JsonObject[]>
const cases: Case[] = [
  ['/manualTitle', ['form.required'], undefined],
  ['/manualTitle', ['form.min-length'], 'x'],
  ['/manualTitle', ['form.max-length'], 'x'.repeat(151)],
  ['/audiences', ['form.required'], []],
  ['/audiences', ['form.choice-unknown'], ['everybody']],
  ['/languages', ['form.required'], []],
  ['/languages', ['form.rule.polishVersion'], ['en']],
  ['/languages', ['form.choice-unknown'], ['pl', 'xx']],
  ['/easyRead', ['form.required'], undefined],
  ['/easyRead', ['form.rule.easyReadRecommended (warning)'], 'no'],
  ['/editor', ['form.required'], undefined],
  ['/authors', ['form.required'], []],
  ['/authors/1/name', ['form.min-length'], 'x'],
  ['/authors/1/name', ['form.max-length'], 'x'.repeat(121)],
  ['/authors/1/name', ['form.not-unique'], 'Jan Nowak'],
  ['/authors/0/orgId', ['form.reference-unknown'], 'o9'],
  ['/authors/0/orgId', [], undefined],
  ['/authors/0/contract', ['form.required'], undefined],
  ['/authors/0/nameConsent', [], false],
  ['/sections', ['form.min-items'], sections!.slice(0, 11)],
  ['/sections/3/code', ['form.not-editable'], 'm05'],
  ['/sections/3/author', ['form.required'], undefined],
  ['/sections/3/author', ['form.rule.authorListed'], 'Jan Kowalski'],
  ['/sections/3/author', [], 'Ewa Lis'],
  ['/sections/3/due', ['form.required'], undefined],
  ['/sections/3/due', [], '2028-09-01'],
  ['/sections/3/due', ['form.maximum-date'], '2028-09-02'],
  ['/sections/3/ownTitle', ['form.hidden'], 'Współpraca z parafią'],
  ['/sections/6/lessonsCount', ['form.computed (warning)'], 9],
  ['/annexPlan', ['form.min-items'], annexPlan!.slice(0, 2)],
  ['/annexPlan', ['form.max-items'], rowsOf(31, annexPlan![0]!)],
  ['/annexPlan/0/name', ['form.min-length'], 'x'],
  ['/annexPlan/0/name', ['form.max-length'], 'x'.repeat(151)],
  ['/annexPlan/0/format', ['form.required'], undefined],
]

it.each(cases)('M01 at %s: %j', (...one) => {
  const issues = plan.issues(changed(manualPlan, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('M01 takes at most eight authors', () => {
  const many = Array.from({ length: 9 }, (_, n) => ({ ...authors![0], name: `Jan Nowak ${n}` }))
  expect(plan.issues({ ...manualPlan, authors: many })).toContain('/authors form.max-items')
})
