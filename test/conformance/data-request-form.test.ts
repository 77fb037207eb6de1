import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, type Case } from '../support/judged-form.ts'
import { prose } from '../support/prose.ts'

const facts: JsonObject = {
  submittedOn: null,
  identityCheckedOn: null,
  extensionNoticeOn: null,
}
const files: JsonObject = {
  copy: { name: 'dane.json', type: 'application/json', sizeBytes: 1000 },
  text: { name: 'dane.txt', type: 'text/plain', sizeBytes: 1000 },
  large: { name: 'dane.pdf', type: 'application/pdf', sizeBytes: 105_000_000 },
}
const scopeOf = (more: JsonObject = {}) => ({
  variables: { context: { ...facts, ...more }, files },
})
const form = await judgedForm('X04', { ...scopeOf(), now: '2028-01-31T10:00:00Z' })

const request: JsonObject = {
  requester: 'Anna Wrona',
  contact: 'anna@example.org',
  right: ['access', 'rectification'],
  scope: 'Dane z formularza uczestnika z 2027 roku.',
}

const cases: Case[] = [
  ['/requester', ['form.required'], undefined],
  ['/requester', ['form.min-length'], 'x'],
  ['/requester', ['form.max-length'], 'x'.repeat(121)],
  ['/contact', ['form.email'], 'anna'],
  ['/right', ['form.required'], []],
  ['/right', ['form.max-items'], ['access', 'erasure', 'objection', 'portability']],
  ['/right', ['form.choice-unknown'], ['oblivion']],
  ['/scope', ['form.min-length'], 'krótko'],
  ['/scope', ['form.max-length'], 'x'.repeat(2001)],
  ['/scope', ['form.rule.noPersonalDataScope (warning)'], `${prose(20)} 85831400124`],
  ['/identityCheck', ['form.hidden'], 'inPerson'],
  ['/outcome', ['form.hidden'], 'granted'],
]

it.each(cases)('X04 at %s: %j', (...one) => {
  expect(form.issues(changed(request, one[0], one[2]))).toEqual(expectedIssues(one))
})

const checking = {
  ...scopeOf({ submittedOn: '2028-01-31' }),
  roles: ['dataOfficer'],
  base: request,
}
const checked: JsonObject = {
  ...request,
  identityCheck: 'portalLogin',
  receivedOn: '2028-01-31',
}

it('X04 takes a request from anybody; only the data officer checks and answers', () => {
  expect(form.issues(request)).toEqual([])
  expect(form.issues(checked, checking)).toEqual([])
  expect(form.issues(request, checking)).toEqual([
    '/identityCheck form.required',
    '/receivedOn form.required',
  ])
  expect(form.issues(checked, { ...checking, roles: [] })).toContain(
    '/identityCheck form.not-editable',
  )
  expect(form.first(checking)['receivedOn']).toBe('2028-01-31')
  expect(form.issues(changed(checked, '/receivedOn', '2028-02-01'), checking)).toEqual([
    '/receivedOn form.maximum-date',
  ])
})

const deciding = {
  ...scopeOf({ submittedOn: '2028-01-31', identityCheckedOn: '2028-02-01' }),
  roles: ['dataOfficer'],
  base: request,
  now: '2028-02-29T10:00:00Z',
}
it.each([
  ['2028-01-31', undefined, '2028-02-29'],
  ['2028-01-31', 'no', '2028-02-29'],
  // 30 April 2028 is a Sunday, 1 May and 3 May are days off.
  ['2028-01-31', 'yes', '2028-05-02'],
  ['2027-01-31', undefined, '2027-03-01'],
])('X04 received on %s, extended %s, is due on %s', (receivedOn, extended, due) => {
  const answers = {
    ...checked,
    receivedOn,
    ...(extended ? { extended } : {}),
    ...(extended === 'yes' ? { extensionReason: prose(20) } : {}),
  }
  expect(form.state(answers, deciding).answers['dueOn']).toBe(due)
})

it('X04 is extended within the first month, with notice', () => {
  const extended = { ...checked, extended: 'yes', extensionReason: prose(20) }
  const facts = { submittedOn: '2028-01-31', identityCheckedOn: '2028-02-01' }
  const on = (now: string, more: JsonObject = {}, answers = extended) =>
    form
      .issues(answers, { ...checking, ...scopeOf({ ...facts, ...more }), now })
      .filter((issue) => !issue.startsWith('/outcome'))
  expect(on('2028-02-29T10:00:00Z', { identityCheckedOn: null })).toContain('/extended form.hidden')
  expect(on('2028-02-29T10:00:00Z')).toEqual([])
  expect(on('2028-03-01T10:00:00Z')).toEqual(['/extended form.rule.extensionInTime'])
  expect(on('2028-03-01T10:00:00Z', { extensionNoticeOn: '2028-02-10' })).toEqual([])
  const { extensionReason: _, ...unexplained } = extended
  expect(on('2028-02-29T10:00:00Z', {}, { ...unexplained, extensionReason: '' })).toEqual([
    '/extensionReason form.required',
  ])
})

const granted = { ...checked, outcome: 'granted', exportFile: ['copy'] }
const partly = { ...checked, outcome: 'partly', legalGround: prose(50) }

it('X04 takes each outcome with what belongs to it', () => {
  expect(form.issues(granted, deciding)).toEqual([])
  expect(form.issues(partly, deciding)).toEqual([])
  expect(form.issues({ ...partly, outcome: 'refused' }, deciding)).toEqual([])
  expect(form.issues({ ...checked, outcome: 'notFound' }, deciding)).toEqual([])
  expect(form.issues(granted, { ...deciding, now: '2028-03-01T10:00:00Z' })).toEqual([
    '/outcome form.rule.answeredInTime (warning)',
  ])
})

const decisionCases: [JsonObject, ...Case][] = [
  [granted, '/outcome', ['form.required', '/exportFile form.hidden'], undefined],
  [granted, '/exportFile', ['form.required'], []],
  [granted, '/exportFile', ['form.file-type'], ['text']],
  [granted, '/exportFile', ['form.file-size'], ['large']],
  [granted, '/legalGround', ['form.hidden'], prose(50)],
  [granted, '/identityCheck', ['/outcome form.rule.identityConfirmed'], 'failed'],
  [partly, '/identityCheck', ['/outcome form.rule.identityConfirmed'], 'failed'],
  [partly, '/legalGround', ['form.required'], undefined],
  [partly, '/legalGround', ['form.min-length'], 'krótko'],
  [partly, '/legalGround', ['form.max-length'], 'x'.repeat(1501)],
  [partly, '/exportFile', ['form.hidden'], ['copy']],
]

it.each(decisionCases)('X04 decision %#: %s at %s', (answers, ...one) => {
  const issues = form.issues(changed(answers, one[0], one[2]), deciding)
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('X04 refuses whose identity is not confirmed', () => {
  const failed = { ...partly, outcome: 'refused', identityCheck: 'failed' }
  expect(form.issues(failed, deciding)).toEqual([])
})

it('X04 does not grant the erasure of what must be kept', () => {
  const erasure = { ...granted, right: ['erasure'] }
  const kept = { ...erasure, retained: [{ set: 'publicAid', until: '2038-12-31' }] }
  const base = { ...deciding, base: { ...request, right: ['erasure'] } }
  expect(form.issues(erasure, base)).toEqual([])
  expect(form.issues(kept, base)).toEqual(['/outcome form.rule.retainedNotErased'])
  const { exportFile: _, ...rest } = kept
  const refused = { ...rest, outcome: 'refused', legalGround: prose(50) }
  expect(form.issues(refused, base)).toEqual([])
  expect(form.issues(changed(refused, '/retained/0/until', '2028-02-28'), base)).toEqual([
    '/retained/0/until form.minimum-date',
  ])
  const access = { ...kept, right: ['access'] }
  expect(form.issues(access, deciding)).toEqual(['/retained form.hidden'])
})
