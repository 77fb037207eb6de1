import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import {
  acceptance,
  accessibilityMet,
  mandatorySections,
  publicationFiles,
  readerReview,
} from '../support/manual-answers.ts'
import { prose } from '../support/prose.ts'

const assigned: JsonObject = {
  reviewKind: 'reader',
  reviewRound: 1,
  reviewAssignedOn: '2028-08-10',
  sectionsInScope: ['m01', 'm07'],
}
const review = await judgedForm('M03', {
  variables: { context: assigned },
  now: '2028-08-15T10:00:00Z',
})
const withKind = (reviewKind: string) => ({ variables: { context: { ...assigned, reviewKind } } })

it('M03 has a row for each section assigned, and the kind of the assignment', () => {
  expect(review.first()).toMatchObject({
    reviewKind: 'reader',
    sectionReviews: [{ code: 'm01' }, { code: 'm07' }],
  })
})

it('M03 takes a reader’s review and counts its date', () => {
  expect(review.issues(readerReview)).toEqual([])
  expect(review.state(readerReview).answers).toMatchObject({ round: 1, reviewDue: '2028-08-24' })
  const onSunday = { ...assigned, reviewAssignedOn: '2028-08-13' }
  expect(
    review.state(readerReview, { variables: { context: onSunday } }).answers['reviewDue'],
  ).toBe('2028-08-28')
})

const access: JsonObject = {
  ...readerReview,
  reviewKind: 'accessibility',
  waChecks: accessibilityMet,
  overallVerdict: 'accept',
}
delete access['couldApply']

it('M03 asks for the list of requirements only in an accessibility check', () => {
  expect(review.issues(access, withKind('accessibility'))).toEqual([])
  expect(review.first(withKind('accessibility'))['waChecks']).toHaveLength(12)
  expect(review.issues({ ...readerReview, waChecks: accessibilityMet })).toEqual([
    '/waChecks form.hidden',
  ])
  const unmet = changed(access, '/waChecks/4/ok', 'no')
  expect(review.issues(unmet, withKind('accessibility'))).toEqual([
    '/overallVerdict form.rule.requirementsMet (warning)',
  ])
  const missing = changed(access, '/waChecks/4/ok', undefined)
  expect(review.issues(missing, withKind('accessibility'))).toEqual([
    '/waChecks/4/ok form.required',
  ])
  expect(
    review.issues(changed(access, '/waChecks/4/ok', 'notApplicable'), withKind('accessibility')),
  ).toEqual([])
})

it.each(['expert', 'language'])('M03 asks neither in a review of the kind %s', (kind) => {
  const answers = { ...readerReview, reviewKind: kind }
  expect(review.issues(answers, withKind(kind))).toEqual(['/couldApply form.hidden'])
})

const reviewCases: Case[] = [
  [
    '/reviewKind',
    ['form.not-editable', '/couldApply form.not-editable', '/couldApply form.required'],
    'expert',
  ],
  ['/sectionReviews/0/code', ['form.not-editable'], 'm02'],
  ...['complete', 'clear', 'usable'].flatMap((key): Case[] => [
    [`/sectionReviews/0/${key}`, ['form.required'], undefined],
    [`/sectionReviews/0/${key}`, ['form.minimum'], 0],
    [`/sectionReviews/0/${key}`, ['form.maximum'], 6],
  ]),
  ['/sectionReviews/0/verdict', ['form.required'], undefined],
  ['/sectionReviews/0/verdict', ['/sectionReviews/0/comments form.required'], 'reject'],
  ['/sectionReviews/1/verdict', ['/sectionReviews/1/comments form.hidden'], 'accept'],
  ['/sectionReviews/1/comments', ['form.min-length'], 'krótko'],
  ['/sectionReviews/1/comments', ['form.max-length'], 'x'.repeat(3001)],
  ['/couldApply', ['form.required'], undefined],
  ['/missing', ['form.max-length'], 'x'.repeat(2001)],
  ['/overallVerdict', ['form.required'], undefined],
  ['/reviewerDeclaration', ['form.declaration'], undefined],
  ['/reviewSignature', ['form.required'], undefined],
]

it.each(reviewCases)('M03 at %s: %j', (...one) => {
  const issues = review.issues(changed(readerReview, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

const accepting: JsonObject = {
  sections: mandatorySections.map((code) => ({ code, accepted: true })),
  accessibilityReports: [
    { id: 'a1', label: 'Badanie 1', passed: true },
    { id: 'a0', label: 'Badanie 0', passed: false },
  ],
  versions: [],
  acceptedOn: null,
  ministrySentOn: null,
  ministryDecidedOn: null,
}
const form = await judgedForm('M04', {
  variables: { context: accepting, files: publicationFiles },
  now: '2028-09-20T10:00:00Z',
  roles: ['manualEditor'],
})
const withFacts = (facts: JsonObject) => ({
  variables: { context: { ...accepting, ...facts }, files: publicationFiles },
})

it('M04 takes a complete acceptance and offers licence and formats', () => {
  expect(form.issues(acceptance)).toEqual([])
  expect(form.first()).toMatchObject({ licence: 'ccBy', formats: ['html', 'pdf'] })
})

it('M04 counts accepted mandatory sections; without all of them only a refusal is possible', () => {
  const sections = [
    ...(accepting['sections'] as JsonObject[]).slice(1),
    { code: 'm01', accepted: false },
    { code: 'own1', accepted: true },
  ]
  expect(form.state(acceptance, withFacts({ sections })).answers['sectionsAccepted']).toBe(11)
  expect(form.issues(acceptance, withFacts({ sections }))).toEqual([
    '/acceptanceProtocol form.rule.allSections',
  ])
  const refused = { ...acceptance, acceptanceProtocol: 'refused', remarks: prose(20) }
  expect(form.issues(refused, withFacts({ sections }))).toEqual([])
})

const later = withFacts({
  versions: [
    { id: 'v1', version: '1.0.9' },
    { id: 'v2', version: '1.1.0' },
  ],
})

it.each([
  ['1.1.1', 'v2', []],
  ['1.10.0', 'v2', []],
  ['2.0.0', undefined, []],
  ['1.1.0', 'v1', ['/version form.rule.versionOnce']],
  ['1.0.10', 'v2', ['/version form.rule.newerVersion']],
  ['1.0.10', 'v1', []],
  ['1.1.1', 'v9', ['/supersedes form.reference-unknown']],
])('M04 takes version %s in place of %s: %j', (version, supersedes, issues) => {
  const answers = { ...acceptance, version, ...(supersedes ? { supersedes } : {}) }
  expect(form.issues(answers, later)).toEqual(issues)
})

it('M04 goes to the ministry once accepted, which answers for itself', () => {
  const sent = { ...acceptance, ministrySentOn: '2028-09-20' }
  const sending = withFacts({ acceptedOn: '2028-09-18' })
  expect(form.issues(acceptance, sending)).toEqual(['/ministrySentOn form.required'])
  expect(form.issues(sent, sending)).toEqual([])
  expect(form.issues(changed(sent, '/ministrySentOn', '2028-09-17'), sending)).toEqual([
    '/ministrySentOn form.minimum-date',
  ])
  expect(form.issues(changed(sent, '/ministrySentOn', '2028-09-21'), sending)).toEqual([
    '/ministrySentOn form.maximum-date',
  ])
  expect(form.state(sent, sending).answers['ministryDue']).toBe('2028-10-04')
  expect(form.issues(sent)).toEqual(['/ministrySentOn form.hidden'])
  const answering = {
    ...withFacts({ acceptedOn: '2028-09-18', ministrySentOn: '2028-09-20' }),
    roles: ['ministry'],
    sections: ['position'],
    base: sent,
  }
  expect(form.issues({ ...sent, ministryDecision: 'accepted' }, answering)).toEqual([])
  expect(form.issues(sent, answering)).toEqual(['/ministryDecision form.required'])
  expect(
    form.issues(
      { ...sent, ministryDecision: 'accepted' },
      { ...answering, roles: ['manualEditor'] },
    ),
  ).toContain('/ministryDecision form.not-editable')
})

it('M04 is published after the ministry’s position, not before it was sent', () => {
  const decided = { ...acceptance, ministrySentOn: '2028-09-18', ministryDecision: 'accepted' }
  const publishing = {
    ...withFacts({
      acceptedOn: '2028-09-18',
      ministrySentOn: '2028-09-18',
      ministryDecidedOn: '2028-09-19',
    }),
    sections: ['publication'],
    base: decided,
  }
  const on = (publishedOn: string) => form.issues({ ...decided, publishedOn }, publishing)
  expect(form.issues(decided, publishing)).toEqual([])
  expect(on('2028-09-20')).toEqual([])
  expect(on('2028-09-17')).toEqual(['/publishedOn form.minimum-date'])
  expect(on('2028-09-21')).toEqual(['/publishedOn form.maximum-date'])
})

const cases: Case[] = [
  ['/version', ['form.required'], undefined],
  ['/version', ['form.pattern', 'form.rule.firstVersion'], '1.0'],
  ['/version', ['form.rule.firstVersion'], '1.0.1'],
  ['/supersedes', ['form.hidden'], 'v1'],
  ['/accessibilityReport', ['form.required'], undefined],
  ['/accessibilityReport', ['form.reference-unknown'], 'a0'],
  ['/funderMarks', ['form.required'], undefined],
  ['/acceptanceProtocol', ['form.required'], undefined],
  ['/acceptanceProtocol', ['/remarks form.required'], 'withRemarks'],
  ['/remarks', ['form.hidden'], prose(20)],
  ['/licence', ['form.required'], undefined],
  ['/rightsTransfer', ['form.required'], []],
  ['/rightsTransfer', ['form.file-type'], ['zip']],
  ['/rightsTransfer', ['form.file-size'], ['pdf']],
  ['/isbn', [], undefined],
  ['/isbn', [], '9783161484100'],
  ['/isbn', ['form.rule.isbnCheckDigit'], '978-3-16-148410-1'],
  ['/isbn', ['form.rule.isbnCheckDigit'], '978-3-16-1484'],
  ['/formats', ['form.rule.mandatoryFormats'], ['html', 'docx']],
  ['/formats', ['/epub form.rule.epubAttached (warning)'], ['html', 'pdf', 'epub']],
  ['/pdfUa', ['form.required'], []],
  ['/pdfUa', ['form.file-type'], ['epub']],
  ['/epub', [], ['epub']],
  ['/epub', ['form.file-type'], ['pdf']],
  ['/templatesZip', ['form.required'], []],
  ['/templatesZip', ['form.file-type'], ['pdf']],
  ['/catalogEntry', ['form.min-length'], 'krótko'],
  ['/catalogEntry', ['form.max-length'], 'x'.repeat(1501)],
  ['/keywords', ['form.min-items'], ['transport', 'rural']],
  ['/keywords', ['form.choice-unknown'], ['transport', 'rural', 'space']],
  ['/publishedOn', ['form.hidden'], '2028-09-20'],
]

it.each(cases)('M04 at %s: %j', (...one) => {
  const issues = form.issues(changed(acceptance, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})
