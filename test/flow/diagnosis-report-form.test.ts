import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { report } from '../support/diagnosis-answers.ts'
import {
  bounds,
  counts,
  lengths,
  missing,
  sampleFiles,
  unknownCodes,
} from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { prose } from '../support/prose.ts'

const facts: JsonObject = {
  repeats: 0,
  reportSentOn: null,
  commentsClosedOn: null,
  acceptedOn: null,
}
const given = (context: JsonObject = {}) => ({
  parent: { modelType: 'mixed' },
  context: { ...facts, ...context },
  files: sampleFiles,
})
const form = await judgedForm('D03', {
  variables: given(),
  now: '2027-07-20T10:00:00Z',
  roles: ['researcher'],
})
const otherType: JsonObject = {
  recommendation: 'recommendedWithChange',
  recommendedType: 'service',
  typeChangeReason: prose(200),
}
const typeChanged: JsonObject = { ...report, ...otherType }

it('D03 takes a complete report and adds the scores up', () => {
  expect(form.issues(report)).toEqual([])
  expect(form.state(report).answers).toMatchObject({ diagnosisIndex: 22, typeChange: false })
  expect(form.issues(report, { roles: ['applicantEditor'] })).toContain(
    '/summary form.not-editable',
  )
})

it('D03 asks why the type changes, and only then', () => {
  expect(form.issues(typeChanged)).toEqual([])
  expect(form.state(typeChanged).answers['typeChange']).toBe(true)
  expect(form.issues(changed(typeChanged, '/typeChangeReason', undefined))).toEqual([
    '/typeChangeReason form.required',
  ])
  expect(form.issues({ ...report, typeChangeReason: prose(200) })).toEqual([
    '/typeChangeReason form.hidden',
  ])
})

const scores = [
  'demandScore',
  'marketScore',
  'partnershipScore',
  'resourceScore',
  'groupScore',
  'replicabilityScore',
]
const swot = ['swotStrengths', 'swotWeaknesses', 'swotOpportunities', 'swotThreats']

const cases: Case[] = [
  ...missing(
    '/summary',
    '/problemConfirmed',
    '/sources/0/title',
    '/recommendedType',
    '/conditions/0/text',
    '/conditions/0/dueStage',
    '/proposedHours/0/area',
    '/proposedHours/0/hours',
  ),
  ...scores.flatMap((key): Case[] => [...missing(`/${key}`), ...bounds(`/${key}`, 1, 5)]),
  ...swot.flatMap((key): Case[] => [
    ...missing(`/${key}/0/entry`),
    ...counts(`/${key}`, 2, 8, (n) => ({ entry: `Pozycja ${n}` })),
    ...lengths(`/${key}/0/entry`, 5, 250),
  ]),
  ...lengths('/summary', 500, 2500),
  ['/diagnosisIndex', ['form.computed'], 30],
  ...counts('/sources', 3, 40, () => ({ title: 'OPS' })),
  ...lengths('/sources/0/title', 3, 250),
  ['/sources/0/date', ['form.date'], 'czerwiec'],
  ['/recommendation', ['form.required', '/recommendedType form.hidden'], undefined],
  ['/recommendation', ['form.rule.changeAsRecommended'], 'recommendedWithChange'],
  [
    '/recommendedType',
    ['/recommendation form.rule.changeAsRecommended', '/typeChangeReason form.required'],
    'service',
  ],
  ...counts('/conditions', 0, 10, () => ({ text: 'Uzupełnić analizę.', dueStage: 'support' })),
  ...lengths('/conditions/0/text', 10, 400),
  ...unknownCodes('/problemConfirmed', '/conditions/0/dueStage', '/proposedHours/0/area'),
  ['/typeChange', ['form.computed (warning)'], true],
  ...counts('/proposedHours', 1, 8, () => ({ area: 'legal', hours: 1 })),
  ...bounds('/proposedHours/0/hours', 1, 20),
  ['/applicantComments', ['form.hidden'], 'Uwaga.'],
  ['/acceptedOn', ['form.hidden'], '2027-07-20'],
  ['/typeChangeAccepted', ['form.hidden'], 'yes'],
]

it.each(cases)('D03 at %s: %j', (...one) => {
  expect(form.issues(changed(report, one[0], one[2]))).toEqual(expectedIssues(one))
})

it.each([
  ['/typeChangeReason', ['form.min-length'], 'x'.repeat(199)],
  ['/typeChangeReason', ['form.max-length'], 'x'.repeat(2001)],
  ['/recommendedType', ['form.choice-unknown'], 'nowhere'],
] satisfies Case[])('D03 with another type at %s: %j', (...one) => {
  expect(form.issues(changed(typeChanged, one[0], one[2]))).toEqual(expectedIssues(one))
})

const scored = (index: number): JsonObject => ({
  ...report,
  ...Object.fromEntries(scores.map((key, n) => [key, Math.floor((index + n) / 6)])),
})

it.each([
  [30, 'recommended', true],
  [18, 'recommended', true],
  [17, 'recommended', false],
  [17, 'repeat', true],
  [12, 'repeat', true],
  [11, 'repeat', false],
  [11, 'notRecommended', true],
  [12, 'notRecommended', false],
  [18, 'notRecommended', false],
])('D03 with index %d and %s follows the guidance: %s', (index, recommendation, follows) => {
  const { recommendedType, ...rest } = scored(index)
  const type = recommendation === 'recommended' ? { recommendedType: recommendedType! } : {}
  const answers: JsonObject = { ...rest, ...type, recommendation }
  expect(form.state(answers).answers['diagnosisIndex']).toBe(index)
  expect(form.issues(answers)).toEqual(
    follows ? [] : ['/recommendation form.rule.indexGuidance (warning)'],
  )
})

it('D03 lets the diagnosis be repeated once', () => {
  const { recommendedType: _, ...rest } = scored(15)
  const repeat = { ...rest, recommendation: 'repeat' }
  expect(form.issues(repeat)).toEqual([])
  expect(form.issues(repeat, { variables: given({ repeats: 1 }) })).toEqual([
    '/recommendation form.rule.repeatOnce',
  ])
})

it('D03 takes comments of the partnership once the report was sent', () => {
  const commenting = {
    variables: given({ reportSentOn: '2027-07-01' }),
    roles: ['applicantEditor'],
    sections: ['comments'],
    base: report,
  }
  const comments = (applicantComments: string) =>
    form.issues({ ...report, applicantComments }, commenting)
  expect(comments('Popyt jest większy.')).toEqual([])
  expect(comments('x'.repeat(4001))).toEqual(['/applicantComments form.max-length'])
  expect(form.issues(report, commenting)).toEqual([])
  expect(form.issues({ ...report, demandScore: 5 }, commenting)).toContain(
    '/demandScore form.not-editable',
  )
})

const commented: JsonObject = { ...report, applicantComments: 'Popyt jest większy.' }
const accepting = {
  variables: given({ reportSentOn: '2027-07-01', commentsClosedOn: '2027-07-08T21:59:59Z' }),
  roles: ['leadExpert'],
  sections: ['handling', 'acceptance'],
  base: commented,
}
const accepted: JsonObject = {
  ...commented,
  commentsHandled: prose(50),
  acceptedBy: 'ekspert',
  acceptedOn: '2027-07-20',
  accessibleFile: ['docx'],
}

it('D03 is accepted by the lead expert after the comments; without comments nothing is answered', () => {
  expect(form.issues(accepted, accepting)).toEqual([])
  const { applicantComments: _, commentsHandled: __, ...quiet } = accepted
  expect(form.issues(quiet, { ...accepting, base: report })).toEqual([])
  expect(
    form.issues({ ...quiet, commentsHandled: prose(50) }, { ...accepting, base: report }),
  ).toEqual(['/commentsHandled form.hidden'])
})

it('D03 lets the researcher respond to comments and leaves the acceptance to the lead expert', () => {
  const researcher = { ...accepting, roles: ['researcher'] }
  const responding = { ...researcher, sections: ['handling'] }
  const responded: JsonObject = { ...commented, commentsHandled: prose(50) }
  expect(form.issues(responded, responding)).toEqual([])
  expect(form.issues(commented, responding)).toEqual(['/commentsHandled form.required'])
  expect(form.issues(accepted, researcher)).toContain('/acceptedBy form.not-editable')
})

const acceptanceCases: Case[] = [
  ...missing('/commentsHandled', '/acceptedBy', '/acceptedOn', '/accessibleFile'),
  ...lengths('/commentsHandled', 50, 4000),
  ['/acceptedOn', ['form.minimum-date'], '2027-07-07'],
  ['/acceptedOn', ['form.maximum-date'], '2027-07-21'],
  ['/accessibleFile', ['form.file-type'], ['photo']],
  ['/accessibleFile', ['form.file-size'], ['hugePdf']],
  ['/accessibleFile', ['form.max-items'], ['pdf', 'docx']],
]

it.each(acceptanceCases)('D03 acceptance at %s: %j', (...one) => {
  expect(form.issues(changed(accepted, one[0], one[2]), accepting)).toEqual(expectedIssues(one))
})

it('D03 asks the partnership whether it takes another type, once the report is accepted', () => {
  const base: JsonObject = { ...accepted, ...otherType }
  const answering = (more: JsonObject) =>
    form.issues(
      { ...base, ...more },
      {
        variables: given({
          reportSentOn: '2027-07-01',
          commentsClosedOn: '2027-07-08T21:59:59Z',
          acceptedOn: '2027-07-20',
        }),
        roles: ['applicantSigner'],
        sections: ['typeChange'],
        base,
      },
    )
  expect(answering({ typeChangeAccepted: 'no' })).toEqual([])
  expect(answering({})).toEqual(['/typeChangeAccepted form.required'])
  expect(answering({ typeChangeAccepted: 'perhaps' })).toEqual([
    '/typeChangeAccepted form.choice-unknown',
  ])
})
