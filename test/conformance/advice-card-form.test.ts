import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { counts, lengths, missing } from '../support/form-cases.ts'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { adviceCard } from '../support/support-answers.ts'
import { signedBy } from '../support/testing-answers.ts'

const parent: JsonObject = {
  hours: [
    { area: 'business', planned: 16, used: 13.5 },
    { area: 'legal', planned: 8, used: 0 },
  ],
}
/** Sessions in other cases, of this partnership or another, by person. */
const sessions: JsonObject[] = [
  { key: 'doradca', date: '2027-10-04', from: '11:50', to: '13:00' },
  { key: 'anna', date: '2027-10-04', from: '07:00', to: '08:00' },
  { key: 'anna', date: '2027-10-03', from: '09:00', to: '11:00' },
]
const given = (sentOn: string | null) => ({
  parent,
  case: { members: ['anna', 'jan', 'ola'].map((person) => ({ person, role: 'participant' })) },
  context: { sentOn, adviser: 'doradca' },
  ledgers: { sessions },
  actor: { id: 'doradca', roles: ['adviser'] },
})
const form = await judgedForm('T02', {
  variables: given(null),
  now: '2027-10-04T18:00:00Z',
  roles: ['adviser'],
})

it('T02 takes a complete card and begins with the adviser who writes it', () => {
  expect(form.issues(adviceCard)).toEqual([])
  expect(form.first()).toEqual({ adviser: 'doradca' })
})

it.each([
  ['09:00', '11:50', 2.5, 'within'],
  ['09:00', '11:29', 2, 'within'],
  ['09:00', '12:00', 3, 'needsApproval'],
  ['09:00', '09:29', 0, 'within'],
  ['08:15', '16:15', 8, 'needsApproval'],
])('T02 from %s to %s has %d hours and is %s of the plan', (startTime, endTime, hours, limit) => {
  expect(form.state({ ...adviceCard, startTime, endTime }).answers).toMatchObject({
    hoursCount: hours,
    limitCheck: limit,
  })
})

const cases: Case[] = [
  ...missing(
    '/sessionDate',
    '/startTime',
    '/endTime',
    '/mode',
    '/area',
    '/topics',
    '/recommendations',
    '/tasks/0/task',
    '/tasks/0/due',
  ),
  ['/sessionDate', ['form.maximum-date', '/tasks/0/due form.minimum-date'], '2027-10-05'],
  ['/endTime', ['form.rule.endAfterStart'], '09:00'],
  ['/endTime', ['form.rule.endAfterStart'], '08:59'],
  ['/endTime', ['/startTime form.rule.noOverlap'], '11:51'],
  ['/startTime', ['form.time', '/endTime form.rule.endAfterStart'], 'rano'],
  ['/hoursCount', ['form.computed'], 3],
  ['/limitCheck', ['form.computed (warning)'], 'needsApproval'],
  ['/mode', ['form.choice-unknown'], 'letter'],
  ['/adviser', ['form.not-editable'], 'nowy'],
  ['/area', ['form.rule.areaPlanned'], 'hr'],
  ['/attendees', ['form.required'], []],
  ...lengths('/topics', 50, 2000),
  ...lengths('/recommendations', 20, 2000),
  ...counts('/tasks', 0, 10, () => ({ task: 'Kosztorys', due: '2027-10-05' })),
  ...lengths('/tasks/0/task', 5, 250),
  ['/tasks/0/due', ['form.minimum-date'], '2027-10-04'],
  ['/tasks/0/done', ['form.choice-unknown'], 'maybe'],
  ['/participantConfirm', ['form.hidden'], [signedBy('anna')]],
  ['/disputed', ['form.hidden'], 'yes'],
]

it.each(cases)('T02 at %s: %j', (...one) => {
  expect(form.issues(changed(adviceCard, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('T02 lasts at most eight hours', () => {
  const lasting = (endTime: string) =>
    form.issues(
      { ...adviceCard, startTime: '08:00', endTime },
      { variables: { ...given(null), ledgers: { sessions: [] } } },
    )
  expect(lasting('16:00')).toEqual([])
  expect(lasting('16:01')).toEqual(['/endTime form.rule.eightHours'])
})

it('T02 finds a training session of the adviser or of a participant at the same time', () => {
  const during = (key: string, starts: string, ends: string) =>
    form.issues(adviceCard, {
      variables: { ...given(null), ledgers: { sessions: [{ key, starts, ends }] } },
    })
  // the card is of 9:00 to 11:50 in Warsaw, two hours ahead of Greenwich in October
  const overlap = ['/startTime form.rule.noOverlap']
  expect(during('anna', '2027-10-04T09:49:00Z', '2027-10-04T12:00:00Z')).toEqual(overlap)
  expect(during('doradca', '2027-10-04T05:00:00Z', '2027-10-04T07:01:00Z')).toEqual(overlap)
  expect(during('anna', '2027-10-04T09:50:00Z', '2027-10-04T12:00:00Z')).toEqual([])
  expect(during('anna', '2027-10-04T05:00:00Z', '2027-10-04T07:00:00Z')).toEqual([])
  expect(during('ktos', '2027-10-04T07:00:00Z', '2027-10-04T09:50:00Z')).toEqual([])
})

it('T02 finds another session of the adviser or of a participant at the same time', () => {
  const at = (startTime: string, endTime: string, more: JsonObject = {}) =>
    form.issues({ ...adviceCard, startTime, endTime, ...more })
  expect(at('08:00', '09:00')).toEqual([])
  expect(at('07:59', '09:00')).toEqual(['/startTime form.rule.noOverlap'])
  expect(at('07:59', '09:00', { attendees: ['jan'] })).toEqual([])
  expect(at('12:00', '13:30', { attendees: ['jan'] })).toEqual(['/startTime form.rule.noOverlap'])
  expect(at('13:00', '13:30', { attendees: ['jan'] })).toEqual([])
})

const confirmed: JsonObject = { ...adviceCard, participantConfirm: [signedBy('anna')] }
const confirming = {
  variables: given('2027-10-04'),
  roles: ['participant'],
  sections: ['confirmation'],
  base: adviceCard,
}

it('T02 is confirmed by somebody who was there, and a difference is described', () => {
  const answer = (more: JsonObject) => form.issues({ ...confirmed, ...more }, confirming)
  expect(answer({})).toEqual([])
  expect(form.issues(adviceCard, confirming)).toEqual(['/participantConfirm form.required'])
  expect(answer({ participantConfirm: [signedBy('ola')] })).toEqual([
    '/participantConfirm form.rule.attendeeConfirms',
  ])
  expect(answer({ disputed: 'yes' })).toEqual(['/disputeNote form.required'])
  expect(answer({ disputed: 'yes', disputeNote: 'Spotkanie trwało godzinę krócej.' })).toEqual([])
  expect(answer({ disputed: 'yes', disputeNote: 'x'.repeat(19) })).toEqual([
    '/disputeNote form.min-length',
  ])
  expect(answer({ disputed: 'yes', disputeNote: 'x'.repeat(1001) })).toEqual([
    '/disputeNote form.max-length',
  ])
  expect(answer({ disputed: 'no', disputeNote: 'Spotkanie trwało godzinę krócej.' })).toEqual([
    '/disputeNote form.hidden',
  ])
  expect(answer({ disputed: 'maybe' })).toEqual(['/disputed form.choice-unknown'])
  expect(answer({ area: 'legal' })).toEqual(['/area form.not-editable'])
})

it('T02 of a mentor stays within the pool, with those who franchise', () => {
  const { adviser: _, ...card } = adviceCard
  const mentoring = {
    variables: {
      ...given(null),
      parent: {
        mentoring: true,
        pool: 20,
        used: 18,
        hours: [{ area: card['area']!, planned: 20, used: 18 }],
      },
      case: { members: [{ person: 'fela', role: 'franchisee' }] },
    },
    roles: ['mentor'],
  }
  const meeting = { ...card, attendees: ['fela'], startTime: '09:00', endTime: '11:00' }
  expect(form.issues(meeting, mentoring)).toEqual([])
  expect(form.issues({ ...meeting, endTime: '11:30' }, mentoring)).toEqual([
    '/endTime form.rule.withinPool',
  ])
  // the mentor has a session from 11:50
  expect(form.issues({ ...meeting, startTime: '10:00', endTime: '11:51' }, mentoring)).toEqual([
    '/startTime form.rule.noOverlap',
  ])
  expect(form.issues({ ...meeting, adviser: 'doradca' }, mentoring)).toEqual([
    '/adviser form.hidden',
  ])
  expect(form.issues({ ...meeting, attendees: ['anna'] }, mentoring)).toEqual([
    '/attendees form.reference-unknown',
  ])
})
