import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { counts, lengths, missing, sampleFiles, unknownCodes } from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { plan } from '../support/support-answers.ts'
import { signedBy } from '../support/testing-answers.ts'

const facts: JsonObject = {
  keyAdviser: 'doradca',
  cohortStartsOn: '2027-10-01',
  cohortEndsOn: '2027-11-30',
  adviceCards: [],
  planReadyOn: null,
}
const given = (context: JsonObject = {}) => ({
  parent: {
    proposedHours: [{ area: 'business', hours: 12 }],
    diagnosisAcceptedOn: '2027-08-02',
  },
  context: { ...facts, ...context },
  files: sampleFiles,
})
const form = await judgedForm('T01', { variables: given(), now: '2027-08-17T10:00:00Z' })
const rows = (key: string) => plan[key] as JsonObject[]

it('T01 begins with what the diagnosis proposed and the mandatory modules', () => {
  expect(form.first()).toMatchObject({
    keyAdviser: 'doradca',
    hours: [{ area: 'business', planned: 12, used: 0 }],
    hoursPlannedTotal: 12,
    modules: rows('modules'),
  })
})

it('T01 takes a complete plan and counts the hours used', () => {
  expect(form.issues(plan)).toEqual([])
  const adviceCards = [
    { area: 'business', hours: 2.5 },
    { area: 'legal', hours: 1 },
    { area: 'business', hours: 3 },
  ]
  expect(form.state(plan, { variables: given({ adviceCards }) }).answers).toMatchObject({
    hours: [{ used: 5.5 }, { used: 1 }],
    hoursPlannedTotal: 24,
  })
})

const areas = 'general business legal finance marketing hr service governance data'.split(' ')

const cases: Case[] = [
  ...missing(
    '/keyAdviser',
    '/goals/0/goal',
    '/goals/0/measure',
    '/goals/0/due',
    '/hours/0/area',
    '/hours/1/planned',
  ),
  ...counts('/goals', 1, 6, () => rows('goals')[0]!),
  ...lengths('/goals/0/goal', 10, 250),
  ...lengths('/goals/0/measure', 5, 250),
  ['/goals/0/due', ['form.minimum-date'], '2027-09-30'],
  ['/goals/0/due', ['form.maximum-date'], '2027-12-01'],
  ...counts('/hours', 1, 8, (n) => ({ area: areas[n]!, planned: 4 })),
  ['/hours/1/area', ['form.not-unique'], 'business'],
  ['/hours/0/planned', ['form.minimum', '/hoursPlannedTotal form.minimum'], -1],
  ['/hours/0/planned', ['form.maximum'], 21],
  ['/hours/0/used', ['form.computed (warning)'], 5],
  ['/hours', ['/hoursPlannedTotal form.minimum'], [{ area: 'legal', planned: 9 }]],
  [
    '/hours',
    ['/hoursPlannedTotal form.maximum'],
    ['business', 'legal', 'hr'].map((area, n) => ({ area, planned: [20, 20, 1][n]! })),
  ],
  ['/modules', ['form.required'], []],
  ['/modules', ['form.min-items'], rows('modules').slice(0, 4)],
  ['/modules/0/module', ['form.not-editable'], 'm8'],
  ['/modules/0/mandatory', ['form.not-editable'], 'no'],
  ['/modules/0/exempt', ['/modules/0/exemptProof form.required'], 'yes'],
  ...unknownCodes('/hours/0/area', '/modules/0/exempt', '/studyVisit'),
  ['/adjustments', ['form.choice-unknown'], ['unknown']],
  ['/hoursPlannedTotal', ['form.computed'], 12],
  ['/agreedOn', ['form.hidden'], '2027-08-16'],
  ['/signatures', ['form.hidden'], [signedBy('lider')]],
]

it.each(cases)('T01 at %s: %j', (...one) => {
  expect(form.issues(changed(plan, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('T01 takes optional modules, each once, and an exemption with its certificate', () => {
  const modules = (...more: JsonObject[]) =>
    form.issues({ ...plan, modules: [...rows('modules'), ...more] })
  const optional = (module: string) => ({ module, mandatory: 'no' })
  expect(modules(optional('m7'))).toEqual([])
  expect(modules(optional('m6'), optional('m8'))).toEqual([])
  expect(modules(optional('m1'))).toEqual(['/modules/5/module form.not-unique'])
  expect(modules({ module: 'm6', mandatory: 'yes' })).toEqual([
    '/modules/5/mandatory form.not-editable',
  ])
  expect(modules({ mandatory: 'no' })).toEqual(['/modules/5/module form.required'])
  expect(modules(...['m6', 'm7', 'm8', 'm8'].map(optional))).toContain('/modules form.max-items')
  const exempt = (exemptProof: string[]) =>
    form.issues(
      changed(plan, '/modules/1', { module: 'm2', mandatory: 'yes', exempt: 'yes', exemptProof }),
    )
  expect(exempt(['pdf'])).toEqual([])
  expect(exempt(['photo'])).toEqual(['/modules/1/exemptProof form.file-type'])
  expect(exempt(['pdf', 'pdf2'])).toEqual(['/modules/1/exemptProof form.max-items'])
  expect(exempt(['hugePdf'])).toEqual(['/modules/1/exemptProof form.file-size'])
  expect(form.issues(changed(plan, '/modules/1/exemptProof', ['pdf']))).toEqual([
    '/modules/1/exemptProof form.hidden',
  ])
})

const agreed: JsonObject = {
  ...plan,
  agreedOn: '2027-08-16',
  signatures: [signedBy('lider'), signedBy('doradca')],
}
const agreeing = { variables: given({ planReadyOn: '2027-08-13' }) }

it('T01 is signed by the leader and the key adviser', () => {
  expect(form.issues(agreed, agreeing)).toEqual([])
})

const agreementCases: Case[] = [
  ...missing('/agreedOn', '/signatures'),
  // 2 August plus ten working days is 16 August, a Monday after the holiday on Sunday.
  ['/agreedOn', ['form.rule.agreedInTime (warning)'], '2027-08-17'],
  ['/agreedOn', ['form.maximum-date', 'form.rule.agreedInTime (warning)'], '2027-08-18'],
  ['/signatures', ['form.signatures-missing'], [signedBy('doradca')]],
  [
    '/signatures',
    ['form.signature-duplicate', 'form.rule.bothSides'],
    [signedBy('doradca'), signedBy('doradca')],
  ],
  ['/signatures', ['form.rule.bothSides'], [signedBy('lider'), signedBy('inny')]],
]

it.each(agreementCases)('T01 agreement at %s: %j', (...one) => {
  expect(form.issues(changed(agreed, one[0], one[2]), agreeing)).toEqual(expectedIssues(one))
})
