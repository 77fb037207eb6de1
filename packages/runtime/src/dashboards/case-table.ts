import type {
  CasesPanel,
  ColumnDefinition,
  Locale,
  OwnPanelColumn,
  PanelColumn,
} from '@splot/definition'
import { toCaseSummary } from '../cases/case-summary.ts'
import type { Deps } from '../deps.ts'
import { compareCells, toCell } from './panel-cell.ts'
import { columnOf, daysSince, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker, PanelTable } from './panel-table.ts'
import { seenCases } from './seen-cases.ts'
import type { SeenCase } from './seen-cases.ts'
import type { PanelCell, PanelColumnView } from './types.ts'

/** Columns of the cases that stand behind a figure. */
const columnsBehind: PanelColumn[] = [
  'case.number',
  'case.title',
  'case.state',
  'case.days',
  'case.dueAt',
]

/** Computes a panel that lists cases. */
export async function casesPanel(asker: PanelAsker, panel: CasesPanel): Promise<ComputedPanel> {
  const { cases, more } = await seenCases(asker.deps, asker.viewer, panel)
  const { columns: own = {} } = asker.deps.library.workflow(panel.workflow).definition
  const columns = panel.columns.map((column) => tableColumn(asker.deps, own, column))
  const { reader } = asker
  const sort = panel.sort && { ...panel.sort, ...(reader && { locale: reader.locale }) }
  return { ...tableOf(cases, columns, sort), more }
}

/** Returns the table of cases that stand behind a figure of a panel. */
export function casesBehind(deps: Deps, cases: readonly SeenCase[]): PanelTable {
  const columns = columnsBehind.map((column) => tableColumn(deps, {}, column))
  return tableOf(cases, columns, { by: 'case.days', descending: true })
}

interface TableColumn {
  view: PanelColumnView
  cell: (seen: SeenCase) => PanelCell
}

function tableOf(
  cases: readonly SeenCase[],
  columns: readonly TableColumn[],
  sort?: { by: string; descending?: boolean; locale?: Locale },
): PanelTable {
  const rows = cases.map((seen) => ({
    key: seen.loaded.case.id,
    cells: Object.fromEntries(columns.map(({ view, cell }) => [view.key, cell(seen)])),
    caseId: seen.loaded.case.id,
    taskId: null,
  }))
  if (sort)
    rows.sort((a, b) => compareCells(a.cells[sort.by] ?? null, b.cells[sort.by] ?? null, sort))
  return plainTable(
    columns.map(({ view }) => view),
    rows,
  )
}

function tableColumn(
  deps: Deps,
  own: Record<string, ColumnDefinition>,
  column: PanelColumn,
): TableColumn {
  if (typeof column !== 'string') return ownColumn(deps, column)
  const standing = Object.hasOwn(caseColumns, column) ? caseColumns[column] : undefined
  if (standing) return { view: { ...standing.view, key: column }, cell: standing.cell(deps) }
  const { title = { pl: column, en: column }, value = 'null', type = 'text' } = own[column] ?? {}
  return { view: columnOf(column, title, type), cell: (seen) => toCell(seen.value(value)) }
}

function ownColumn(
  deps: Deps,
  { id, title, value, type, list, show }: OwnPanelColumn,
): TableColumn {
  const labels = list === undefined ? null : deps.library.codeList(list)
  return {
    view: columnOf(id, title, type ?? 'text', show),
    cell: (seen) => toCell(seen.value(value), labels),
  }
}

const caseColumns: Record<
  string,
  { view: PanelColumnView; cell: (deps: Deps) => (seen: SeenCase) => PanelCell }
> = {
  'case.number': {
    view: columnOf('', { pl: 'Numer', en: 'Number' }, 'text'),
    cell: () => (seen) => seen.loaded.row.number,
  },
  'case.title': {
    view: columnOf('', { pl: 'Sprawa', en: 'Case' }, 'text'),
    cell: () => (seen) => seen.loaded.row.title,
  },
  'case.state': {
    view: columnOf('', { pl: 'Stan', en: 'State' }, 'text'),
    cell: () => (seen) => seen.state.title,
  },
  'case.days': {
    view: columnOf('', { pl: 'Dni w stanie', en: 'Days in state' }, 'days'),
    cell: (deps) => (seen) => daysSince(seen.state.since, deps.clock.now()),
  },
  'case.dueAt': {
    view: columnOf('', { pl: 'Termin', en: 'Due' }, 'datetime'),
    cell: (deps) => (seen) => toCaseSummary(deps, seen.relation, seen.loaded).dueAt,
  },
  'case.createdAt': {
    view: columnOf('', { pl: 'Rozpoczęto', en: 'Started' }, 'datetime'),
    cell: () => (seen) => seen.loaded.row.createdAt,
  },
  'case.updatedAt': {
    view: columnOf('', { pl: 'Ostatnia zmiana', en: 'Last change' }, 'datetime'),
    cell: () => (seen) => seen.loaded.row.updatedAt,
  },
}
