import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import {
  businessPlan,
  competitionCall,
  partnership,
  signedBy,
} from '../support/competition-answers.ts'
import { prose } from '../support/prose.ts'
import {
  changed,
  firstAnswers,
  issuesOf,
  itBounds,
  itCounts,
  itMeasures,
  itRefuses,
  itRequires,
  storedAnswers,
} from '../support/filled-form.ts'
import type { Filling } from '../support/filled-form.ts'

const variablesFor = (modelType: string): JsonObject => ({
  case: { id: 'w', number: null, states: [], members: [] },
  call: competitionCall,
  parent: partnership(modelType),
  context: { submittedAt: null, checksum: null },
})

const plan = (modelType = 'service'): Filling => ({
  answers: businessPlan(modelType),
  variables: variablesFor(modelType),
})

const stored = (changes: Record<string, JsonObject[string] | undefined> = {}) =>
  storedAnswers('C01', { ...plan(), answers: changed(plan().answers, changes) })

describe('C01, the business plan', () => {
  it.each(['integration', 'service', 'mixed'])(
    'is complete for a model of type %s',
    async (type) => {
      expect(await issuesOf('C01', plan(type))).toEqual([])
    },
  )

  it('begins with founders, type, commune, report and conditions of the partnership', async () => {
    const first = await firstAnswers('C01', plan())
    expect(first).toMatchObject({
      founders: [{ orgId: 'gmina' }, { orgId: 'most' }],
      modelType: 'service',
      implementationTerc: '0299012',
      diagnosisRef: 'd03',
      diagnosisConditions: [{ condition: 'Uzupełnić analizę popytu.' }],
      testMonths: 3,
      anyJst: true,
      diagnosisHasConditions: true,
    })
    expect(first['revenueForecast']).toHaveLength(24)
    expect(first).not.toHaveProperty('declTruth')
  })

  it('shows number, time of submission and checksum of the case', async () => {
    const variables = {
      ...plan().variables,
      case: { id: 'w', number: '1/KON/2027/SRV/007', states: [] },
      context: { submittedAt: '2027-11-18T12:00:00Z', checksum: 'ab12' },
    }
    expect(await storedAnswers('C01', { ...plan(), variables })).toMatchObject({
      applicationNo: '1/KON/2027/SRV/007',
      submittedAt: '2027-11-18T12:00:00Z',
      checksum: 'ab12',
    })
  })

  itRequires(
    'C01',
    plan,
    `
      /contactPerson /founders /cooperativeState /cooperativeName /title /summary /problem
      /innovation /diagnosisConditions /offers /marketAnalysis /pricing /demandProof
      /orderCommitment /sustainability /testMonths /tasks /staff /budget /vatEligible
      /indicators /risks /serviceNeed /serviceStandard /recipientsCount /safety
      /userParticipation /measurement /replicability /accessibilityPlan /attPartnership
      /attResolution /attDeMinimis /signature /founders/0/share /founders/1/tasks
      /diagnosisConditions/0/answer /offers/0/name /offers/0/pkd /offers/0/customer
      /offers/0/unit /offers/0/unitPrice /offers/0/unitCost /offers/0/volM1 /offers/0/volM2
      /offers/0/volM3 /demandProof/0/kind /demandProof/0/description
      /revenueForecast/7/revenue /revenueForecast/23/costs /tasks/0/name /tasks/0/from
      /tasks/0/to /tasks/0/owner /tasks/0/output /staff/0/role /staff/0/form /staff/0/fte
      /staff/0/atRisk /staff/0/monthlyCost /budget/0/category /budget/0/taskNo
      /budget/0/name /budget/0/unit /budget/0/quantity /budget/0/unitCost /budget/0/own
      /budget/0/justification /indicators/0/code /indicators/0/name /indicators/0/baseline
      /indicators/0/target /indicators/0/unit /indicators/0/source /indicators/0/frequency
      /risks/0/risk /risks/0/probability /risks/0/impact /risks/0/mitigation /risks/2/owner
      /serviceStandard/0/element /serviceStandard/0/requirement /serviceStandard/0/check
    `,
  )

  itRequires(
    'C01',
    () => plan('mixed'),
    `
      /groupRecruitment /activationTools /independencePath /independenceMilestones
      /workersSupport /activationTools/0/tool /activationTools/0/hoursPerPerson
      /activationTools/0/expected /independenceMilestones/0/month
      /independenceMilestones/0/description
    `,
  )

  itMeasures('C01', () => plan('mixed'), [
    ['/founders/0/tasks', 5, 500],
    ['/contactPerson', 3, 120],
    ['/title', 5, 150],
    ['/summary', 500, 2000],
    ['/problem', 800, 4000],
    ['/diagnosisConditions/0/answer', 50, 1000],
    ['/innovation', 400, 3000],
    ['/offers/0/name', 3, 150],
    ['/offers/0/unit', 1, 30],
    ['/marketAnalysis', 800, 5000],
    ['/demandProof/0/description', 10, 300],
    ['/pricing', 300, 2000],
    ['/sustainability', 500, 3000],
    ['/tasks/0/name', 5, 200],
    ['/tasks/0/owner', 2, 120],
    ['/tasks/0/output', 5, 200],
    ['/staff/0/role', 3, 120],
    ['/staff/2/qualification', 0, 250],
    ['/budget/0/name', 3, 200],
    ['/budget/0/unit', 1, 20],
    ['/budget/0/justification', 10, 400],
    ['/indicators/0/name', 5, 200],
    ['/indicators/0/unit', 1, 30],
    ['/indicators/0/source', 5, 250],
    ['/risks/0/risk', 5, 200],
    ['/risks/0/mitigation', 10, 300],
    ['/risks/2/owner', 2, 120],
    ['/groupRecruitment', 400, 3000],
    ['/activationTools/0/expected', 10, 250],
    ['/independencePath', 400, 3000],
    ['/independenceMilestones/0/description', 10, 250],
    ['/serviceNeed', 400, 3000],
    ['/serviceStandard/0/element', 3, 150],
    ['/serviceStandard/0/requirement', 10, 300],
    ['/serviceStandard/0/check', 5, 200],
    ['/userParticipation', 300, 2000],
    ['/safety', 200, 2000],
    ['/workersSupport', 300, 2000],
    ['/measurement', 400, 2500],
    ['/replicability', 400, 2500],
    ['/accessibilityPlan', 200, 2000],
    ['/secretParts', 0, 1000],
  ])

  itBounds('C01', () => plan('mixed'), [
    ['/founders/0/share', 0, null, 1],
    ['/offers/0/unitPrice', 0, null, 1],
    ['/offers/0/unitCost', 0, null, 1],
    ['/offers/0/volM1', 0, null, 0.01],
    ['/offers/0/volM2', 0, null, 0.01],
    ['/offers/0/volM3', 0, null, 0.01],
    ['/revenueForecast/0/revenue', 0, null, 1],
    ['/revenueForecast/0/costs', 0, null, 1],
    ['/revenueForecast/0/subsidy', 0, null, 1],
    ['/testMonths', 3, 6, 1],
    ['/tasks/0/no', 1, 99, 1],
    ['/tasks/0/from', 1, 30, 1],
    ['/tasks/0/to', 1, 30, 1],
    ['/staff/0/fte', 0.1, 1, 0.01],
    ['/staff/0/monthlyCost', 0, null, 1],
    ['/budget/0/quantity', 0.01, null, 0.01],
    ['/budget/0/unitCost', 1, null, 1],
    ['/budget/0/own', 0, null, 1],
    ['/indicators/0/target', 0.01, null, 0.01],
    ['/risks/0/probability', 1, 5, 1],
    ['/risks/0/impact', 1, 5, 1],
    ['/activationTools/0/hoursPerPerson', 1, 500, 1],
    ['/independenceMilestones/0/month', 1, 36, 1],
    ['/recipientsCount', 5, 5000, 1],
  ])

  itCounts('C01', () => plan('mixed'), [
    ['/founders', 2, 2],
    ['/diagnosisConditions', 1, 1],
    ['/offers', 1, 8],
    ['/demandProof', 1, 10],
    ['/tasks', 3, 25],
    ['/staff', 2, 20],
    ['/budget', 3, 60],
    ['/indicators', 4, 15],
    ['/risks', 3, 12],
    ['/activationTools', 2, 12],
    ['/independenceMilestones', 3, 8],
    ['/serviceStandard', 3, 15],
    ['/attPartnership', 1, 3],
    ['/attResolution', 1, 1],
    ['/attDeMinimis', 1, 1],
    ['/orderCommitment', 1, 1],
  ])

  itRefuses('C01', plan, [
    ['/founders/1/orgId form.not-editable', { '/founders/1/orgId': 'inna' }],
    ['/modelType form.not-editable', { '/modelType': 'mixed' }],
    ['/implementationTerc form.terc', { '/implementationTerc': '0199012' }],
    ['/implementationTerc form.choice-unknown', { '/implementationTerc': '0299992' }],
    ['/cooperativeName form.pattern', { '/cooperativeName': 'Spółdzielnia Pracy Brzoza' }],
    ['/cooperativeName form.min-length', { '/cooperativeName': 'Sp. Socjalna' }],
    [
      '/cooperativeKrs form.krs',
      { '/cooperativeState': 'registered', '/cooperativeKrs': '0000000000' },
    ],
    ['/cooperativeKrs form.required', { '/cooperativeState': 'registered' }],
    ['/diagnosisRef form.reference-unknown', { '/diagnosisRef': 'd04' }],
    ['/offers/0/customer form.choice-unknown', { '/offers/0/customer': 'someone' }],
    ['/offers/0/pkd form.pkd', { '/offers/0/pkd': '88.10' }],
    ['/offers/0/unitPrice form.rule.freeService (warning)', { '/offers/0/unitPrice': 0 }],
    ['/staff/0/fte form.scale', { '/staff/0/fte': 0.333 }],
    ['/revenueForecast/4/month form.not-editable', { '/revenueForecast/4/month': 6 }],
    [
      '/revenueForecast form.rows-fixed',
      { '/revenueForecast/24': { month: 25, revenue: 0, costs: 0 } },
    ],
    [
      '/negativeCashMonths form.rule.negativeCash (warning)',
      { '/revenueForecast/0/subsidy': undefined },
    ],
    ['/testMonthsReason form.required', { '/testMonths': 4 }],
    [
      '/testMonthsReason form.min-length',
      { '/testMonths': 4, '/testMonthsReason': 'x'.repeat(199) },
    ],
    [
      '/testMonthsReason form.max-length',
      { '/testMonths': 6, '/testMonthsReason': 'x'.repeat(1501) },
    ],
    [
      '/tasks/0/no form.required',
      { '/tasks/0/no': undefined },
      ['/budget/0/taskNo form.rule.taskExists'],
    ],
    ['/tasks/1/to form.rule.taskOrder', { '/tasks/1/to': 2 }],
    [
      '/tasks/1/no form.not-unique',
      { '/tasks/1/no': 1 },
      ['/budget/1/taskNo form.rule.taskExists', '/budget/3/taskNo form.rule.taskExists'],
    ],
    ['/tasks form.rule.milestones', { '/tasks/0/milestone': undefined }],
    ['/staffAtRiskShare form.rule.halfAtRisk (warning)', { '/staff/0/atRisk': 'no' }],
    ['/budget/0/taskNo form.rule.taskExists', { '/budget/0/taskNo': 9 }],
    ['/budget/1/own form.rule.ownWithinValue', { '/budget/1/own': 833_34 }],
    ['/requested form.rule.withinCallLimit', { '/budget/0/unitCost': 60_000_00 }],
    [
      '/indirectShare form.rule.indirectLimit',
      { '/budget/2/unitCost': 8_000_00, '/budget/2/justification': prose(20) },
    ],
    ['/equipmentShare form.rule.fixedAssetsLimit', { '/budget/3/quantity': 5 }],
    ['/indicators form.rule.mandatoryIndicators', { '/indicators/3/code': 'I05' }],
    ['/risks/0/owner form.required', { '/risks/0/probability': 5 }],
    [
      '/summary form.rule.noPersonalDataSummary (warning)',
      { '/summary': `${prose(500)} 85831400124` },
    ],
    [
      '/problem form.rule.noPersonalDataProblem (warning)',
      { '/problem': `${prose(800)} 61 1090 1014 0000 0712 1981 2874` },
    ],
    ['/declTruth form.declaration', { '/declTruth': false }],
    ['/declNoDouble form.declaration', { '/declNoDouble': undefined }],
    ['/declCopyright form.declaration', { '/declCopyright': undefined }],
    ['/declTest form.declaration', { '/declTest': undefined }],
    ['/declInfo form.declaration', { '/declInfo': undefined }],
    ['/signature form.signatures-missing', { '/signature/2': undefined }],
    ['/signature form.signature-duplicate', { '/signature/2': signedBy('wojt') }],
    ['/budget/0/value form.computed', { '/budget/0/value': 1 }],
    ['/negativeCashMonths form.computed', { '/negativeCashMonths': 3 }],
  ])

  itRefuses('C01', () => plan('mixed'), [
    [
      '/groupRecruitment form.rule.noPersonalDataGroupRecruitment (warning)',
      { '/groupRecruitment': `${prose(400)} 85831400124` },
    ],
    [
      '/workersSupport form.rule.noPersonalDataWorkersSupport (warning)',
      { '/workersSupport': `${prose(300)} 85831400124` },
    ],
  ])

  it.each([
    ['/attPartnership', 20],
    ['/attResolution', 10],
    ['/attCv', 5],
    ['/attPremises', 10],
    ['/attDeMinimis', 10],
    ['/orderCommitment', 10],
    ['/demandProof/0/file', 10],
  ])('takes only PDF at %s, of at most %i MB', async (pointer, megabytes) => {
    const answers = changed(plan().answers, { [pointer]: ['big'] })
    const limit = megabytes * 1024 * 1024
    const judged = async (type: string, sizeBytes: number) => {
      const pdf = { name: 'a.pdf', type: 'application/pdf', sizeBytes: 10 }
      const files = { f1: pdf, f2: pdf, f3: pdf, big: { name: 'b', type, sizeBytes } }
      return issuesOf('C01', { answers, variables: { ...plan().variables, files } })
    }
    expect(await judged('application/pdf', limit)).toEqual([])
    expect(await judged('application/pdf', limit + 1)).toEqual([`${pointer} form.file-size`])
    expect(await judged('image/png', 10)).toEqual([`${pointer} form.file-type`])
  })

  it('takes at most six CVs', async () => {
    const answers = changed(plan().answers, { '/attCv': ['1', '2', '3', '4', '5', '6', '7'] })
    expect(await issuesOf('C01', { ...plan(), answers })).toEqual(['/attCv form.max-items'])
  })

  it.each([
    [
      'integration',
      ['serviceNeed', 'serviceStandard', 'recipientsCount', 'safety', 'workersSupport'],
    ],
    [
      'service',
      [
        'groupRecruitment',
        'activationTools',
        'independencePath',
        'independenceMilestones',
        'workersSupport',
      ],
    ],
  ])('hides from the %s profile what it is not asked', async (type, hidden) => {
    const everything = businessPlan('mixed')
    const answers = { ...everything, modelType: type }
    const filling = { answers, variables: variablesFor(type) }
    expect(await issuesOf('C01', filling)).toEqual(hidden.map((key) => `/${key} form.hidden`))
    const kept = await storedAnswers('C01', filling)
    for (const key of hidden) expect(kept).not.toHaveProperty(key)
  })

  it('hides what the answers or the partnership make needless', async () => {
    const alone = { ...partnership('service'), founderIds: ['most', 'inna'], conditions: [] }
    const answers = changed(plan().answers, {
      '/cooperativeKrs': '9999900001',
      '/testMonthsReason': prose(300),
      '/risks/0/owner': 'kierownik',
      '/budget/2/justification': prose(20),
      '/founders/0/orgId': 'most',
      '/founders/1/orgId': 'inna',
    })
    const variables = { ...plan().variables, parent: alone }
    const hidden = [
      '/cooperativeKrs',
      '/diagnosisConditions',
      '/orderCommitment',
      '/testMonthsReason',
      '/budget/2/justification',
      '/risks/0/owner',
      '/attResolution',
    ]
    expect(new Set(await issuesOf('C01', { answers, variables }))).toEqual(
      new Set(hidden.map((pointer) => `${pointer} form.hidden`)),
    )
    const kept = await storedAnswers('C01', { answers, variables })
    expect(kept).toMatchObject({ anyJst: false, diagnosisHasConditions: false })
    expect(kept).not.toHaveProperty('orderCommitment')
  })

  it('asks to justify an item above 3,500 PLN, not one of exactly 3,500 PLN', async () => {
    const at = (unitCost: number) => {
      const changes = { '/budget/2/unitCost': unitCost, '/budget/2/own': unitCost }
      return issuesOf('C01', { ...plan(), answers: changed(plan().answers, changes) })
    }
    expect(await at(3_500_00)).toEqual([])
    expect(await at(3_500_01)).toEqual(['/budget/2/justification form.required'])
  })

  it('works out the cash of every month, the break-even and the months below zero', async () => {
    const good = await stored()
    const cash = (good['revenueForecast'] as JsonObject[]).map((row) => row['cash'])
    expect(cash.slice(0, 5)).toEqual([1_000_00, 2_000_00, 3_000_00, 5_000_00, 7_000_00])
    expect(cash[23]).toBe(45_000_00)
    expect(good).toMatchObject({ breakEvenMonth: 11, negativeCashMonths: 0 })
    const poor = await stored({ '/revenueForecast/0/subsidy': undefined })
    const low = (poor['revenueForecast'] as JsonObject[]).map((row) => row['cash'])
    expect(low.slice(0, 5)).toEqual([-5_000_00, -4_000_00, -3_000_00, -1_000_00, 1_000_00])
    expect(poor).toMatchObject({ breakEvenMonth: 11, negativeCashMonths: 4 })
    const loss = await stored({ '/revenueForecast/0/costs': 1_000_000_00 })
    expect(loss).not.toHaveProperty('breakEvenMonth')
  })

  it('rounds every line half up to the grosz, then adds', async () => {
    const good = await stored()
    expect((good['budget'] as JsonObject[]).map(({ value }) => value)).toEqual([
      60_000_00, 833_33, 3_000_00, 15_000_00,
    ])
    expect(good).toMatchObject({
      budgetTotal: 78_833_33,
      requested: 73_830_00,
      indirectShare: 4.063389,
      equipmentShare: 13.54463,
      staffAtRiskShare: 66.67,
    })
    expect(await stored({ '/budget/1/quantity': 1.15, '/budget/1/unitCost': 100 })).toMatchObject({
      budgetTotal: 78_001_15,
    })
    const halves = { category: 'materials', taskNo: 1, name: 'Śruby', unit: 'szt.', own: 0 }
    const two = await stored({
      '/budget': [
        { ...halves, quantity: 0.5, unitCost: 1 },
        { ...halves, quantity: 0.5, unitCost: 1 },
        { ...halves, quantity: 0.49, unitCost: 1 },
      ],
    })
    expect(two).toMatchObject({ budgetTotal: 2, requested: 2, indirectShare: 0 })
  })

  it('takes indirect costs of exactly 10% and refuses one grosz more', async () => {
    const at = (unitCost: number) =>
      issuesOf('C01', {
        ...plan(),
        answers: changed(plan().answers, {
          '/budget/0/quantity': 1,
          '/budget/0/unitCost': 162_000_00,
          '/budget/1': { ...halvesOf('services'), unitCost: 1, own: 1 },
          '/budget/3': { ...halvesOf('materials'), unitCost: 1, own: 1 },
          '/budget/2/unitCost': unitCost,
          '/budget/2/justification': prose(20),
        }),
      })
    expect(await at(18_000_00)).toEqual([])
    expect(await at(18_000_01)).toEqual([
      '/requested form.rule.withinCallLimit',
      '/indirectShare form.rule.indirectLimit',
    ])
  })

  it('works out the level of a risk', async () => {
    const good = await stored()
    expect((good['risks'] as JsonObject[]).map(({ level }) => level)).toEqual([6, 10, 15])
  })
})

const halvesOf = (category: string): JsonObject => ({
  category,
  taskNo: 1,
  name: 'Drobiazg',
  unit: 'szt.',
  quantity: 1,
})
