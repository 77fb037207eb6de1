import type { FormDefinition, FormField, JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { compareAnswers } from './compare-answers.ts'

const both = { pl: 'x', en: 'x' }
const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: both,
  ...more,
})

const definition: FormDefinition = {
  id: 'F',
  version: 1,
  title: both,
  pages: [
    {
      id: 'p',
      title: both,
      sections: [
        {
          id: 's',
          fields: [
            field('name'),
            field('number', { type: 'computed' }),
            field('home', { type: 'group', fields: [field('city'), field('street')] }),
            field('costs', {
              type: 'table',
              fields: [
                field('row', { type: 'computed' }),
                field('what'),
                field('amount', { type: 'money' }),
              ],
            }),
            field('years', {
              type: 'table',
              uniqueBy: 'year',
              fields: [field('year', { type: 'integer' }), field('amount', { type: 'money' })],
            }),
            field('months', {
              type: 'table',
              rows: [{ month: 1 }, { month: 2 }],
              fields: [field('month', { type: 'integer' }), field('plan', { type: 'money' })],
            }),
            field('signed', { type: 'signature' }),
          ],
        },
      ],
    },
  ],
}

const systemValues = new Set(['/number', '/costs/row'])

/** `/pointer 0>1: before > after`, rows where there are any. */
function changes(before: JsonObject, after: JsonObject): string[] {
  return compareAnswers({ definition, systemValues }, before, after).map(
    ({ pointer, row, before: old, after: now }) =>
      `${pointer}${row ? ` ${row.before}>${row.after}` : ''}: ${JSON.stringify(old)} > ${JSON.stringify(now)}`,
  )
}

describe('what changed between two versions of answers', () => {
  it('[FO77] is told field by field, in groups too; what says the same is not told', () => {
    const before = { name: 'A', home: { city: 'Łódź', street: 'Krótka' }, signed: [{ at: '1' }] }
    expect(changes(before, structuredClone(before))).toEqual([])
    expect(
      changes(before, { name: 'B', home: { street: 'Krótka' }, costs: [], signed: [{ at: '2' }] }),
    ).toEqual(['/name: "A" > "B"', '/home/city: "Łódź" > undefined'])
  })

  it('[FO77] of a table is told by row: changed, moved along, added and removed ones', () => {
    const rows = [
      { what: 'a', amount: 1 },
      { what: 'b', amount: 2 },
      { what: 'c', amount: 3 },
    ]
    expect(changes({ costs: rows }, { costs: [{ what: 'new', amount: 9 }, ...rows] })).toEqual([
      '/costs/what null>0: undefined > "new"',
      '/costs/amount null>0: undefined > 9',
    ])
    expect(changes({ costs: rows }, { costs: [rows[0]!, rows[2]!] })).toEqual([
      '/costs/what 1>null: "b" > undefined',
      '/costs/amount 1>null: 2 > undefined',
    ])
    const raised = [rows[0]!, { what: 'b', amount: 20 }, rows[2]!]
    expect(changes({ costs: rows }, { costs: raised })).toEqual(['/costs/amount 1>1: 2 > 20'])
  })

  it('[FO77] rows with a key of their own, and given ones, are the same wherever they stand', () => {
    const before = {
      years: [
        { year: 2024, amount: 1 },
        { year: 2025, amount: 2 },
      ],
      months: [
        { month: 1, plan: 5 },
        { month: 2, plan: 6 },
      ],
    }
    const after = {
      years: [
        { year: 2025, amount: 3 },
        { year: 2026, amount: 4 },
      ],
      months: [
        { month: 1, plan: 6 },
        { month: 2, plan: 6 },
      ],
    }
    expect(changes(before, after)).toEqual([
      '/years/amount 1>0: 2 > 3',
      '/years/year null>1: undefined > 2026',
      '/years/amount null>1: undefined > 4',
      '/years/year 0>null: 2024 > undefined',
      '/years/amount 0>null: 1 > undefined',
      '/months/plan 0>0: 5 > 6',
    ])
  })

  it('[FO77] leaves out what the system tells by itself', () => {
    const version = (number: string, row: number) => ({
      name: 'A',
      number,
      costs: [{ row, what: 'a', amount: 1 }],
    })
    expect(changes(version('1/2027', 1), version('2/2027', 2))).toEqual([])
  })

  it('[FO77] of long tables is told too', () => {
    const many = (from: number) =>
      Array.from({ length: 400 }, (_, n) => ({ what: `${from + n}`, amount: from + n }))
    const told = changes({ costs: many(0) }, { costs: many(1) })
    expect(told).toEqual([
      '/costs/what 0>null: "0" > undefined',
      '/costs/amount 0>null: 0 > undefined',
      '/costs/what null>399: undefined > "400"',
      '/costs/amount null>399: undefined > 400',
    ])
  })
})
