import type { FormField } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { planPaste } from './paste-plan.ts'

const column = (key: string, pl: string): FormField => ({
  key,
  type: 'money',
  label: { pl, en: key },
})

const columns = [
  column('revenue', 'Przychody'),
  column('costs', 'Koszty'),
  column('cash', 'Gotówka'),
]
const free = { columns, rows: 1, most: 5, fixed: false, row: 0, column: 0 }
const fixed = { columns, rows: 3, most: Infinity, fixed: true, row: 0, column: 0 }

function laid(cells: string[][], target: Parameters<typeof planPaste>[1]) {
  const plan = planPaste(cells, target)
  return {
    ...plan,
    cells: plan.cells.map((cell) => `${cell.row}.${cell.column.key}=${cell.text}`),
  }
}

describe('cells laid over a table', () => {
  it('go to the right and down from the cell the person stands in', () => {
    expect(laid([['1', '2'], ['3']], { ...free, row: 1, column: 1 })).toEqual({
      cells: ['1.costs=1', '1.cash=2', '2.costs=3'],
      rows: 3,
      leftOver: 0,
    })
  })

  it('make rows as far as there may be, and say how many found no place', () => {
    const six = Array.from({ length: 6 }, (_, n) => [`${n}`])
    expect(laid(six, free)).toMatchObject({ rows: 5, leftOver: 1 })
    expect(laid(six, fixed)).toMatchObject({ rows: 3, leftOver: 3 })
  })

  it('beyond the last column go nowhere', () => {
    expect(laid([['1', '2']], { ...free, column: 2 }).cells).toEqual(['0.cash=1'])
  })

  it('leave out headings and the names of given rows that were copied along', () => {
    const copied = [
      ['Przychody', 'KOSZTY '],
      ['1', '2'],
    ]
    expect(laid(copied, free).cells).toEqual(['0.revenue=1', '0.costs=2'])
    const named = [
      ['1', '10'],
      ['2', '20'],
      ['3', '30'],
    ]
    const months = (...names: string[]) => ({ column: column('month', 'Miesiąc'), names })
    const here = { ...fixed, named: months('1', '2', '3') }
    expect(laid(named, here).cells).toEqual(['0.revenue=10', '1.revenue=20', '2.revenue=30'])
    expect(laid([['Miesiąc', 'Przychody'], ...named], here).cells).toEqual(laid(named, here).cells)
    expect(laid(named, { ...fixed, named: months('7', '8', '9') }).cells).toHaveLength(6)
  })
})
