import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { contracted, signedBy, startProtocol } from '../support/testing-answers.ts'

const preparing = { parent: contracted, context: { startSubmittedOn: null, startExtensionDays: 0 } }
const signing = {
  parent: contracted,
  context: { ...preparing.context, startSubmittedOn: '2028-02-15' },
}
const form = await judgedForm('S01', { variables: preparing, now: '2028-02-15T10:00:00Z' })

it('S01 offers a row for every indicator and every test month', () => {
  const { code, name } = (form.first()['baselines'] as { code: string; name: string }[])[4]!
  expect({ code, name }).toEqual({ code: 'own', name: 'Warsztaty' })
  expect(form.first()['reportDates']).toEqual([{ month: 1 }, { month: 2 }, { month: 3 }])
  expect(form.first()['coopKrs']).toBe('0000999901')
})

it('S01 takes a complete protocol and then the signature of the monitor', () => {
  expect(form.issues(startProtocol)).toEqual([])
  const signed = { ...startProtocol, monitorSignature: [signedBy('marta')] }
  const monitor = { variables: signing, roles: ['monitor'], base: startProtocol }
  expect(form.issues(signed, monitor)).toEqual([])
  expect(form.issues(startProtocol, monitor)).toEqual(['/monitorSignature form.required'])
  expect(form.issues(signed)).toEqual(['/monitorSignature form.hidden'])
})

it('S01 lets a test start with fewer staff than planned only where the monitor says why', () => {
  const fewer = {
    ...startProtocol,
    staffHired: [(startProtocol['staffHired'] as JsonObject[])[0]!],
  }
  const warned = '/staffHired form.rule.staffAsPlanned (warning)'
  expect(form.issues(fewer)).toEqual([warned])
  const signed = { ...fewer, monitorSignature: [signedBy('marta')] }
  const monitor = { variables: signing, roles: ['monitor'], base: fewer }
  expect(form.issues(signed, monitor)).toEqual([warned, '/staffWaiver form.required'])
  expect(form.issues({ ...signed, staffWaiver: 'x'.repeat(50) }, monitor)).toEqual([warned])
  // the implementer cannot give it
  expect(form.issues({ ...fewer, staffWaiver: 'x'.repeat(50) })).toContain(
    '/staffWaiver form.hidden',
  )
})

it('S01 works out the end of the test, which stays on a Sunday, and the report dates, which move', () => {
  expect(form.state(startProtocol).answers).toMatchObject({
    actualEndPlanned: '2028-05-14',
    reportDates: [{ due: '2028-03-21' }, { due: '2028-04-21' }, { due: '2028-05-22' }],
  })
  const longer = {
    ...contracted,
    contract: { ...(contracted['contract'] as object), baseMonths: 6 },
  }
  const months = [1, 2, 3, 4, 5, 6].map((month) => ({ month }))
  expect(
    form.state(
      { ...startProtocol, reportDates: months },
      {
        variables: { ...preparing, parent: longer },
      },
    ).answers,
  ).toMatchObject({
    actualEndPlanned: '2028-08-14',
    reportDates: [
      { due: '2028-03-21' },
      { due: '2028-04-21' },
      { due: '2028-05-22' },
      { due: '2028-06-21' },
      { due: '2028-07-21' },
      { due: '2028-08-21' },
    ],
  })
})

const { staffHired, baselines } = startProtocol as Record<string, JsonObject[]>
const cases: Case[] = [
  ['/coopKrs', ['form.required'], undefined],
  ['/coopKrs', ['form.krs', 'form.rule.krsOfApplication (warning)'], '0000000000'],
  ['/coopKrs', ['form.rule.krsOfApplication (warning)'], '0000999902'],
  ['/registeredOn', ['form.required'], undefined],
  ['/registeredOn', [], '2028-02-15'],
  ['/registeredOn', ['form.maximum-date'], '2028-02-16'],
  ['/staffHired', ['form.required'], []],
  ['/staffHired', ['form.rule.staffAsPlanned (warning)'], [staffHired![0]!]],
  ['/staffHired', ['form.max-items'], rowsOf(31, staffHired![0]!)],
  ['/staffHired/0/role', ['form.min-length'], 'x'],
  ['/staffHired/0/role', ['form.max-length'], 'x'.repeat(121)],
  ['/staffHired/0/fte', ['form.minimum'], 0.05],
  ['/staffHired/0/fte', ['form.maximum'], 1.25],
  ['/staffHired/0/atRisk', ['form.choice-unknown'], 'maybe'],
  ['/staffHired/0/from', ['form.required'], undefined],
  ['/premisesReady', ['form.required'], undefined],
  ['/premisesChecklist', [], []],
  ['/premisesChecklist', ['form.choice-unknown'], ['pool']],
  ['/permits', [], []],
  ['/permits', ['form.max-items'], rowsOf(11, { name: 'Zgoda', state: 'applied' })],
  ['/permits/0/name', ['form.min-length'], 'x'],
  ['/permits/0/name', ['form.max-length'], 'x'.repeat(151)],
  ['/permits/0/state', ['form.required'], undefined],
  ['/childProtection', ['form.required'], undefined],
  ['/childProtection', [], 'notApplicable'],
  ['/insurance', ['form.required'], undefined],
  ['/baselines', ['form.min-items'], baselines!.slice(0, 4)],
  [
    '/baselines',
    ['form.max-items', '/baselines/5/code form.required'],
    [...baselines!, { value: 1, measuredOn: '2028-02-15', method: 'ankieta' }],
  ],
  ['/baselines/0/code', ['form.not-editable'], 'I02'],
  ['/baselines/0/value', ['form.required'], undefined],
  ['/baselines/0/value', ['form.scale'], 1.234],
  ['/baselines/0/measuredOn', [], '2028-02-29'],
  ['/baselines/0/measuredOn', ['form.maximum-date'], '2028-03-01'],
  ['/baselines/0/method', ['form.min-length'], 'x'],
  ['/baselines/0/method', ['form.max-length'], 'x'.repeat(201)],
  ['/comparison', [], undefined],
  ['/comparison', ['form.min-length'], 'krótko'],
  ['/comparison', ['form.max-length'], 'x'.repeat(1501)],
  ['/researchConsent', ['form.required'], undefined],
  ['/researchConsent', ['form.min-length'], 'krótko'],
  ['/researchConsent', ['form.max-length'], 'x'.repeat(1501)],
  ['/actualStart', ['form.required'], undefined],
  ['/actualStart', [], '2028-03-10'],
  ['/actualStart', ['form.rule.startsOnWorkingDay'], '2028-02-20'],
  ['/actualStart', ['form.rule.startNearPlan', 'form.rule.startInTime'], '2028-03-13'],
  ['/reportDates', ['form.not-editable'], [{ month: 1 }]],
  ['/reportDates/0/month', ['form.not-editable'], 2],
]

it.each(cases)('S01 at %s: %j', (...one) => {
  const issues = form.issues(changed(startProtocol, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S01 gives more time once the start was extended, and keeps rows in the order of the indicators', () => {
  const planned = { ...(contracted['contract'] as JsonObject), testStart: '2028-03-01' }
  const parent = { ...contracted, contract: planned }
  const late = changed(startProtocol, '/actualStart', '2028-03-13')
  expect(form.issues(late, { variables: { ...preparing, parent } })).toEqual([
    '/actualStart form.rule.startInTime',
  ])
  const context = { startSubmittedOn: null, startExtensionDays: 30 }
  expect(form.issues(late, { variables: { parent, context } })).toEqual([])
  const swapped = [baselines![1]!, baselines![0]!, ...baselines!.slice(2)]
  expect(form.issues({ ...startProtocol, baselines: swapped }, { base: startProtocol })).toEqual([
    '/baselines/0/code form.rule.indicatorOrder',
    '/baselines/1/code form.rule.indicatorOrder',
  ])
})
