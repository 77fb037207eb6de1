import type { Locale, PanelValueType } from '@splot/definition'
import type { Calendar } from '@splot/engine'
import type { Deps } from '../deps.ts'
import type { TableCell } from '../indicators/csv-text.ts'
import type { ExportFile, ExportFormat } from '../indicators/types.ts'
import { writeTable } from '../indicators/write-table.ts'
import type { Reader } from '../types.ts'
import { getPanel } from './get-panel.ts'
import type { PanelCell, PanelColumnView, PanelQuery, PanelView } from './types.ts'

/**
 * Returns the table of a panel as a file, in one language. @throws SplotError dashboard.not-found
 */
export async function panelFile(
  deps: Deps,
  reader: Reader,
  id: string,
  options: PanelQuery & { format: ExportFormat; locale?: Locale },
): Promise<ExportFile> {
  const { format, locale = reader?.locale ?? 'pl', ...query } = options
  const panel = await getPanel(deps, reader, id, query)
  const calendar = deps.library.calendar()
  const title = panel.title[locale]
  const day = panel.asOf ?? calendar.dateOf(panel.at)
  const name = `${id.replace('/', '-')}-${day}`
  return writeTable({ name, title, rows: rowsOf(panel, calendar, locale) }, format)
}

function rowsOf(panel: PanelView, calendar: Calendar, locale: Locale): TableCell[][] {
  const line = (cells: Record<string, PanelCell>, type: PanelValueType = 'number') =>
    panel.columns.map((column) => toTableCell(cells[column.key] ?? null, typeIn(column, type)))
  const [first] = panel.columns
  const total = { pl: 'Razem', en: 'Together' }
  return [
    panel.columns.map(({ title }) => title[locale]),
    ...panel.rows.map(({ cells, type }) => line(cells, type)),
    ...(panel.totals && first ? [line({ ...panel.totals, [first.key]: total })] : []),
  ]

  function toTableCell(cell: PanelCell, type: PanelValueType): TableCell {
    if (typeof cell === 'number') return type === 'money' ? cell / 100 : cell
    if (typeof cell === 'string') return type === 'datetime' ? localTime(calendar, cell) : cell
    if (typeof cell === 'boolean') return cell ? 1 : 0
    return cell && cell[locale]
  }
}

function typeIn({ type }: PanelColumnView, ofRow: PanelValueType): PanelValueType {
  return type === 'ofRow' ? ofRow : type
}

/** `2027-03-04 15:00` in the programme's zone. */
function localTime({ timeZone }: Calendar, instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(date)
}
