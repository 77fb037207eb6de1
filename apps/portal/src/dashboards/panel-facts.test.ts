import { expect, test } from 'vitest'
import type { PanelView } from '@splot/runtime'
import { panelFacts } from './panel-facts.ts'

const column = (key: string) => ({
  key,
  title: { pl: key, en: key },
  type: 'number' as const,
  show: null,
})

function panel(
  chart: 'stacked' | 'bar' | 'heat',
  rows: [string, number | null, number | null][],
): PanelView {
  return {
    id: 'd/p',
    kind: 'chart',
    title: { pl: 'P', en: 'P' },
    description: null,
    width: 'full',
    dated: false,
    asOf: null,
    at: '2027-01-01T00:00:00Z',
    columns: [column('group'), column('a'), column('b')],
    rows: rows.map(([group, a, b]) => ({
      key: group,
      cells: { group, a, b },
      caseId: null,
      taskId: null,
    })),
    totals: null,
    drawing: { chart, category: 'group', series: ['a', 'b'] },
    counted: rows.length,
    more: false,
    opens: 'cells',
  }
}

test('parts of a bar add up to the group that stands out', () => {
  const facts = panelFacts(
    panel('stacked', [
      ['x', 1, 1],
      ['y', 3, null],
      ['z', 0, 5],
    ]),
  )
  expect(facts).toMatchObject({
    groups: 3,
    most: { title: 'z', value: 5, series: null },
    least: { title: 'x', value: 2 },
  })
})

test('cells of a heat map stand out by themselves, empty ones do not', () => {
  const facts = panelFacts(
    panel('heat', [
      ['x', 90, null],
      ['y', 40, 100],
    ]),
  )
  expect(facts.most).toMatchObject({ title: 'y', value: 100, series: { key: 'b' } })
  expect(facts.least).toMatchObject({ title: 'y', value: 40, series: { key: 'a' } })
})

test('nothing stands out where all is alike or nothing is there', () => {
  expect(panelFacts(panel('bar', [['x', 2, 2]])).least).toBeNull()
  expect(panelFacts(panel('bar', []))).toEqual({ groups: 0, most: null, least: null })
})
