import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import {
  bounds,
  counts,
  lengths,
  missing,
  sampleFiles,
  unknownCodes,
} from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { sessionPlan } from '../support/support-answers.ts'
import { signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const enrolled = ['anna', 'jan', 'ola'].map((id) => ({ id, name: `Osoba ${id}` }))
const given = (context: JsonObject = {}) => ({
  parent: { cohort: 'north' },
  context: {
    announcedOn: null,
    enrolled,
    makeUpSessions: [{ id: 's7', label: 'M1, grupa Południe, 16.10.2027' }],
    madeUp: ['ola'],
    ...context,
  },
  files: sampleFiles,
})
const form = await judgedForm('T03', {
  variables: given(),
  now: '2027-10-10T10:00:00Z',
  roles: ['trainer'],
})

it('T03 takes a complete plan of a session on a Saturday and begins with the cohort', () => {
  expect(form.issues(sessionPlan)).toEqual([])
  expect(form.first()).toEqual({ cohort: 'north' })
})

const planCases: Case[] = [
  ...missing(
    '/module',
    '/cohort',
    '/dateStart',
    '/dateEnd',
    '/didacticHours',
    '/venue',
    '/venueAccessible',
    '/trainers',
    '/programme',
    '/materials',
  ),
  ...unknownCodes('/module', '/cohort', '/venueAccessible'),
  ['/dateEnd', ['form.rule.endAfterStart'], '2027-10-09T07:00:00Z'],
  ['/dateEnd', ['form.rule.endsOnDayOff (warning)'], '2027-10-10T07:00:00Z'],
  ['/dateStart', ['/dateEnd form.rule.endAfterStart'], '2027-10-11T07:00:00Z'],
  ...bounds('/didacticHours', 1, 10),
  ...lengths('/venue', 3, 250),
  ...counts('/trainers', 1, 3, (n) => `trener${n}`),
  ...lengths('/programme', 200, 4000),
  ['/materials', ['form.file-type'], ['photo']],
  ['/materials', ['form.file-size'], ['hugePdf']],
  ['/attendance', ['form.hidden'], [{ participant: 'anna', hoursPresent: 8 }]],
  ['/trainerReport', ['form.hidden'], prose(50)],
]

it.each(planCases)('T03 plan at %s: %j', (...one) => {
  expect(form.issues(changed(sessionPlan, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('T03 takes at most ten materials', () => {
  const ids = Array.from({ length: 11 }, (_, n) => `m${n}`)
  const files = Object.fromEntries(ids.map((id) => [id, sampleFiles['docx']!]))
  const issues = (materials: string[]) =>
    form.issues({ ...sessionPlan, materials }, { variables: { ...given(), files } })
  expect(issues(ids.slice(1))).toEqual([])
  expect(issues(ids)).toEqual(['/materials form.max-items'])
})

it.each([
  ['a Sunday', '2027-10-10T07:00:00Z', '2027-10-10T14:00:00Z'],
  ['Independence Day', '2027-11-11T08:00:00Z', '2027-11-11T15:00:00Z'],
  // 22:30 UTC on Saturday is half past midnight on Sunday in Warsaw.
  ['the night to a Sunday', '2027-10-09T22:30:00Z', '2027-10-10T05:00:00Z'],
])('T03 warns of a session on %s', (_day, dateStart, dateEnd) => {
  expect(form.issues({ ...sessionPlan, dateStart, dateEnd })).toEqual([
    '/dateStart form.rule.startsOnDayOff (warning)',
    '/dateEnd form.rule.endsOnDayOff (warning)',
  ])
})

const held: JsonObject = {
  ...sessionPlan,
  attendance: [
    { participant: 'anna', hoursPresent: 8, signed: [signedBy('anna')] },
    { participant: 'jan', hoursPresent: 6.5, signed: [signedBy('jan')] },
    { participant: 'ola', hoursPresent: 0, excused: 'yes' },
  ],
  trainerReport: prose(50),
}
const recording = { variables: given({ announcedOn: '2027-10-01' }) }

it('T03 lists everybody enrolled and works out the attendance rate', () => {
  expect(form.first(recording)['attendance']).toEqual(
    enrolled.map(({ id }) => ({ participant: id })),
  )
  expect(form.issues(held, recording)).toEqual([])
  // 14.5 of 24 hours.
  expect(form.state(held, recording).answers['attendanceRate']).toBe(60.4)
})

it('T03 warns of a trainer, or somebody present all the time, who is entered elsewhere then', () => {
  const among = (...sessions: JsonObject[]) =>
    form.issues(held, { variables: { ...recording.variables, ledgers: { sessions } } })
  const [day] = (sessionPlan['dateStart'] as string).split('T')
  const advice = (key: string) => ({ key, date: day!, from: '10:00', to: '11:00' })
  const training = { starts: sessionPlan['dateStart']!, ends: sessionPlan['dateEnd']! }
  const overlap = ['/attendance form.rule.noOverlap (warning)']
  expect(among(advice('anna'))).toEqual(overlap)
  expect(among({ key: String((sessionPlan['trainers'] as string[])[0]), ...training })).toEqual(
    overlap,
  )
  // present in part or not at all
  expect(among(advice('jan'), { key: 'ola', ...training })).toEqual([])
  expect(among({ ...advice('anna'), date: '2027-10-02' })).toEqual([])
})

const [anna, jan, ola] = held['attendance'] as JsonObject[]

const attendanceCases: Case[] = [
  ...missing('/attendance', '/attendance/0/hoursPresent', '/attendance/0/signed', '/trainerReport'),
  ['/attendance', ['form.min-items'], [anna!, jan!]],
  ['/attendance/0/participant', ['form.not-editable'], 'zofia'],
  ['/attendance/1/hoursPresent', ['form.maximum'], 8.5],
  ['/attendance/1/hoursPresent', ['form.minimum'], -0.5],
  ['/attendance/1/hoursPresent', ['form.rule.halfHours'], 6.2],
  ['/attendance/1/hoursPresent', ['form.scale', 'form.rule.halfHours'], 6.25],
  ['/attendance/1/excused', ['form.choice-unknown'], 'ill'],
  ['/attendance/1/makeUp', ['form.reference-unknown'], 's1'],
  ['/attendance/2/makeUp', ['form.rule.makeUpOnce'], 's7'],
  ['/attendance/0/signed', ['form.rule.ownSignature'], [signedBy('jan')]],
  ['/attendanceRate', ['form.computed'], 100],
  ['/scan', ['form.file-type'], ['photo']],
  ['/scan', ['form.file-size'], ['hugePdf']],
  ['/scan', ['form.max-items'], ['pdf', 'pdf2']],
  ...lengths('/trainerReport', 50, 2000),
]

it.each(attendanceCases)('T03 attendance at %s: %j', (...one) => {
  expect(form.issues(changed(held, one[0], one[2]), recording)).toEqual(expectedIssues(one))
})

it('T03 takes a make-up session once, the trainer’s signature, and a scan instead of signatures', () => {
  const issues = (...attendance: JsonObject[]) => form.issues({ ...held, attendance }, recording)
  expect(issues(anna!, { ...jan!, makeUp: 's7' }, ola!)).toEqual([])
  expect(issues({ ...anna!, signed: [signedBy('trenerka')] }, jan!, ola!)).toEqual([])
  const unsigned = ['anna', 'jan', 'ola'].map((participant) => ({ participant, hoursPresent: 8 }))
  expect(issues(...unsigned)).toEqual(
    [0, 1, 2].map((row) => `/attendance/${row}/signed form.required`),
  )
  expect(form.issues({ ...held, attendance: unsigned, scan: ['pdf'] }, recording)).toEqual([])
})

it('T03 has room for sixteen persons', () => {
  const list = (length: number) =>
    Array.from({ length }, (_, n) => ({ id: `p${n}`, name: `P${n}` }))
  const issues = (count: number) =>
    form.issues(
      {
        ...held,
        scan: ['pdf'],
        attendance: list(count).map(({ id }) => ({ participant: id, hoursPresent: 8 })),
      },
      { variables: given({ announcedOn: '2027-10-01', enrolled: list(count) }) },
    )
  expect(issues(16)).toEqual([])
  expect(issues(17)).toEqual(['/attendance form.max-items'])
})
