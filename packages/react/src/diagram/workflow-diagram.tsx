import { BaseEdge, Background, Controls, Handle, Position, ReactFlow } from '@xyflow/react'
import type { Edge, EdgeProps, Node, NodeProps, ReactFlowInstance } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Locale, WorkflowDefinition } from '@splot/definition'
import { useLocale, useTexts } from '../texts/use-texts.ts'
import { firstView } from './first-view.ts'
import { openElk } from './open-elk.ts'
import { layoutGraph, type GraphLayout, type PlacedTransition } from './layout-graph.ts'
import { StateList } from './state-list.tsx'
import { transitionLabel } from './transition-label.ts'
import {
  veiledGraph,
  workflowGraph,
  type GraphState,
  type WorkflowGraph,
} from './workflow-graph.ts'

/** What a diagram shows. */
export interface WorkflowDiagramProps {
  workflow: WorkflowDefinition
  /** Ids of the states where the case is. */
  current?: readonly string[]
  /** For whoever is shown some states as others: each of those is one box with the other. */
  veiled?: boolean
  /** Makes the worker that lays the picture out: `elkjs/lib/elk-worker.min.js`. */
  createWorker: () => Worker
}

/** A workflow as a picture to move about in, and beside it the same as a list. */
export function WorkflowDiagram(props: WorkflowDiagramProps): ReactNode {
  const { workflow, current = [], veiled = false, createWorker } = props
  const t = useTexts()
  const locale = useLocale()
  const graph = useMemo(() => {
    const whole = workflowGraph(workflow)
    return veiled ? veiledGraph(whole, workflow) : whole
  }, [workflow, veiled])
  const layout = useLayout(graph, locale, createWorker)
  return (
    <div className="sp-diagram-both">
      {layout === 'failed' ? (
        <p className="sp-warning">{t('diagram.failed')}</p>
      ) : layout === null ? (
        <p className="sp-help" role="status">
          {t('diagram.loading')}
        </p>
      ) : (
        <Picture graph={graph} layout={layout} current={current} title={workflow.title[locale]} />
      )}
      <details className="sp-diagram-list">
        <summary>{t('diagram.list')}</summary>
        <StateList graph={graph} current={current} />
      </details>
    </div>
  )
}

function useLayout(
  graph: WorkflowGraph,
  locale: Locale,
  createWorker: () => Worker,
): GraphLayout | 'failed' | null {
  const t = useTexts()
  const [layout, setLayout] = useState<GraphLayout | 'failed' | null>(null)
  useEffect(() => {
    let wanted = true
    let stop = () => {}
    void (async () => {
      const elk = await openElk(createWorker)
      stop = () => elk.terminateWorker()
      const next = await layoutGraph(elk, graph, locale, (each) => transitionLabel(each, locale, t))
      if (wanted) setLayout(next)
    })().catch(() => wanted && setLayout('failed'))
    return () => {
      wanted = false
      stop()
    }
    // the worker's address does not change while the page is open
  }, [graph, locale])
  return layout
}

type StateNode = Node<{ state: GraphState; current: boolean; locale: Locale }, 'state'>
type Flow = ReactFlowInstance<StateNode, TransitionEdge>
type TransitionEdge = Edge<{ placed: PlacedTransition }, 'transition'>

const nodeTypes = { state: StateBox }
const edgeTypes = { transition: TransitionLine }

function Picture(props: {
  graph: WorkflowGraph
  layout: GraphLayout
  current: readonly string[]
  title: string
}): ReactNode {
  const t = useTexts()
  const locale = useLocale()
  const { graph, layout, current } = props
  const nodes = useMemo(
    () =>
      graph.states.flatMap((state): StateNode[] => {
        const place = layout.states.get(state.id)
        if (place === undefined) return []
        return [
          {
            id: state.id,
            type: 'state',
            position: { x: place.x, y: place.y },
            width: place.width,
            height: place.height,
            ...(state.parent !== null && { parentId: state.parent }),
            data: { state, current: current.includes(state.id), locale },
            draggable: false,
            selectable: false,
            focusable: false,
          },
        ]
      }),
    [graph, layout, current, locale],
  )
  const edges = useMemo(
    () =>
      layout.transitions.map((placed): TransitionEdge => {
        const { from, to } = graph.transitions.find((each) => each.id === placed.id) ?? {
          from: '',
          to: '',
        }
        return {
          id: placed.id,
          source: from,
          target: to,
          type: 'transition',
          data: { placed },
          zIndex: 10,
          focusable: false,
          selectable: false,
        }
      }),
    [graph, layout],
  )
  const frame = useRef<HTMLDivElement>(null)
  const [flow, setFlow] = useState<Flow | null>(null)
  useSteadyMiddle(frame, flow)
  const controlNames = {
    'controls.ariaLabel': t('diagram.controls'),
    'controls.zoomIn.ariaLabel': t('diagram.zoomIn'),
    'controls.zoomOut.ariaLabel': t('diagram.zoomOut'),
    'controls.fitView.ariaLabel': t('diagram.fit'),
  }
  return (
    <div
      ref={frame}
      className="sp-diagram"
      role="group"
      aria-label={t('diagram.label', { title: props.title })}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(opened) => {
          void opened.setViewport(firstView(graph, layout, current, sizeOf(frame)))
          setFlow(opened)
        }}
        ariaLabelConfig={controlNames}
        minZoom={0.1}
        nodesConnectable={false}
        disableKeyboardA11y
        preventScrolling={false}
        proOptions={{ hideAttribution: false }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

/** Keeps what is in the middle there when the frame changes its size. */
function useSteadyMiddle(frame: RefObject<HTMLElement | null>, flow: Flow | null): void {
  useEffect(() => {
    const { current } = frame
    if (current === null || flow === null) return undefined
    let before = sizeOf(frame)
    const observer = new ResizeObserver(() => {
      const { width, height } = sizeOf(frame)
      const { x, y, zoom } = flow.getViewport()
      const moved = { x: x + (width - before.width) / 2, y: y + (height - before.height) / 2 }
      before = { width, height }
      void flow.setViewport({ ...moved, zoom })
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [frame, flow])
}

function sizeOf({ current }: RefObject<HTMLElement | null>): { width: number; height: number } {
  return { width: current?.clientWidth ?? 0, height: current?.clientHeight ?? 0 }
}

function StateBox({ data }: NodeProps<StateNode>): ReactNode {
  const { state, current, locale } = data
  return (
    <div className="sp-state-node" data-kind={state.kind} data-current={current}>
      <Handle type="target" position={Position.Top} className="sp-handle" isConnectable={false} />
      {state.title[locale]}
      <Handle
        type="source"
        position={Position.Bottom}
        className="sp-handle"
        isConnectable={false}
      />
    </div>
  )
}

function TransitionLine({ id, data }: EdgeProps<TransitionEdge>): ReactNode {
  const placed = data?.placed
  if (placed === undefined || placed.points.length < 2) return null
  const path = placed.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
  return (
    <>
      <BaseEdge id={id} path={path} className="sp-edge-line" />
      <ArrowHead points={placed.points} />
      {placed.label !== null && (
        <text className="sp-edge-label" x={placed.label.x} y={placed.label.y}>
          {placed.label.text}
        </text>
      )}
    </>
  )
}

function ArrowHead({ points }: { points: PlacedTransition['points'] }): ReactNode {
  const [before, end] = points.slice(-2)
  if (before === undefined || end === undefined) return null
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI
  return (
    <path
      className="sp-edge-head"
      d="M0 0L-8 -4L-8 4Z"
      transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
    />
  )
}
