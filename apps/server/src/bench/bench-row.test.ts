import { expect, test } from 'vitest'
import { toBenchRow } from './bench-row.ts'

test.each([
  [{ what: 'a', median: 1234.5, ratio: 612, bar: 500 }, '1,235', '612', '≥ 500', true],
  [{ what: 'a', median: '3 µs', ratio: 0.4, bar: '≥ 0.5' }, '3 µs', '0.40', '≥ 0.5', false],
  [{ what: 'a', median: '99.5 ms', ratio: null, bar: '< 100 ms' }, '99.5 ms', '', '< 100 ms', true],
  [
    { what: 'a', median: '2 ms', ratio: '1.61 × smallest', bar: '≤ 1.5 × smallest' },
    '2 ms',
    '1.61 × smallest',
    '≤ 1.5 × smallest',
    false,
  ],
  [{ what: 'a', median: 5, ratio: 2, bar: 0 }, '5.00', '2.00', '', undefined],
])('a row is printed and its bar is judged', (row, median, ratio, bar, reached) => {
  const told = toBenchRow(row)
  expect([told.median, told.ratio, told.bar, told.reached]).toEqual([median, ratio, bar, reached])
})
