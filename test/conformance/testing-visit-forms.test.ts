import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { incidentReport, signedBy, visitAreas, visitCard } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const visiting = { parent: { documentCount: 12 }, context: { sentOn: null } }
const visit = await judgedForm('S04', { variables: visiting, now: '2028-03-30T10:00:00Z' })

it('S04 offers the ten areas and takes a complete card', () => {
  expect(visit.first()['areas']).toEqual(visitAreas.map((area) => ({ area })))
  expect(visit.issues(visitCard)).toEqual([])
})

const documents = visitCard['sampleDocs'] as JsonObject[]
const [recommendation] = visitCard['recommendations'] as JsonObject[]
const visitCases: Case[] = [
  ['/visitDate', ['form.required'], undefined],
  ['/visitKind', ['form.required'], undefined],
  ['/announced', ['form.required'], undefined],
  ['/monitors', ['form.required'], []],
  ['/monitors', ['form.max-items'], ['a', 'b', 'c', 'd']],
  ['/peoplePresent', ['form.min-length'], 'x'],
  ['/peoplePresent', ['form.max-length'], 'x'.repeat(301)],
  ['/peoplePresent', ['form.rule.noPersonalDataPeoplePresent (warning)'], 'opiekun 85831400124'],
  ['/recipientsInterviewed', ['form.minimum'], -1],
  ['/recipientsInterviewed', ['form.required'], undefined],
  ['/workersInterviewed', ['form.minimum'], -1],
  ['/areas/0/area', ['form.not-editable'], 'docs'],
  ['/areas/0/result', ['form.required'], undefined],
  ['/areas/0/result', ['/areas/0/finding form.required'], 'critical'],
  ['/areas/5/finding', ['form.min-length'], 'krótko'],
  ['/areas/5/finding', ['form.max-length'], 'x'.repeat(2001)],
  ['/areas/5/result', ['/areas/5/finding form.hidden'], 'ok'],
  ['/accessibilityCheck', ['form.required'], undefined],
  ['/sampleDocs', ['form.required'], []],
  ['/sampleDocs', ['form.min-items'], documents.slice(0, 4)],
  ['/sampleDocs/0/docNo', ['/sampleDocs/1/docNo form.not-unique'], 'FV/2'],
  ['/sampleDocs/0/docNo', ['form.required'], undefined],
  ['/sampleDocs/0/ok', ['form.required'], undefined],
  ['/irregularity', ['/irregularityAmount form.hidden'], 'no'],
  ['/irregularity', ['form.required', '/irregularityAmount form.hidden'], undefined],
  ['/irregularityAmount', ['form.required'], undefined],
  ['/irregularityAmount', ['form.minimum'], 0],
  ['/recommendations', [], []],
  ['/recommendations', ['form.max-items'], rowsOf(16, recommendation!)],
  ['/recommendations/0/text', ['form.min-length'], 'krótko'],
  ['/recommendations/0/text', ['form.max-length'], 'x'.repeat(501)],
  ['/recommendations/0/due', ['form.minimum-date'], '2028-04-04'],
  ['/recommendations/0/severity', ['form.required'], undefined],
  ['/recommendations/0/status', ['form.required'], undefined],
  ['/overall', ['form.required'], undefined],
  ['/objections', ['form.hidden'], prose(20)],
  ['/signatures', ['form.hidden'], [signedBy('marta')]],
]

it.each(visitCases)('S04 at %s: %j', (...one) => {
  const issues = visit.issues(changed(visitCard, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S04 is content with all documents where there are fewer than five', () => {
  const known = (documentCount: number) => ({
    variables: { ...visiting, parent: { documentCount } },
  })
  expect(visit.issues({ ...visitCard, sampleDocs: documents.slice(0, 3) }, known(3))).toEqual([])
  expect(visit.issues({ ...visitCard, sampleDocs: documents.slice(0, 2) }, known(3))).toEqual([
    '/sampleDocs form.min-items',
  ])
  expect(visit.issues({ ...visitCard, sampleDocs: [] }, known(0))).toEqual([])
})

it('S04 takes objections of the implementer and the signatures of both sides', () => {
  const closing = {
    variables: { ...visiting, context: { sentOn: '2028-03-30' } },
    roles: ['implementer'],
    sections: ['objections', 'signatures'],
    base: visitCard,
  }
  const judge = (answers: JsonObject, roles = ['implementer']) =>
    visit.issues({ ...visitCard, ...answers }, { ...closing, roles })
  const signatures = [signedBy('marta'), signedBy('jan')]
  expect(judge({ signatures })).toEqual([])
  expect(judge({ signatures, objections: prose(50) })).toEqual([])
  expect(judge({ signatures, objections: 'x'.repeat(3001) })).toEqual([
    '/objections form.max-length',
  ])
  expect(judge({ signatures, objections: prose(50) }, ['monitor'])).toEqual([
    '/objections form.not-editable',
  ])
  expect(judge({})).toEqual(['/signatures form.required'])
  expect(judge({ signatures: [signedBy('jan')] })).toEqual(['/signatures form.signatures-missing'])
  expect(judge({ signatures: [signedBy('jan'), signedBy('ala')] })).toEqual([
    '/signatures form.rule.bothSides',
  ])
  expect(judge({ signatures, overall: 'ok' })).toEqual(['/overall form.not-editable'])
})

const reporting = { context: { submittedAt: null } }
const incident = await judgedForm('S05', { variables: reporting, now: '2028-03-30T10:00:00Z' })

it('S05 takes a complete report and tells whether it came within 24 hours', () => {
  expect(incident.issues(incidentReport)).toEqual([])
  expect(incident.state(incidentReport).answers).toMatchObject({
    reportDelay: true,
    breachDue: '2028-04-02T12:00:00+02:00',
  })
  const reported = (submittedAt: string) =>
    incident.state(incidentReport, { variables: { context: { submittedAt } } }).answers
  expect(reported('2028-03-30T22:30:00Z')['reportDelay']).toBe(true)
  expect(reported('2028-03-30T22:30:01Z')['reportDelay']).toBe(false)
})

const incidentCases: Case[] = [
  ['/occurredAt', ['form.required'], undefined],
  ['/occurredAt', [], '2028-03-30T10:00:00Z'],
  ['/occurredAt', ['form.rule.notInFuture'], '2028-03-30T10:00:01Z'],
  ['/kind', ['form.required'], undefined],
  ['/severity', ['form.required', '/followUp form.hidden'], undefined],
  ['/severity', ['/followUp form.hidden'], 'medium'],
  ['/severity', [], 'critical'],
  ['/description', ['form.min-length'], 'krótko'],
  ['/description', ['form.max-length'], 'x'.repeat(3001)],
  ['/description', ['form.rule.noPersonalDataDescription (warning)'], `${prose(50)} 85831400124`],
  ['/peopleAffected', ['form.minimum'], -1],
  ['/peopleAffected', ['form.required'], undefined],
  ['/childInvolved', ['form.required'], undefined],
  ['/immediateActions', ['form.min-length'], 'krótko'],
  ['/immediateActions', ['form.max-length'], 'x'.repeat(2001)],
  ['/authorities', [], undefined],
  ['/authorities', ['form.choice-unknown'], ['army']],
  ['/personalDataBreach', ['form.required'], undefined],
  ['/followUp', ['form.required'], undefined],
  ['/followUp', ['form.min-length'], 'krótko'],
  ['/followUp', ['form.max-length'], 'x'.repeat(2001)],
  ['/closedOn', ['form.hidden'], '2028-03-30'],
]

it.each(incidentCases)('S05 at %s: %j', (...one) => {
  const issues = incident.issues(changed(incidentReport, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('S05 shows the 72 hours only with a breach, and is closed neither before the incident nor ahead', () => {
  const quiet = { ...incidentReport, personalDataBreach: 'no' }
  expect(incident.state(quiet).answers).not.toHaveProperty('breachDue')
  const closing = {
    variables: { context: { submittedAt: '2028-03-30T10:00:00Z' } },
    sections: ['closing'],
    base: incidentReport,
    now: '2028-04-03T10:00:00Z',
  }
  const judge = (closedOn: string) => incident.issues({ ...incidentReport, closedOn }, closing)
  // In Warsaw it happened half an hour past midnight.
  expect(judge('2028-03-29')).toEqual(['/closedOn form.rule.closedAfterIncident'])
  expect(judge('2028-03-30')).toEqual([])
  expect(judge('2028-04-04')).toEqual(['/closedOn form.maximum-date'])
  expect(incident.issues(incidentReport, closing)).toEqual([])
})
