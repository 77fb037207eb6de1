import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { visitRecord } from '../support/diagnosis-answers.ts'
import {
  bounds,
  counts,
  lengths,
  missing,
  sampleFiles,
  unknownCodes,
} from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const form = await judgedForm('D02', {
  variables: { context: { sentOn: null }, files: sampleFiles },
  now: '2027-06-11T10:00:00Z',
  roles: ['researcher'],
})
const [interview] = visitRecord['interviews'] as JsonObject[]
const [description] = visitRecord['photoDescriptions'] as JsonObject[]

it('D02 takes a complete record of a visit', () => {
  expect(form.issues(visitRecord)).toEqual([])
})

it('D02 is acknowledged by the leader once the record was sent, and may stay unsigned', () => {
  const sent = {
    variables: { context: { sentOn: '2027-06-11' }, files: sampleFiles },
    roles: ['applicantSigner'],
    sections: ['acknowledgement'],
    base: visitRecord,
  }
  const signed = { ...visitRecord, applicantAck: [signedBy('lider')] }
  expect(form.issues(signed)).toEqual(['/applicantAck form.hidden'])
  expect(form.issues(signed, sent)).toEqual([])
  expect(form.issues(visitRecord, sent)).toEqual([])
  expect(form.issues(signed, { ...sent, roles: ['researcher'] })).toEqual([
    '/applicantAck form.not-editable',
  ])
  expect(form.issues({ ...signed, place: 'Inna gmina' }, sent)).toEqual([
    '/place form.not-editable',
  ])
})

it('D02 leaves the record to the researcher', () => {
  expect(form.issues(visitRecord, { roles: ['applicantEditor'] })).toContain(
    '/visitDate form.not-editable',
  )
})

const cases: Case[] = [
  ...missing(
    '/visitDate',
    '/visitMode',
    '/place',
    '/researchers',
    '/founderReps',
    '/interviews/0/stakeholder',
    '/interviews/0/durationMin',
    '/interviews/0/keyFindings',
    '/interviews/0/recordingConsent',
    '/observations',
    '/premisesNotes',
    '/photoDescriptions',
    '/photoDescriptions/0/text',
    '/nextSteps',
  ),
  ...unknownCodes('/visitMode', '/interviews/0/stakeholder', '/interviews/0/recordingConsent'),
  ...lengths('/place', 3, 150),
  ...counts('/researchers', 1, 3, (n) => `badacz${n}`),
  ...bounds('/founderReps', 1, 20),
  ...counts('/interviews', 2, 15, () => interview!),
  ...bounds('/interviews/0/durationMin', 10, 240),
  ...lengths('/interviews/0/keyFindings', 100, 3000),
  [
    '/interviews/1/keyFindings',
    ['form.rule.noPersonalDataFindings (warning)'],
    `${prose(100)} PESEL 85831400124`,
  ],
  ...lengths('/observations', 200, 4000),
  [
    '/observations',
    ['form.rule.noPersonalDataObservations (warning)'],
    `${prose(200)} 61 1090 1014 0000 0712 1981 2874`,
  ],
  ['/premisesChecked', ['form.required', '/premisesNotes form.hidden'], undefined],
  ['/premisesChecked', ['/premisesNotes form.hidden'], 'no'],
  ...lengths('/premisesNotes', 50, 2000),
  ['/photos', ['form.file-type'], ['pdf']],
  ['/photos', ['form.file-size'], ['hugePhoto']],
  ['/photos', ['/photoDescriptions form.hidden'], []],
  ['/photoDescriptions', ['form.max-items'], [description!, description!]],
  ...lengths('/photoDescriptions/0/text', 5, 250),
  ...lengths('/deviations', 0, 2000),
  ...lengths('/nextSteps', 20, 1500),
]

it.each(cases)('D02 at %s: %j', (...one) => {
  expect(form.issues(changed(visitRecord, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('D02 takes at most ten photos, each with its description', () => {
  const ids = Array.from({ length: 11 }, (_, n) => `photo${n}`)
  const files = Object.fromEntries(ids.map((id) => [id, sampleFiles['photo']!]))
  const issues = (taken: number, described: number) =>
    form.issues(
      {
        ...visitRecord,
        photos: ids.slice(0, taken),
        photoDescriptions: Array.from({ length: described }, () => description!),
      },
      { variables: { context: { sentOn: null }, files } },
    )
  expect(issues(10, 10)).toEqual([])
  expect(issues(11, 11)).toEqual(['/photos form.max-items'])
  expect(issues(10, 9)).toEqual(['/photoDescriptions form.min-items'])
})
