import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PanelColumnView, PanelDrawing, PanelRow, PanelView } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { useCellText } from './cell-text.ts'
import { numberOf } from './panel-facts.ts'
import { panelPath, rowPath } from './panel-links.ts'

interface BarsProps {
  panel: PanelView
  drawing: PanelDrawing
}

/** Groups as bars, each a line that leads to what it counts; of several series the parts of a bar. */
export function BarChart({ panel, drawing }: BarsProps): ReactNode {
  const series = panel.columns.filter(({ key }) => drawing.series.includes(key))
  const longest = Math.max(1, ...panel.rows.map((row) => sumOf(row, series)))
  return (
    <>
      {series.length > 1 && <Legend series={series} ordered={isOrdered(panel)} />}
      <ul className="po-bars" data-ordered={isOrdered(panel)}>
        {panel.rows.map((row) => (
          <Bar key={row.key} {...{ panel, drawing, row, series, longest }} />
        ))}
      </ul>
    </>
  )
}

/** Classes of age and lateness go from calm to urgent; other series are only told apart. */
function isOrdered({ kind }: PanelView): boolean {
  return kind === 'states' || kind === 'load'
}

function sumOf(row: PanelRow, series: readonly PanelColumnView[]): number {
  return series.reduce((sum, { key }) => sum + (numberOf(row.cells[key]) ?? 0), 0)
}

function Bar(
  props: BarsProps & { row: PanelRow; series: readonly PanelColumnView[]; longest: number },
): ReactNode {
  const { panel, drawing, row, series, longest } = props
  const text = useLocalText()
  const write = useCellText()
  const path = rowPath(panel, row)
  const name = write(row.cells[drawing.category], 'text')
  return (
    <li>
      <span className="po-bar-name">{path === null ? name : <Link to={path}>{name}</Link>}</span>
      <span className="po-bar-track" aria-hidden="true">
        {series.map(({ key, title, type }, n) => {
          const value = numberOf(row.cells[key]) ?? 0
          if (value <= 0) return null
          const told = `${text(title)}: ${write(value, type)}`
          return (
            <Link
              key={key}
              tabIndex={-1}
              title={told}
              className="po-bar-part"
              data-series={n + 1}
              style={{ inlineSize: `${(100 * value) / longest}%` }}
              to={panelPath(panel.id, { row: row.key, column: key })}
            />
          )
        })}
      </span>
      <span className="po-bar-value">{write(sumOf(row, series), series[0]?.type ?? 'number')}</span>
    </li>
  )
}

/** Names of the series with their colours, largest class last. */
export function Legend(props: { series: readonly PanelColumnView[]; ordered: boolean }): ReactNode {
  const text = useLocalText()
  return (
    <ul className="po-legend" data-ordered={props.ordered}>
      {props.series.map(({ key, title }, n) => (
        <li key={key}>
          <span className="po-legend-mark" data-series={n + 1} aria-hidden="true" />
          {text(title)}
        </li>
      ))}
    </ul>
  )
}
