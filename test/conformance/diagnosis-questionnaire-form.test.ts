import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { questionnaire } from '../support/diagnosis-answers.ts'
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

const parent = (modelType: string) => ({ variables: { parent: { modelType }, files: sampleFiles } })
const form = await judgedForm('D01', { ...parent('mixed'), now: '2027-05-20T10:00:00Z' })
const without = (...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(questionnaire).filter(([key]) => !keys.includes(key)))

it('D01 takes a complete questionnaire and works out revenue, risks, hours and type', () => {
  expect(form.issues(questionnaire)).toEqual([])
  // Each product is rounded to whole grosze before the sum: 402,100.5 → 402,101; 85,158.15 → 85,158.
  expect(form.state(questionnaire).answers).toMatchObject({
    modelType: 'mixed',
    expectedRevenueYear: 12 * (402_101 + 85_158),
    risks: [{ score: 12 }, { score: 10 }, { score: 1 }],
    adviceHoursTotal: 40,
  })
})

it('D01 begins with the six areas of skills', () => {
  expect(form.first()['teamSkills']).toEqual(
    ['management', 'finance', 'sales', 'hr', 'reintegration', 'service'].map((area) => ({ area })),
  )
})

it('D01 asks about the group in integration and mixed models, about the standard in the others', () => {
  const integration = without('serviceStandard')
  const service = without('readinessForWork', 'supportPersonnel')
  expect(form.issues(integration, parent('integration'))).toEqual([])
  expect(form.issues(service, parent('service'))).toEqual([])
  expect(form.issues(integration)).toEqual(['/serviceStandard form.required'])
  expect(form.issues(service)).toEqual(['/readinessForWork form.required'])
  expect(form.issues(questionnaire, parent('integration'))).toEqual([
    '/serviceStandard form.hidden',
  ])
  expect(form.issues(questionnaire, parent('service'))).toEqual([
    '/readinessForWork form.hidden',
    '/supportPersonnel form.hidden',
  ])
  expect(form.state(questionnaire, parent('service')).answers).not.toHaveProperty(
    'supportPersonnel',
  )
})

const { problemRanking, needs, products, risks } = questionnaire as Record<string, JsonObject[]>
const ranked = (n: number) => ({ ...problemRanking![0], rank: (n % 7) + 1 })

const barriers = 'skills health transport debt care motivation stigma housing digital'.split(' ')
const channels = 'ops pup cisKis wtzZaz parish ngo streetwork'.split(' ')

const cases: Case[] = [
  ...missing(
    '/population',
    '/workingAgeShare',
    '/seniorShare',
    '/unemploymentRate',
    '/longTermUnemployedCount',
    '/welfareClients',
    '/problemRanking',
    '/problemRanking/0/rank',
    '/problemRanking/0/problem',
    '/problemRanking/0/intensity',
    '/problemRanking/0/trend',
    '/problemRanking/0/evidence',
    '/strategyLinks/0/document',
    '/strategyLinks/0/objective',
    '/groupProfile',
    '/groupSize',
    '/groupReach',
    '/barriers',
    '/needs/0/need',
    '/needs/0/currentAnswer',
    '/needs/0/gap',
    '/recruitmentChannels',
    '/partnersReferral/0/institution',
    '/partnersReferral/0/agreement',
    '/serviceName',
    '/serviceLegalBasis',
    '/providers/0/name',
    '/unmetDemand',
    '/willingnessToPay',
    '/jstBudget',
    '/products/0/name',
    '/products/0/pkd',
    '/products/0/customer',
    '/products/0/monthlyVolume',
    '/products/0/unitPrice',
    '/competitors',
    '/socialClauses',
    '/confirmedOrders/0/client',
    '/confirmedOrders/0/yearlyValue',
    '/premisesAccessible',
    '/equipment',
    '/ownContribution',
    '/leaderExperience',
    '/teamSkills/3/level',
    '/governance',
    '/risks/0/risk',
    '/risks/0/probability',
    '/risks/0/impact',
    '/risks/0/response',
    '/adviceHours/0/area',
    '/adviceHours/0/hours',
  ),
  ['/jstCommissioning', ['form.required', '/jstBudget form.hidden'], undefined],
  ['/leaderCandidate', ['form.required', '/leaderExperience form.hidden'], undefined],
  ...unknownCodes(
    '/partnersReferral/0/agreement',
    '/willingnessToPay',
    '/products/0/customer',
    '/socialClauses',
    '/premises',
    '/premisesAccessible',
    '/equipment',
    '/adviceHours/0/area',
  ),
  ...['/barriers', '/recruitmentChannels', '/supportPersonnel'].map((pointer): Case => [
    pointer,
    ['form.choice-unknown'],
    ['nowhere'],
  ]),
  ['/jstCommissioning', ['form.choice-unknown', '/jstBudget form.hidden'], 'nowhere'],
  ['/leaderCandidate', ['form.choice-unknown', '/leaderExperience form.hidden'], 'nowhere'],
  ...bounds('/population', 100, 2_000_000),
  ...bounds('/workingAgeShare', 0, 100, 0.1),
  ['/workingAgeShare', ['form.scale'], 58.44],
  ...bounds('/seniorShare', 0, 100, 0.1),
  ['/seniorShare', ['form.scale'], 27.15],
  ...bounds('/unemploymentRate', 0, 60, 0.1),
  ['/unemploymentRate', ['form.scale'], 9.65],
  ...bounds('/longTermUnemployedCount', 0, 100_000),
  ...bounds('/welfareClients', 0, 500_000),
  ...bounds('/disabilityCount', 0, 500_000),
  ...counts('/problemRanking', 3, 7, ranked),
  ['/problemRanking/0/rank', ['form.minimum'], 0],
  ['/problemRanking/0/rank', ['/problemRanking form.rule.ranksWithoutGaps', 'form.maximum'], 8],
  ['/problemRanking/1/rank', ['/problemRanking form.rule.ranksWithoutGaps'], 4],
  ['/problemRanking/1/rank', ['form.not-unique'], 1],
  ...lengths('/problemRanking/0/problem', 5, 150),
  ...bounds('/problemRanking/0/intensity', 1, 5),
  ['/problemRanking/0/trend', ['form.choice-unknown'], 'sideways'],
  ...lengths('/problemRanking/0/evidence', 5, 250),
  ...counts('/strategyLinks', 1, 5, () => ({ document: 'Strategia', objective: 'Cel 1.1' })),
  ...lengths('/strategyLinks/0/document', 5, 200),
  ...lengths('/strategyLinks/0/objective', 5, 250),
  ...lengths('/groupProfile', 500, 4000),
  ['/groupSize', ['form.minimum', '/groupReach form.maximum'], 0],
  ['/groupSize', ['form.maximum'], 100_001],
  ...bounds('/groupReach', 1, 120),
  ...counts('/barriers', 1, 8, (n) => barriers[n]!),
  ...counts('/needs', 2, 10, () => needs![0]!),
  ...lengths('/needs/0/need', 5, 200),
  ...lengths('/needs/0/currentAnswer', 2, 250),
  ...bounds('/needs/0/gap', 1, 5),
  ...counts('/recruitmentChannels', 1, 6, (n) => channels[n]!),
  ...counts('/partnersReferral', 1, 8, () => ({ institution: 'Parafia', agreement: 'none' })),
  ...lengths('/partnersReferral/0/institution', 3, 150),
  ...bounds('/readinessForWork', 1, 5),
  ...lengths('/serviceName', 3, 150),
  ...lengths('/serviceLegalBasis', 5, 250),
  ...lengths('/serviceStandard', 100, 3000),
  ...counts('/providers', 0, 15, () => ({ name: 'Firma' })),
  ...lengths('/providers/0/name', 2, 150),
  ...bounds('/providers/0/price', 0),
  ...bounds('/providers/0/capacity', 0),
  ...lengths('/providers/0/weakness', 0, 250),
  ...bounds('/unmetDemand', 0, 100_000),
  ...bounds('/jstBudget', 0),
  ...counts('/products', 1, 8, () => products![0]!),
  ...lengths('/products/0/name', 3, 150),
  ['/products/0/pkd', ['form.pkd'], '8810'],
  ['/products/0/monthlyVolume', ['form.minimum'], -0.5],
  ...bounds('/products/0/unitPrice', 0),
  ['/expectedRevenueYear', ['form.computed'], 1],
  ...lengths('/competitors', 200, 3000),
  ...counts('/confirmedOrders', 0, 10, () => ({ client: 'Gmina', yearlyValue: 1 })),
  ...lengths('/confirmedOrders/0/client', 3, 150),
  ...bounds('/confirmedOrders/0/yearlyValue', 0),
  ['/confirmedOrders/0/proof', ['form.file-type'], ['photo']],
  ['/confirmedOrders/0/proof', ['form.file-size'], ['hugePdf']],
  ['/confirmedOrders/0/proof', ['form.max-items'], ['pdf', 'pdf2']],
  ['/premises', ['form.required', '/premisesAccessible form.hidden'], undefined],
  ['/premises', ['/premisesAccessible form.hidden'], 'none'],
  ...bounds('/ownContribution', 0),
  ['/leaderCandidate', ['/leaderExperience form.hidden'], 'no'],
  ...bounds('/leaderExperience', 0, 50),
  ['/jstCommissioning', ['/jstBudget form.hidden'], 'discussed'],
  ...bounds('/teamSkills/0/level', 0, 4),
  ...lengths('/governance', 300, 3000),
  ...lengths('/conflictsHistory', 0, 1500),
  ...counts('/risks', 3, 10, () => risks![0]!),
  ...lengths('/risks/0/risk', 5, 200),
  ...bounds('/risks/0/probability', 1, 5),
  ...bounds('/risks/0/impact', 1, 5),
  ['/risks/0/score', ['form.computed'], 25],
  ...lengths('/risks/0/response', 5, 250),
  ...counts('/adviceHours', 1, 6, () => ({ area: 'legal', hours: 1 })),
  ['/adviceHours/0/hours', ['form.minimum'], 0],
  ['/adviceHours/0/hours', ['form.maximum', '/adviceHoursTotal form.maximum'], 21],
  ['/adviceHoursTotal', ['form.computed'], 30],
  ['/modelType', ['form.computed (warning)'], 'service'],
  ...lengths('/openQuestions', 0, 2000),
  [
    '/groupProfile',
    ['form.rule.noPersonalDataGroupProfile (warning)'],
    `${prose(500)} 85831400124`,
  ],
]

it.each(cases)('D01 at %s: %j', (...one) => {
  expect(form.issues(changed(questionnaire, one[0], one[2]))).toEqual(expectedIssues(one))
})

it('D01 keeps the areas of skills: none can be added, removed or changed', () => {
  const rows = questionnaire['teamSkills'] as JsonObject[]
  const fixed = (teamSkills: JsonObject[]) => form.issues({ ...questionnaire, teamSkills })
  expect(fixed(rows.slice(0, 5))).toEqual(['/teamSkills/5/level form.required'])
  expect(fixed([...rows, rows[0]!])).toEqual(['/teamSkills form.rows-fixed'])
  expect(fixed([{ ...rows[0]!, area: 'hr' }, ...rows.slice(1)])).toEqual([
    '/teamSkills/0/area form.not-editable',
  ])
})
