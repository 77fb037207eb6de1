import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { signedBy } from '../support/competition-answers.ts'
import { prose } from '../support/prose.ts'
import {
  changed,
  issuesOf,
  itBounds,
  itCounts,
  itMeasures,
  itRefuses,
  itRequires,
  seenBy,
  stateOf,
  storedAnswers,
} from '../support/filled-form.ts'
import type { Changes, Filling } from '../support/filled-form.ts'

const methodology: Record<string, JsonObject> = {
  integration: { c1Int: 8, c2Int: 12, c3Int: 8 },
  service: { c1Srv: 8, c2Srv: 12, c3Srv: 8 },
  mixed: { c1Mix: 8, c2aMix: 6, c2bMix: 6, c3Mix: 8 },
}

const application = (modelType: string): JsonObject => ({
  id: 'w7',
  modelType,
  implementationTerc: '0299012',
  existingCooperative: 'no',
  legalForms: ['jstGmina', 'foundation'],
  budget: [
    { name: 'Wynagrodzenia', value: 60_000_00 },
    { name: 'Podnośniki', value: 15_000_00 },
  ],
})

/** A card with all points. */
const card = (modelType = 'integration'): Filling => ({
  answers: {
    a1: 10,
    a2: 10,
    a3: 8,
    a4: 7,
    aNote: prose(200),
    b1: 8,
    b2: 7,
    b3: 10,
    b4: 5,
    bNote: prose(200),
    ...methodology[modelType],
    c4: 7,
    cNote: prose(200),
    budgetCuts: [cut(1, 50_000_00), cut(2, 0)],
    strengths: prose(80),
    submitCard: [signedBy('oceniajacy')],
  },
  variables: {
    case: { id: 'k', states: [] },
    parent: application(modelType),
    context: { assignedAt: '2027-12-20T09:00:00Z', cardNo: 1 },
  },
  roles: ['assessor'],
  now: '2027-12-28T10:00:00Z',
})

function cut(budgetRow: number, proposedValue: number): JsonObject {
  return { budgetRow, proposedValue, reason: 'overpriced', comment: 'Ceny rynkowe są niższe.' }
}

const scored = (changes: Changes, facts: Changes = {}) =>
  storedAnswers('C04', {
    ...card(),
    answers: changed(card().answers, changes),
    variables: changed(card().variables, facts),
  })

describe('C04, the scorecard', () => {
  it.each(['integration', 'service', 'mixed'])('gives 100 points at most: %s', async (type) => {
    expect(await issuesOf('C04', card(type))).toEqual([])
    expect(await storedAnswers('C04', card(type))).toMatchObject({
      modelType: type,
      aSum: 35,
      bSum: 30,
      cSum: 35,
      cardTotal: 100,
      cardVerdict: 'positive',
    })
  })

  it.each(['integration', 'service', 'mixed'])(
    'asks the %s profile its own questions',
    async (type) => {
      const others = Object.entries(methodology).filter(([other]) => other !== type)
      const answers = {
        ...card(type).answers,
        ...Object.assign({}, ...others.map(([, one]) => one)),
      }
      const hidden = others.flatMap(([, one]) =>
        Object.keys(one).map((key) => `/${key} form.hidden`),
      )
      expect(await issuesOf('C04', { ...card(type), answers })).toEqual(hidden)
      const stored = await storedAnswers('C04', { ...card(type), answers })
      expect(stored).toMatchObject({ cSum: 35 })
      for (const [, one] of others)
        for (const key of Object.keys(one)) expect(stored).not.toHaveProperty(key)
    },
  )

  itRequires(
    'C04',
    card,
    `
      /a1 /a2 /a3 /a4 /b1 /b2 /b3 /b4 /c4 /c1Int /c2Int /c3Int /aNote /bNote /cNote
      /strengths /submitCard /budgetCuts/0/budgetRow /budgetCuts/0/proposedValue
      /budgetCuts/0/reason /budgetCuts/0/comment
    `,
  )
  itRequires('C04', () => card('service'), '/c1Srv /c2Srv /c3Srv')
  itRequires('C04', () => card('mixed'), '/c1Mix /c2aMix /c2bMix /c3Mix')

  itBounds('C04', card, [
    ...[
      ['/a1', 10],
      ['/a2', 10],
      ['/a3', 8],
      ['/a4', 7],
      ['/b1', 8],
      ['/b2', 7],
      ['/b3', 10],
    ].map(([pointer, most]) => [pointer as string, 0, most as number, 1] as const),
    ['/b4', 0, 5, 1],
    ['/c1Int', 0, 8, 1],
    ['/c2Int', 0, 12, 1],
    ['/c3Int', 0, 8, 1],
    ['/c4', 0, 7, 1],
    ['/budgetCuts/0/budgetRow', 1, 2, 1],
    ['/budgetCuts/0/proposedValue', 0, null, 1],
  ])
  itBounds('C04', () => card('service'), [
    ['/c1Srv', 0, 8, 1],
    ['/c2Srv', 0, 12, 1],
    ['/c3Srv', 0, 8, 1],
  ])
  itBounds('C04', () => card('mixed'), [
    ['/c1Mix', 0, 8, 1],
    ['/c2aMix', 0, 6, 1],
    ['/c2bMix', 0, 6, 1],
    ['/c3Mix', 0, 8, 1],
  ])
  itMeasures('C04', card, [
    ['/aNote', 150, 4000],
    ['/bNote', 150, 4000],
    ['/cNote', 150, 4000],
    ['/strengths', 50, 1500],
    ['/conditions', 0, 1500],
    ['/budgetCuts/0/comment', 20, 400],
  ])
  itCounts('C04', card, [['/budgetCuts', 0, 20]])
  itRefuses('C04', card, [
    ['/a1 form.type', { '/a1': 7.5 }],
    [
      '/budgetCuts/0/proposedValue form.rule.belowValue',
      { '/budgetCuts/0/proposedValue': 60_000_00 },
    ],
    ['/budgetCuts/1/budgetRow form.not-unique', { '/budgetCuts/1/budgetRow': 1 }],
    ['/budgetCuts/0/reason form.choice-unknown', { '/budgetCuts/0/reason': 'ugly' }],
    [
      '/noteLength form.rule.cardJustified',
      { '/aNote': 'x'.repeat(150), '/bNote': 'ż'.repeat(150), '/cNote': '𝄞'.repeat(199) },
    ],
    ['/cardTotal form.computed (warning)', { '/cardTotal': 99 }],
    ['/submitCard form.signature-duplicate', { '/submitCard/1': signedBy('oceniajacy') }],
  ])

  it('counts 500 characters of justification as people do', async () => {
    const notes = {
      '/aNote': ' x '.padStart(160),
      '/bNote': 'ż'.repeat(150),
      '/cNote': '𝄞'.repeat(200),
    }
    expect(await scored(notes)).toMatchObject({ noteLength: 351 })
    const enough = { ...notes, '/aNote': 'x'.repeat(150) }
    const answers = changed(card().answers, enough)
    expect(await issuesOf('C04', { ...card(), answers })).toEqual([])
  })

  it.each<[string, Changes, string]>([
    ['A 21, B 18, C 26', { '/a1': 0, '/a2': 6, '/b1': 0, '/b2': 3, '/c2Int': 3 }, 'positive'],
    ['A 20, B 18, C 35', { '/a1': 0, '/a2': 5, '/b1': 0, '/b2': 3 }, 'negative'],
    ['A 35, B 17, C 35', { '/b1': 0, '/b2': 2 }, 'negative'],
    ['A 35, B 30, C 20', { '/c1Int': 0, '/c2Int': 5 }, 'negative'],
    ['A 21, B 18, C 25', { '/a1': 0, '/a2': 6, '/b1': 0, '/b2': 3, '/c2Int': 2 }, 'negative'],
  ])('with %s is judged by minima and the total', async (sums, changes, cardVerdict) => {
    const [aSum, bSum, cSum] = (sums.match(/[0-9]+/g) ?? []).map(Number)
    expect(await scored(changes)).toMatchObject({ aSum, bSum, cSum, cardVerdict })
  })

  it('has neither sum nor verdict before all points of it are given', async () => {
    const stored = await scored({ '/b3': undefined })
    expect(stored).toMatchObject({ aSum: 35, cSum: 35 })
    for (const key of ['bSum', 'cardTotal', 'cardVerdict']) expect(stored).not.toHaveProperty(key)
  })

  it.each<[Changes, number, number, number]>([
    [{}, 3, 4, 3],
    [{ '/parent/implementationTerc': '0299333' }, 0, 4, 3],
    [{ '/parent/legalForms': ['jstGmina', 'jstPowiat'] }, 3, 0, 3],
    [{ '/parent/legalForms': ['foundation', 'association'] }, 3, 0, 3],
    [{ '/parent/legalForms': ['jstPowiat', 'churchLegalPerson'] }, 3, 4, 3],
    [{ '/parent/existingCooperative': 'yes' }, 3, 4, 0],
  ])('gives bonuses given %j', async (facts, bonusRural, bonusPartnership, bonusGap) => {
    expect(await scored({}, facts)).toMatchObject({ bonusRural, bonusPartnership, bonusGap })
  })

  it('is due ten working days after it was assigned, a third card after seven', async () => {
    expect(await scored({})).toMatchObject({ dueAt: '2028-01-04T23:59:59+01:00' })
    const third = await scored({}, { '/context/cardNo': 3 })
    expect(third).toMatchObject({ dueAt: '2027-12-30T23:59:59+01:00' })
  })

  it('shows points as points, in no place as money', async () => {
    const { fields } = await stateOf('C04', card())
    const shown = (key: string) => fields.get(`/${key}`)?.field.display
    for (const key of ['aSum', 'bSum', 'cSum', 'cardTotal', 'bonusRural', 'bonusPartnership'])
      expect(shown(key)).toBe('points')
    const asMoney = [...fields.values()].filter(({ field }) => field.display === 'money')
    expect(asMoney).toEqual([])
  })

  it('tells maxima and minima as the parameters of the programme say', async () => {
    const { texts } = await stateOf('C04', card())
    expect(texts.sections.get('criterionAPoints')?.title?.pl).toContain('(max 35, min 21)')
    expect(texts.pages.get('criterionB')?.description?.en).toBe('At most 30 points, minimum 18.')
  })

  it('does not tell applicants who assessed', async () => {
    const stored = await storedAnswers('C04', card())
    expect(await seenBy('C04', stored, 'applicantSigner')).not.toHaveProperty('submitCard')
    expect(await seenBy('C04', stored, 'applicantSigner')).toMatchObject({ cardTotal: 100 })
    expect(await seenBy('C04', stored, 'chair')).toHaveProperty('submitCard')
  })
})
