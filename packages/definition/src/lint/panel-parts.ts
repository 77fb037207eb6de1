import type { Gathering, PanelDefinition, PanelMeasure } from '../dashboard/types.ts'
import { joinPointer } from '../source/pointer.ts'

type Expected = 'boolean' | 'number' | 'list' | 'any'

/** An expression of a panel, where it stands and what it must give. */
export interface PanelExpression {
  source: string
  at: string
  expected: Expected
  /** Sees `row` as well. */
  inRow: boolean
}

/** Returns every expression of a panel over the cases of its workflow. Pure. */
export function panelExpressions(panel: PanelDefinition, path: string): PanelExpression[] {
  if (!('workflow' in panel)) return []
  const one = (
    source: string | undefined,
    at: readonly (string | number)[],
    expected: Expected,
    inRow = false,
  ): PanelExpression[] =>
    source === undefined ? [] : [{ source, at: joinPointer(path, ...at), expected, inRow }]
  const own = (): PanelExpression[] => {
    if (panel.kind === 'cases')
      return panel.columns.flatMap((column, n) =>
        typeof column === 'string' ? [] : one(column.value, ['columns', n, 'value'], 'any'),
      )
    if (panel.kind === 'states') return []
    return gathered(panel, one)
  }
  return [...one(panel.where, ['where'], 'boolean'), ...own()]
}

type One = (
  source: string | undefined,
  at: readonly (string | number)[],
  expected: Expected,
  inRow?: boolean,
) => PanelExpression[]

function gathered(panel: Extract<PanelDefinition, Gathering>, one: One): PanelExpression[] {
  const measure = ({ value, of }: PanelMeasure, at: readonly (string | number)[]) => [
    ...one(value, [...at, 'value'], 'number', true),
    ...one(of, [...at, 'of'], 'number', true),
  ]
  return [
    ...one(panel.rows, ['rows'], 'list'),
    ...one(panel.group.value, ['group', 'value'], 'any', true),
    ...(panel.kind === 'chart'
      ? [
          ...one(panel.series?.value, ['series', 'value'], 'any', true),
          ...measure(panel.measure, ['measure']),
        ]
      : panel.measures.flatMap((figure, n) => measure(figure, ['measures', n]))),
  ]
}

/** Returns the code lists a panel names, with their places. Pure. */
export function listsOf(panel: PanelDefinition, path: string): { list: string; at: string }[] {
  const one = (list: string | undefined, ...at: (string | number)[]) =>
    list === undefined ? [] : [{ list, at: joinPointer(path, ...at, 'list') }]
  if (panel.kind === 'cases')
    return panel.columns.flatMap((column, n) =>
      typeof column === 'string' ? [] : one(column.list, 'columns', n),
    )
  if (panel.kind === 'chart')
    return [...one(panel.group.list, 'group'), ...one(panel.series?.list, 'series')]
  return panel.kind === 'totals' ? one(panel.group.list, 'group') : []
}
