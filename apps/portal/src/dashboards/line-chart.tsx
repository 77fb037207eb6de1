import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { ReactNode } from 'react'
import type { PanelDrawing, PanelView } from '@splot/runtime'
import { useCellText } from './cell-text.ts'
import { Legend } from './bar-chart.tsx'
import { numberOf } from './panel-facts.ts'

const width = 640
const height = 240
const margin = { top: 12, right: 16, bottom: 34, left: 48 }

/** Series over time. The picture is named by the sentence that says the same; the table has the figures. */
export function LineChart(props: {
  panel: PanelView
  drawing: PanelDrawing
  label: string
}): ReactNode {
  const { panel, drawing } = props
  const write = useCellText()
  const series = panel.columns.filter(({ key }) => drawing.series.includes(key))
  const names = panel.rows.map((row) => write(row.cells[drawing.category], 'text'))
  const most = Math.max(
    1,
    ...panel.rows.flatMap(({ cells }) => series.map(({ key }) => numberOf(cells[key]) ?? 0)),
  )
  const x = scalePoint(names, [margin.left, width - margin.right]).padding(0.4)
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4)
  const type = series[0]?.type ?? 'number'
  const every = Math.ceil(names.length / 8)
  return (
    <>
      {series.length > 1 && <Legend series={series} ordered={false} />}
      <svg
        className="po-line"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={props.label}
      >
        {y
          .ticks(4)
          .filter((tick) => type === 'percent' || Number.isInteger(tick))
          .map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line x1={margin.left} x2={width - margin.right} />
              <text x={margin.left - 8} dy="0.32em" textAnchor="end">
                {write(tick, type)}
              </text>
            </g>
          ))}
        {names.map((name, n) =>
          n % every === 0 ? (
            <text key={name} x={x(name) ?? 0} y={height - 10} textAnchor="middle">
              {name}
            </text>
          ) : null,
        )}
        {series.map(({ key }, n) => {
          const points = panel.rows.map(({ cells }, at): [number, number] => [
            x(names[at] ?? '') ?? 0,
            y(numberOf(cells[key]) ?? 0),
          ])
          return (
            <g key={key} data-series={n + 1}>
              {series.length === 1 && (
                <path className="po-line-area" d={area().y0(y(0))(points) ?? ''} />
              )}
              <path className="po-line-path" d={line()(points) ?? ''} />
              {points.map(([left, top], at) => (
                <circle key={names[at]} cx={left} cy={top} r="4" />
              ))}
            </g>
          )
        })}
      </svg>
    </>
  )
}
