import { DeadlineBadge } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PanelCell, PanelColumnView, PanelRow, PanelView } from '@splot/runtime'
import { serviceNow } from '../api/service-time.ts'
import { useLocalText } from '@splot/react/texts'
import { isFigure, typeIn, useCellText } from './cell-text.ts'
import { panelPath, rowPath } from './panel-links.ts'

/** A panel as a table; on a phone each row is a card with named values. */
export function PanelTable(props: { panel: PanelView; rows: readonly PanelRow[] }): ReactNode {
  const { panel, rows } = props
  const text = useLocalText()
  return (
    <div className="po-table-frame" role="region" tabIndex={0} aria-label={text(panel.title)}>
      <table className="po-table po-board-table" data-heat={panel.drawing?.chart === 'heat'}>
        <caption className="sp-visually-hidden">{text(panel.title)}</caption>
        <thead>
          <tr>
            {panel.columns.map((column) => (
              <th key={column.key} scope="col" data-number={standsRight(column)}>
                {text(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {panel.columns.map((column, at) => (
                <Cell key={column.key} panel={panel} row={row} column={column} first={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {panel.totals !== null && rows.length > 1 && <Totals panel={panel} totals={panel.totals} />}
      </table>
    </div>
  )
}

interface CellProps {
  panel: PanelView
  row: PanelRow
  column: PanelColumnView
  first: boolean
}

/** Figures stand to the right; bars and signs where the eye looks for them. */
function standsRight(column: PanelColumnView): boolean {
  return isFigure(column.type) && column.show === null
}

function Cell({ panel, row, column, first }: CellProps): ReactNode {
  const text = useLocalText()
  const cell = row.cells[column.key]
  const shown = <CellValue cell={cell} column={column} row={row} />
  const path = first ? rowPath(panel, row) : cellPath(panel, row, column.key)
  const heat = panel.drawing?.chart === 'heat' && panel.drawing.series.includes(column.key)
  const attributes = {
    'data-type': column.type,
    'data-number': standsRight(column),
    'data-label': text(column.title),
    'data-long': isLong(cell),
    ...(heat && typeof cell === 'number' && { 'data-level': heatLevel(cell) }),
  }
  const inner = path === null ? shown : <Link to={path}>{shown}</Link>
  return first ? (
    <th scope="row" {...attributes}>
      {inner}
    </th>
  ) : (
    <td {...attributes}>{inner}</td>
  )
}

/** A list of roles, say, which in a narrow column would make its row as high as a page. */
function isLong(cell: PanelCell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && cell.pl.length > 80
}

/** Attendance and the like: five classes of a hundred. */
function heatLevel(value: number): number {
  return value >= 95 ? 4 : value >= 80 ? 3 : value >= 60 ? 2 : value >= 40 ? 1 : 0
}

/** Cells that are drawn lead to what they count, unless there is nothing. */
function cellPath(panel: PanelView, row: PanelRow, column: string): string | null {
  const drawn = panel.drawing?.series.includes(column) ?? false
  const cell = row.cells[column]
  if (panel.opens !== 'cells' || !drawn || cell === 0 || cell === null) return null
  return panelPath(panel.id, { row: row.key, column })
}

function CellValue(props: {
  cell: PanelCell | undefined
  column: PanelColumnView
  row: PanelRow
}): ReactNode {
  const { cell, column, row } = props
  const write = useCellText()
  if (typeof cell === 'number' && column.show === 'bar') return <ShareBar value={cell} />
  if (typeof cell === 'number' && column.show === 'level') return <LevelSign level={cell} />
  if (column.key === 'case.dueAt' || column.key === 'dueAt')
    return typeof cell === 'string' ? <DeadlineBadge dueAt={cell} now={serviceNow()} /> : '–'
  return write(cell, typeIn(column, row))
}

/** A share in per cent as a bar with its number. */
function ShareBar({ value }: { value: number }): ReactNode {
  const write = useCellText()
  return (
    <span className="po-share">
      <span className="po-share-track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, Math.max(0, value))}%` }} />
      </span>
      <span className="po-share-number">{write(value, 'percent')}</span>
    </span>
  )
}

const levels = ['good', 'watch', 'bad'] as const

/** A level as shape, colour and word. */
function LevelSign({ level }: { level: number }): ReactNode {
  const { t } = useTranslation()
  const name = levels[Math.min(2, Math.max(0, Math.round(level)))] ?? 'good'
  return (
    <span className="po-level" data-level={name}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {name === 'good' && <circle cx="8" cy="8" r="6" />}
        {name === 'watch' && <path d="M8 1.5 15 14H1z" />}
        {name === 'bad' && <path d="M8 .8 15.2 8 8 15.2.8 8z" />}
      </svg>
      {t(`dashboards.level.${name}`)}
    </span>
  )
}

function Totals(props: { panel: PanelView; totals: NonNullable<PanelView['totals']> }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const write = useCellText()
  return (
    <tfoot>
      <tr>
        {props.panel.columns.map(({ key, type, title }, at) =>
          at === 0 ? (
            <th key={key} scope="row">
              {t('dashboards.total')}
            </th>
          ) : (
            <td key={key} data-number={isFigure(type)} data-label={text(title)}>
              {props.totals[key] === undefined ? '' : write(props.totals[key], type)}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  )
}
