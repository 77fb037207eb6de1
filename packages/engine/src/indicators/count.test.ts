import type {
  IndicatorSet,
  JsonObject,
  Measure,
  PartDefinition,
  RatioPart,
} from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { polishCalendar } from '../testing/sample-case.ts'
import { compileIndicators } from './compile-indicators.ts'
import { openCount } from './count.ts'
import type { Count } from './count.ts'
import type { CountedCase, PartPlan } from './types.ts'
import { workflowsRead } from './workflows-read.ts'

const title = { pl: 'Tytuł', en: 'Title' }

type Told = Partial<Pick<PartDefinition, 'unit' | 'breakdowns'>>

/** One part over sources of loans and of their instalments, ready to be counted. */
function partOf(part: (Measure | Pick<RatioPart, 'aggregate' | 'of' | 'to'>) & Told): PartPlan {
  const set: IndicatorSet = {
    id: 'money',
    version: 1,
    title,
    readers: ['officer'],
    sources: {
      loans: { workflow: 'loan', on: 'granted' },
      instalments: {
        workflow: 'loan',
        each: 'instalments',
        when: 'row.paid != null',
        on: 'row.paid',
        persons: { who: 'row.by' },
        breakdowns: { kind: 'row.kinds', size: 'if row.amount > 100 then "large" else null' },
      },
    },
    indicators: [
      {
        id: 'I',
        title,
        frequency: 'daily',
        parts: [{ id: 'value', unit: 'number', ...part }],
      },
    ],
  }
  const { compiled, issues } = compileIndicators([set], createExpressionCompiler())
  if (issues.size > 0) throw new Error(JSON.stringify([...issues]))
  return compiled.indicators.get('I')!.parts[0]!
}

const loan = (id: string, facts: JsonObject, parent: string | null = null): CountedCase => ({
  id,
  workflow: 'loan',
  parent,
  facts: { id, ...facts },
})

function counting(...cases: CountedCase[]): Count {
  const at = '2027-03-31'
  const now = polishCalendar.endOfDay(at)
  return openCount(cases, { at, now, calendar: polishCalendar, lists: {} })
}

describe('counting', () => {
  it('[EN95] counts a row from its day, up to the end of the day counted', () => {
    const count = counting(
      loan('a', { granted: '2027-03-31' }),
      loan('b', { granted: '2027-04-01' }),
      // 00:30 of the first of April in Warsaw
      loan('c', { granted: '2027-03-31T22:30:00Z' }),
      loan('d', { granted: '2027-03-31T21:30:00Z' }),
      loan('e', { granted: null }),
      loan('f', { granted: 'soon' }),
      loan('g', { granted: 5 }),
    )
    const part = partOf({ source: 'loans', aggregate: 'count' })
    expect(count.rows(part.of).map(({ row }) => row.case.id)).toEqual(['a', 'd'])
    expect(count.tally(part)).toEqual({ value: 2, rows: 2, persons: [] })
    expect(count.tally(part, '2027-03-31')).toMatchObject({ value: 2 })
    expect(count.tally(part, '2027-04-01')).toMatchObject({ value: 0 })
  })

  it('[EN95] of rows with one key takes the first for a count, the last for a number', () => {
    const count = counting(
      loan('a', { granted: '2027-03-02', nip: '1', amount: 20 }),
      loan('b', { granted: '2027-03-01', nip: '1', amount: 10 }),
      loan('c', { granted: '2027-03-03', nip: '2', amount: 40 }),
      loan('d', { granted: '2027-03-04', nip: null, amount: 80 }),
    )
    const first = partOf({ source: 'loans', unique: 'nip', aggregate: 'count' })
    expect(count.rows(first.of).map(({ row }) => row.case.id)).toEqual(['b', 'c'])
    const last = partOf({ source: 'loans', unique: 'nip', value: 'amount', aggregate: 'sum' })
    expect(count.tally(last)).toMatchObject({ value: 60, rows: 2 })
  })

  it.each([
    ['sum', [1, 2, 9], 12],
    ['mean', [1, 2, 9], 4],
    ['mean', [1, 1, 0], 0.6667],
    ['median', [9, 1, 2], 2],
    ['median', [1, 2, 4, 9], 3],
    ['min', [3, 2], 2],
    ['max', [3, 2], 3],
    ['sum', [], 0],
    ['mean', [], null],
    ['median', [], null],
    ['min', [], null],
  ] as const)('[EN95] the %s of %j is %s', (aggregate, amounts, expected) => {
    const cases = amounts.map((amount, n) => loan(`c${n}`, { granted: '2027-03-01', amount }))
    const count = counting(...cases, loan('none', { granted: '2027-03-01', amount: 'much' }))
    const part = partOf({ source: 'loans', value: 'amount', aggregate })
    expect(count.tally(part)).toMatchObject({ value: expected, rows: amounts.length })
  })

  it('[EN95] a share of nothing is no number', () => {
    const share = partOf({
      unit: 'percent',
      aggregate: 'ratio',
      of: { source: 'loans', when: 'paid = true', aggregate: 'count' },
      to: { source: 'loans', aggregate: 'count' },
    })
    expect(counting().tally(share)).toEqual({ value: null, rows: 0, persons: [] })
    const one = counting(
      loan('a', { granted: '2027-03-01', paid: true }),
      loan('b', { granted: '2027-03-01', paid: null }),
      loan('c', { granted: '2027-03-01', paid: 'yes' }),
    )
    expect(one.tally(share)).toEqual({ value: 33.3333, rows: 3, persons: [] })
  })

  it('[EN91] a row with several codes counts in each cell, one without under none', () => {
    const count = counting(
      loan('a', {
        instalments: [
          { paid: '2027-03-01', by: 'x', kinds: ['cash', 'card'], amount: 200 },
          { paid: '2027-03-02', by: 'x', kinds: [], amount: 50 },
          { paid: null, by: 'y', kinds: ['cash'], amount: 300 },
        ],
      }),
      // no list, so no rows
      loan('b', { instalments: null }),
    )
    const part = partOf({
      source: 'instalments',
      value: 'row.amount',
      aggregate: 'sum',
      breakdowns: ['kind', 'size'],
    })
    // two rows of one person
    expect(count.tally(part)).toEqual({ value: 250, rows: 2, persons: [1] })
    const values = (breakdown: string) =>
      Object.fromEntries([...count.cells(part, breakdown)].map(([k, { value }]) => [k, value]))
    expect(values('kind')).toEqual({ cash: 200, card: 200, null: 50 })
    expect(values('size')).toEqual({ large: 200, null: 50 })
  })

  it('sees the nearest case above and all cases below, and does not go round in a circle', () => {
    const part = partOf({
      source: 'loans',
      value: 'count(children.loan) + (if parents.loan.id = "top" then 100 else 0)',
      aggregate: 'sum',
    })
    expect([...workflowsRead([part])]).toEqual(['loan'])
    const on = { granted: '2027-03-01' }
    const tree = counting(loan('top', on), loan('mid', on, 'top'), loan('low', on, 'mid'))
    // 2 below top; 1 below mid, under top; none below low, whose nearest is mid
    expect(tree.tally(part).value).toBe(2 + 101)
    const circle = counting(loan('a', on, 'b'), loan('b', on, 'a'))
    expect(circle.tally(part).value).toBe(2)
  })
})
