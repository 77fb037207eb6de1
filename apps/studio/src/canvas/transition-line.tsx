import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import type { TransitionEdge } from './workflow-canvas.tsx'

/** One arrow along the points the layout gave, with its label beside it. */
export const TransitionLine = memo(function TransitionLine({
  id,
  data,
  selected,
}: EdgeProps<TransitionEdge>): ReactNode {
  const placed = data?.placed
  if (placed === undefined || placed.points.length < 2) return null
  const path = placed.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
  const [before, end] = placed.points.slice(-2)
  const angle = before && end ? (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI : 0
  return (
    <g className="st-arrow" data-selected={selected} data-guarded={data?.guarded}>
      <BaseEdge id={id} path={path} interactionWidth={18} />
      {end !== undefined && (
        <path
          className="st-arrow-head"
          d="M0 0L-8 -4L-8 4Z"
          transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
        />
      )}
      {placed.label !== null && (
        <text className="st-arrow-label" x={placed.label.x} y={placed.label.y}>
          {placed.label.text}
        </text>
      )}
    </g>
  )
})
