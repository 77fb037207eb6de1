import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { franchiseRequest, offered } from '../support/franchise-answers.ts'
import { signedBy } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'

const form = await judgedForm('F01', {
  variables: { context: offered },
  now: '2028-09-01T10:00:00Z',
})

it('F01 takes a complete request and works out type, change and money', () => {
  expect(form.issues(franchiseRequest)).toEqual([])
  expect(form.state(franchiseRequest).answers).toMatchObject({
    modelType: 'service',
    essentialChange: false,
    financingTotal: 62_345_67,
  })
  expect(form.first()['resourcesReady']).toHaveLength(5)
})

it('F01 tells when an essential element would change', () => {
  const change = (answers: JsonObject) => form.state(answers).answers['essentialChange']
  expect(change(changed(franchiseRequest, '/adaptations/0/isEssential', 'yes'))).toBe(true)
  expect(change(changed(franchiseRequest, '/adaptations', undefined))).toBe(false)
})

it('F01 shows beside the adaptations what the manual that was chosen lists as essential', async () => {
  const manuals = (offered['manuals'] as JsonObject[]).map((manual, n) => ({
    ...manual,
    essentials: [{ element: `Dyspozytor ${n}` }, { element: 'Stałe trasy' }],
  }))
  const { state } = await judgedForm('F01', {
    variables: { context: { ...offered, manuals } },
    now: '2028-09-01T10:00:00Z',
  })
  const shown = (answers: JsonObject) => state(answers).fields.get('/essentialElements')
  expect(shown(franchiseRequest)?.field.text?.en).toContain('essential: Dyspozytor 0; Stałe trasy.')
  expect(shown(changed(franchiseRequest, '/manualId', undefined))?.visible).toBe(false)
})

it('F01 asks for the register number of what exists already', () => {
  const vehicle = (legalVehicle: string) => form.issues({ ...franchiseRequest, legalVehicle })
  expect(vehicle('existingCooperative')).toEqual([])
  expect(vehicle('newCooperative')).toEqual(['/vehicleKrs form.hidden'])
  expect(form.issues(changed(franchiseRequest, '/vehicleKrs', undefined))).toEqual([
    '/vehicleKrs form.required',
  ])
})

it('F01 is signed by the rule of representation of the applicant', () => {
  const one = { ...franchiseRequest, requestSignature: [signedBy('fela')] }
  expect(form.issues(one)).toEqual(['/requestSignature form.signatures-missing'])
  const sole = { ...one, orgId: 'o3' }
  expect(form.issues(sole)).toEqual([])
})

const { partners, needData, adaptations, financing } = franchiseRequest as Record<
  string,
  JsonObject[]
>
const cases: Case[] = [
  ['/orgId', ['form.required'], undefined],
  ['/orgId', ['form.reference-unknown'], 'o9'],
  ['/partners', [], []],
  ['/partners/0/orgId', ['/partners form.rule.partnersAreOthers'], 'o1'],
  ['/partners/0/role', ['form.min-length'], 'x'],
  ['/partners/0/role', ['form.max-length'], 'x'.repeat(151)],
  ['/partners', ['/partners/1/orgId form.not-unique'], [...partners!, partners![0]!]],
  ['/implementationTerc', ['form.required'], undefined],
  ['/implementationTerc', ['form.choice-unknown'], '1465011'],
  ['/implementationTerc', ['/owes form.rule.owesCompetent'], '0499022'],
  ['/owes', ['form.required'], undefined],
  ['/owes', ['form.rule.owesCompetent'], 'owes04'],
  ['/manualId', ['form.required'], undefined],
  ['/manualId', ['form.reference-unknown'], 'k3'],
  ['/modelType', ['form.computed (warning)'], 'mixed'],
  ['/secondChoice', [], undefined],
  ['/secondChoice', ['form.rule.otherModel'], 'k1'],
  ['/whyModel', ['form.min-length'], 'krótko'],
  ['/whyModel', ['form.max-length'], 'x'.repeat(2501)],
  ['/localNeed', ['form.min-length'], 'krótko'],
  ['/localNeed', ['form.max-length'], 'x'.repeat(3001)],
  ['/localNeed', ['form.rule.noPersonalDataLocalNeed (warning)'], `${prose(500)} 85831400124`],
  ['/needData', ['form.required'], []],
  ['/needData', ['form.max-items'], rowsOf(9, needData![0]!)],
  ['/needData/0/indicator', ['form.min-length'], 'x'],
  ['/needData/0/value', ['form.required'], undefined],
  ['/needData/0/value', ['form.max-length'], 'x'.repeat(41)],
  ['/needData/0/source', ['form.max-length'], 'x'.repeat(201)],
  ['/targetGroup', ['form.required'], []],
  ['/targetGroup', ['form.max-items'], ['seniors', 'families', 'children', 'carers', 'refugees']],
  ['/reach', ['form.minimum'], 0],
  ['/reach', ['form.maximum'], 10_001],
  ['/jobsPlanned', ['form.minimum', '/jobsPlannedAtRisk form.maximum'], 2],
  ['/jobsPlanned', ['form.maximum'], 101],
  ['/jobsPlannedAtRisk', ['form.maximum'], 6],
  ['/jobsPlannedAtRisk', ['form.minimum'], -1],
  ['/legalVehicle', ['form.required', '/vehicleKrs form.hidden'], undefined],
  ['/vehicleKrs', ['form.krs'], '0000000000'],
  ['/plannedStart', ['form.minimum-date'], '2028-08-31'],
  ['/plannedStart', [], '2029-09-01'],
  ['/plannedStart', ['form.maximum-date'], '2029-09-02'],
  ['/adaptations', ['form.max-items'], rowsOf(11, adaptations![0]!)],
  ['/adaptations/0/element', ['form.min-length'], 'x'],
  ['/adaptations/0/isEssential', ['form.required'], undefined],
  ['/adaptations/0/reason', ['form.min-length'], 'krótko'],
  ['/resourcesReady/0/resource', ['form.not-editable'], 'staff'],
  ['/resourcesReady/0/state', ['form.required'], undefined],
  ['/financing', ['form.required'], []],
  ['/financing', ['form.max-items'], rowsOf(9, financing![0]!)],
  ['/financing/0/source', ['form.required'], undefined],
  ['/financing/0/amount', ['form.minimum'], -1],
  ['/financing/0/certainty', ['form.required'], undefined],
  ['/team', ['form.min-length'], 'krótko'],
  ['/team', ['form.max-length'], 'x'.repeat(2001)],
  ['/team', ['form.rule.noPersonalDataTeam (warning)'], `${prose(200)} 85831400124`],
  ['/mentorNeeds', ['form.required'], []],
  [
    '/mentorNeeds',
    ['form.max-items'],
    ['general', 'business', 'legal', 'finance', 'marketing', 'hr', 'service'],
  ],
  ['/useOfBrand', ['form.required'], undefined],
  ['/declQuality', ['form.declaration'], undefined],
  ['/declData', ['form.declaration'], false],
  ['/declNoFee', ['form.declaration'], undefined],
  ['/declInfo', ['form.declaration'], undefined],
  ['/requestSignature', ['form.required'], undefined],
]

it.each(cases)('F01 at %s: %j', (...one) => {
  const issues = form.issues(changed(franchiseRequest, one[0], one[2]))
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})
