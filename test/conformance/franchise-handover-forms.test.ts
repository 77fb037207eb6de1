import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import {
  agreeing,
  followUp,
  franchiseAgreement,
  handoverProtocol,
} from '../support/franchise-answers.ts'
import { signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const scopeOf = (facts: JsonObject = {}) => ({
  variables: {
    case: { number: '1/FRA/2028/001' },
    context: { ...agreeing, ...facts },
    answers: { request: { manualId: 'k1' } },
  },
})
const form = await judgedForm('F03', { ...scopeOf(), now: '2028-10-02T10:00:00Z' })

it('F03 begins with number, parties, no fee and the materials of the manual', () => {
  expect(form.first()).toMatchObject({
    agreementNo: '1/FRA/2028/001/F',
    parties: [
      { role: 'franchisor', orgId: 'o3' },
      { role: 'franchisee', orgId: 'o1' },
    ],
    validFrom: '2028-10-02',
    validMonths: 24,
    fee: 0,
  })
  expect(form.first(scopeOf({ agreementSignedOn: '2028-10-05' }))).toMatchObject({
    manualVersion: 'k1',
    items: [
      { name: 'Manual', format: 'digital', quantity: 1, sha: 'a'.repeat(64) },
      { name: 'Wzory' },
      { name: 'Pakiet znaku' },
      { name: 'Wdrożenie', format: 'training' },
    ],
  })
})

const sent = scopeOf({ agreementSentOn: '2028-10-02' })
const signedAgreement = (...persons: string[]) => ({
  ...franchiseAgreement,
  agreementSignatures: persons.map(signedBy),
})

it('F03 is signed by every party, each by its own rule', () => {
  expect(form.issues(franchiseAgreement)).toEqual([])
  expect(form.issues(signedAgreement('jan', 'fela', 'filip'), sent)).toEqual([])
  expect(form.issues(franchiseAgreement, sent)).toEqual(['/agreementSignatures form.required'])
  expect(form.issues(signedAgreement('jan', 'fela'), sent)).toEqual([
    '/agreementSignatures form.signatures-missing',
    '/agreementSignatures form.rule.everyPartySigned',
  ])
  expect(form.issues(signedAgreement('fela', 'filip', 'gosia'), sent)).toEqual([
    '/agreementSignatures form.rule.everyPartySigned',
  ])
  expect(form.issues(signedAgreement('jan', 'fela', 'filip'))).toEqual([
    '/agreementSignatures form.hidden',
  ])
})

const agreementCases: Case[] = [
  ['/agreementNo', ['form.not-editable'], '7/F'],
  ['/parties', ['form.min-items'], [{ role: 'franchisor', orgId: 'o3' }]],
  ['/parties/1/role', ['/parties form.rule.bothSides'], 'owes'],
  ['/parties/1/role', ['form.not-unique', '/parties form.rule.bothSides'], 'franchisor'],
  ['/parties/1/orgId', ['form.reference-unknown'], 'o9'],
  ['/validFrom', ['form.required'], undefined],
  ['/validMonths', ['form.minimum'], 11],
  ['/validMonths', ['form.maximum'], 61],
  ['/fee', ['form.not-editable'], 100],
  ['/territory', ['form.min-length'], 'x'],
  ['/territory', ['form.max-length'], 'x'.repeat(201)],
  ['/brandTerms', ['form.min-length'], 'krótko'],
  ['/brandTerms', ['form.max-length'], 'x'.repeat(2001)],
  ['/qualityTerms', ['form.min-length'], 'krótko'],
  ['/qualityTerms', ['form.max-length'], 'x'.repeat(3001)],
  ['/exitTerms', ['form.min-length'], 'krótko'],
  ['/exitTerms', ['form.max-length'], 'x'.repeat(2001)],
  ['/mentorHours', ['form.maximum'], 25],
  ['/mentorHours', ['form.minimum', '/mentor form.hidden'], -1],
  ['/mentorHours', ['/mentor form.hidden'], 0],
  ['/mentor', ['form.required'], undefined],
  ['/mentor', ['form.reference-unknown'], 'marta'],
  ['/handoverDate', ['form.hidden'], '2028-10-20'],
]

it.each(agreementCases)('F03 agreement at %s: %j', (...one) => {
  const issues = form.issues(changed(franchiseAgreement, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

const handing = {
  ...scopeOf({
    agreementSentOn: '2028-10-02',
    agreementSignedOn: '2028-10-05',
    protocolSentOn: '2028-10-25',
  }),
  now: '2028-10-25T10:00:00Z',
}
const handedOver: JsonObject = {
  ...handoverProtocol,
  signatures: ['jan', 'fela', 'filip'].map(signedBy),
}
const { items } = handoverProtocol as Record<string, JsonObject[]>
const protocolCases: Case[] = [
  ['/manualVersion', ['form.required'], undefined],
  ['/manualVersion', ['form.reference-unknown'], 'k9'],
  ['/items', ['form.min-items'], items!.slice(0, 3)],
  [
    '/items',
    ['form.max-items'],
    Array.from({ length: 41 }, (_, n) => ({ ...items![0], name: `Plik ${n}` })),
  ],
  ['/items/1/name', ['form.not-unique'], 'Manual'],
  ['/items/1/name', ['form.min-length'], 'x'],
  ['/items/1/name', ['form.max-length'], 'x'.repeat(151)],
  ['/items/1/format', ['form.required'], undefined],
  ['/items/1/quantity', ['form.minimum'], 0],
  ['/items/1/received', ['form.required'], undefined],
  ['/items/1/received', ['/items form.rule.allReceived (warning)'], 'no'],
  ['/items/1/sha', ['form.computed (warning)'], 'd'.repeat(64)],
  ['/inductionDate', ['form.minimum-date'], '2028-10-04'],
  ['/inductionDate', ['form.maximum-date'], '2028-10-26'],
  ['/inductionHours', ['form.minimum'], 3],
  ['/inductionHours', ['form.maximum'], 25],
  ['/inductionPeople', ['form.minimum'], 0],
  ['/inductionPeople', ['form.maximum'], 31],
  ['/questionsOpen', ['form.max-length'], 'x'.repeat(2001)],
  // 30 days after 5 October 2028 is a Saturday.
  ['/handoverDate', [], '2028-11-06'],
  ['/handoverDate', ['form.maximum-date'], '2028-11-07'],
  ['/handoverDate', ['form.minimum-date', '/inductionDate form.maximum-date'], '2028-10-04'],
  ['/signatures', ['form.required'], undefined],
  ['/signatures', ['form.rule.everyPartyConfirmed'], ['jan', 'fela', 'gosia'].map(signedBy)],
]

it.each(protocolCases)('F03 protocol at %s: %j', (...one) => {
  const issues = form.issues(changed(handedOver, one[0], one[2]), handing)
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('F03 takes a complete protocol; what was not received is an open point', () => {
  expect(form.issues(handedOver, handing)).toEqual([])
  const open = { ...changed(handedOver, '/items/1/received', 'no'), questionsOpen: prose(20) }
  expect(form.issues(open, handing)).toEqual([])
})

const parent: JsonObject = {
  wave: 'm3',
  months: 3,
  handoverDate: '2028-10-25',
  essentials: [{ element: 'Dyspozytor' }, { element: 'Zapas czasu' }, { element: 'Szkolenie' }],
}
const survey = await judgedForm('F04', {
  variables: { parent, context: { submittedOn: null } },
  now: '2029-01-30T10:00:00Z',
  roles: ['franchisee'],
})

it('F04 has a row for each essential element of the manual', () => {
  const running = survey.state({ wave: 'm3', operating: 'yes' }).answers['essentialKept']
  expect(running).toEqual(parent['essentials'])
  expect(survey.first()['wave']).toBe('m3')
})

it.each([
  ['m3', 3, '2029-02-08'],
  ['m6', 6, '2029-05-09'],
  ['m12', 12, '2029-11-08'],
  // where the programme asks the first time after four months
  ['m3', 4, '2029-03-12'],
])('F04 of the wave %s after %i months is due on %s', (wave, months, due) => {
  const variables = { parent: { ...parent, wave, months }, context: { submittedOn: null } }
  expect(survey.state({ ...followUp, wave }, { variables }).answers['dueOn']).toBe(due)
})

it('F04 is due on the next working day', () => {
  const variables = { parent: { ...parent, handoverDate: '2028-10-27' }, context: {} }
  expect(survey.state(followUp, { variables }).answers['dueOn']).toBe('2029-02-12')
})

it('F04 takes a complete survey and works out fidelity', () => {
  expect(survey.issues(followUp)).toEqual([])
  expect(survey.state(followUp).answers['fidelityIndex']).toBe(50)
  const kept = changed(followUp, '/essentialKept', [
    { element: 'Dyspozytor', state: 'kept' },
    { element: 'Zapas czasu', state: 'kept' },
    { element: 'Szkolenie', state: 'adapted', comment: 'Trwa krócej.' },
  ])
  expect(survey.state(kept).answers['fidelityIndex']).toBe(83.33)
  const open = changed(followUp, '/essentialKept/0/state', undefined)
  expect(survey.state(open).answers).not.toHaveProperty('fidelityIndex')
})

const idle: JsonObject = Object.fromEntries(
  Object.entries(followUp).filter(
    ([key]) =>
      ![
        'startedOn',
        'jobs',
        'jobsAtRisk',
        'recipients',
        'revenue',
        'publicOrders',
        'cashOk',
        'essentialKept',
      ].includes(key),
  ),
)

it.each([
  ['notStarted', ['/notOperatingReason form.required']],
  ['stopped', ['/notOperatingReason form.required']],
  ['suspended', []],
])('F04 of an implementation that is %s asks for no results: %j', (operating, issues) => {
  expect(survey.issues({ ...idle, operating })).toEqual(issues)
  expect(survey.state({ ...idle, operating }).answers).not.toHaveProperty('fidelityIndex')
  expect(survey.issues({ ...idle, operating, jobs: 3 })).toContain('/jobs form.hidden')
})

it('F04 is verified by the OWES once it was sent', () => {
  const verifying = {
    variables: { parent, context: { submittedOn: '2029-01-30' } },
    roles: ['owesAdviser'],
    sections: ['verification'],
    base: followUp,
  }
  const [fault] = followUp['manualErrors'] as JsonObject[]
  const errataVerified = [{ ...fault, confirmed: 'yes', critical: 'no' }]
  const checked = { ...followUp, errataVerified }
  const verified = { ...checked, owesVerified: [signedBy('olga')] }
  expect(survey.issues(verified, verifying)).toEqual([])
  expect(survey.issues(checked, verifying)).toEqual(['/owesVerified form.required'])
  const { errataVerified: _, ...unchecked } = verified
  expect(survey.issues(unchecked, verifying)).toEqual([
    '/errataVerified/0/confirmed form.required',
    '/errataVerified/0/critical form.required',
  ])
  expect(survey.issues({ ...followUp, owesVerified: [signedBy('olga')] })).toEqual([
    '/owesVerified form.hidden',
  ])
  const faultless = { ...followUp, manualErrors: [], owesVerified: [signedBy('olga')] }
  const base = { ...verifying, base: { ...followUp, manualErrors: [] } }
  expect(survey.issues(faultless, base)).toEqual([])
  expect(survey.issues({ ...faultless, errataVerified }, base)).toContain(
    '/errataVerified form.hidden',
  )
  expect(survey.issues(verified, { ...verifying, roles: ['franchisee'] })).toContain(
    '/owesVerified form.not-editable',
  )
})

const { manualErrors } = followUp as Record<string, JsonObject[]>
const surveyCases: Case[] = [
  ['/wave', ['form.not-editable'], 'm6'],
  ['/notOperatingReason', ['form.hidden'], prose(50)],
  ['/startedOn', ['form.required'], undefined],
  ['/startedOn', ['form.maximum-date'], '2029-01-31'],
  ['/jobs', ['form.required'], undefined],
  ['/jobs', ['form.minimum', '/jobsAtRisk form.maximum'], -1],
  ['/jobsAtRisk', ['form.maximum'], 6],
  ['/recipients', ['form.minimum'], -1],
  ['/revenue', ['form.minimum', '/publicOrders form.maximum'], -1],
  ['/publicOrders', ['form.maximum'], 20_000_01],
  ['/publicOrders', [], undefined],
  ['/cashOk', ['form.required'], undefined],
  ['/essentialKept/0/element', ['form.not-editable'], 'Inny'],
  ['/essentialKept/0/state', ['form.required'], undefined],
  ['/essentialKept/0/comment', ['form.hidden'], 'Bez zmian'],
  ['/essentialKept/1/comment', ['form.required'], undefined],
  ['/essentialKept/1/comment', ['form.max-length'], 'x'.repeat(301)],
  ['/mentorUsed', ['form.minimum'], -0.5],
  ['/mentorUsed', ['form.maximum'], 24.5],
  ['/manualUseful', ['form.minimum'], 0],
  ['/manualUseful', ['form.maximum'], 6],
  ['/manualErrors', [], []],
  ['/manualErrors', ['form.max-items'], rowsOf(21, manualErrors![0]!)],
  ['/manualErrors/0/section', ['form.required'], undefined],
  ['/manualErrors/0/issue', ['form.min-length'], 'krótko'],
  ['/manualErrors/0/issue', ['form.max-length'], 'x'.repeat(501)],
  ['/manualErrors/0/proposal', ['form.max-length'], 'x'.repeat(501)],
  ['/support', ['form.maximum'], 6],
  ['/problems', ['form.max-length'], 'x'.repeat(2001)],
  ['/problems', ['form.rule.noPersonalDataProblems (warning)'], 'Pani 85831400124'],
  ['/success', ['form.rule.noPersonalDataSuccess (warning)'], 'Pani 85831400124'],
  ['/continueNext', ['form.required'], undefined],
  ['/recommend', ['form.minimum'], -1],
  ['/recommend', ['form.maximum'], 11],
  ['/publishConsent', [], undefined],
]

it.each(surveyCases)('F04 at %s: %j', (...one) => {
  const issues = survey.issues(changed(followUp, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})
