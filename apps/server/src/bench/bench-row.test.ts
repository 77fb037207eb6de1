import { expect, test } from 'vitest'
import { cellsOf, judged } from './bench-row.ts'
import type { Bar, BenchRow } from './bench-row.ts'

const row: BenchRow = {
  what: 'a step',
  median: 1234.5,
  unit: 'µs',
  reference: { what: 'by hand', median: 1000 },
  ratio: 0.81,
}

test.each<[Bar, boolean]>([
  [{ of: 'ratio', bound: 'least', value: 0.5 }, true],
  [{ of: 'ratio', bound: 'least', value: 0.9 }, false],
  [{ of: 'ratio', bound: 'most', value: 0.8 }, false],
  [{ of: 'median', bound: 'most', value: 2000 }, true],
])('a bar is judged by the figure it names', (bar, reached) => {
  expect(judged({ ...row, bar }).reached).toBe(reached)
})

test('a row without a bar is neither reached nor missed', () => {
  expect(judged(row)).toEqual(row)
})

test('a row is printed with units, reference, bar and verdict', () => {
  const bar: Bar = { of: 'ratio', bound: 'least', value: 0.9 }
  expect(cellsOf(judged({ ...row, bar }))).toEqual([
    'a step',
    '1,235 µs',
    'by hand 1,000 µs',
    '0.81 ×',
    '≥ 0.9 ×',
    '✗',
  ])
  expect(cellsOf({ what: 'b', median: 0.05, unit: 's' })).toEqual(['b', '0.050 s', '', '', '', ''])
})
