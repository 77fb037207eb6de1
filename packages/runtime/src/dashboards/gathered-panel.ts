import type { ChartPanel, PanelMeasure, PanelValueType, TotalsPanel } from '@splot/definition'
import { casesBehind } from './case-table.ts'
import { figureOf, gatheredRows, groupingOf } from './gathered-rows.ts'
import type { GatheredRow, Grouping } from './gathered-rows.ts'
import { columnOf } from './panel-table.ts'
import type { ComputedPanel, PanelAsker, PanelTable } from './panel-table.ts'
import { seenCases } from './seen-cases.ts'
import type { PanelCell, PanelColumnView, PanelPart, PanelRow } from './types.ts'

/** Computes several figures over groups, with their totals. */
export async function totalsPanel(asker: PanelAsker, panel: TotalsPanel): Promise<ComputedPanel> {
  const gathered = await gather(asker, panel)
  const { rows, groups, more, behind } = gathered
  const figures = (part: readonly GatheredRow[]): Record<string, PanelCell> =>
    Object.fromEntries(panel.measures.map((measure) => [measure.id, figureOf(measure, part)]))
  return {
    columns: [
      columnOf('group', panel.group.title, groupType(panel.group)),
      ...panel.measures.map((measure) => columnOf(measure.id, measure.title, typeOf(measure))),
    ],
    rows: groups.keys.map((key) =>
      rowOf(groups, key, figures(rows.filter((one) => groups.keyOf(one) === key))),
    ),
    totals: rows.length === 0 ? null : figures(rows),
    drawing: null,
    counted: rows.length,
    more,
    opens: 'rows',
    behind: ({ row }) => behind((one) => groups.keyOf(one) === row),
  }
}

/** Computes one figure over groups, and over series where there are some. */
export async function chartPanel(asker: PanelAsker, panel: ChartPanel): Promise<ComputedPanel> {
  const { rows, groups, more, behind } = await gather(asker, panel)
  const { measure, chart } = panel
  const series = panel.series ? groupingOf(asker.deps, panel.series, rows) : null
  const columns = series ? seriesColumns(series, measure) : [figureColumn(measure)]
  const holds = ({ row, column }: PanelPart) => {
    const at = series?.keys.findIndex((_, n) => seriesKey(n) === column) ?? -1
    return (one: GatheredRow) =>
      (row === '*' || groups.keyOf(one) === row) &&
      (!series || at < 0 || series.keyOf(one) === series.keys[at])
  }
  const cells = (row: string): Record<string, PanelCell> =>
    Object.fromEntries(
      [...columns, ...(series ? [allColumn(measure)] : [])].map(({ key }) => [
        key,
        emptyAsNull(measure, rows.filter(holds({ row, column: key }))),
      ]),
    )
  return {
    columns: [
      columnOf('group', panel.group.title, groupType(panel.group)),
      ...columns,
      ...(series ? [allColumn(measure)] : []),
    ],
    rows: groups.keys.map((key) => rowOf(groups, key, cells(key))),
    totals: rows.length === 0 ? null : cells('*'),
    drawing: { chart, category: 'group', series: columns.map(({ key }) => key) },
    counted: rows.length,
    more,
    opens: 'cells',
    behind: (part) => behind(holds(part)),
  }
}

/** In a heat map a cell without rows is empty, not zero. */
function emptyAsNull(measure: PanelMeasure, rows: readonly GatheredRow[]): number | null {
  return rows.length === 0 && measure.take !== undefined ? null : figureOf(measure, rows)
}

async function gather(asker: PanelAsker, panel: ChartPanel | TotalsPanel) {
  const { cases, more } = await seenCases(asker.deps, asker.viewer, panel)
  const rows = gatheredRows(cases, panel)
  const groups = groupingOf(asker.deps, panel.group, rows)
  const behind = (wanted: (row: GatheredRow) => boolean): PanelTable =>
    casesBehind(asker.deps, [...new Set(rows.filter(wanted).map(({ seen }) => seen))])
  return { rows, groups, more, behind }
}

function rowOf(groups: Grouping, key: string, figures: Record<string, PanelCell>): PanelRow {
  return { key, cells: { group: groups.title(key), ...figures }, caseId: null, taskId: null }
}

function seriesColumns(series: Grouping, measure: PanelMeasure): PanelColumnView[] {
  return series.keys.map((key, n) => {
    const title = series.title(key)
    const text =
      title !== null && typeof title === 'object' ? title : { pl: `${title}`, en: `${title}` }
    return columnOf(seriesKey(n), text, typeOf(measure))
  })
}

function seriesKey(n: number): string {
  return `s${n + 1}`
}

function figureColumn(measure: PanelMeasure): PanelColumnView {
  return columnOf(measure.id, measure.title, typeOf(measure))
}

function allColumn(measure: PanelMeasure): PanelColumnView {
  return columnOf('all', { pl: 'Razem', en: 'Together' }, typeOf(measure))
}

function typeOf({ type, take }: PanelMeasure): PanelValueType {
  return type ?? (take === 'share' ? 'percent' : 'number')
}

function groupType({ by }: { by?: 'month' | 'day' }): PanelValueType {
  return by === 'day' ? 'date' : 'text'
}
