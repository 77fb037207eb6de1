import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import type { StateNode } from './workflow-canvas.tsx'

/** One state in the picture, with places to draw arrows from and to. */
export const StateBox = memo(function StateBox({
  data,
  selected,
  isConnectable,
}: NodeProps<StateNode>): ReactNode {
  const { state, title } = data
  return (
    <div
      className="st-state-box"
      data-kind={state.kind}
      data-parallel={state.parallel}
      data-begins={state.begins}
      data-selected={selected}
    >
      <Handle type="target" position={Position.Top} isConnectable={isConnectable} />
      <span className="st-state-title">{title}</span>
      {state.tasks > 0 && (
        <span className="st-state-tasks" aria-hidden="true">
          {'•'.repeat(Math.min(state.tasks, 5))}
        </span>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={isConnectable} />
    </div>
  )
})
