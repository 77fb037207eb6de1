import '@splot/react/diagram.css'
import {
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
  type Edge,
  type Node,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { moveState } from '@splot/definition/edit'
import type { GraphLayout, PlacedTransition } from '@splot/react/diagram'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { Empty } from '../parts/empty.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useLocale } from '@splot/react/texts'
import type { CanvasGraph, CanvasState } from './canvas-graph.ts'
import { StateBox } from './state-box.tsx'
import { TransitionLine } from './transition-line.tsx'
import { useCanvasLayout } from './use-canvas-layout.ts'

/** A state as React Flow draws it. */
export type StateNode = Node<{ state: CanvasState; title: string }, 'state'>
/** An arrow as React Flow draws it. */
export type TransitionEdge = Edge<{ placed: PlacedTransition; guarded: boolean }, 'transition'>

interface CanvasProps {
  graph: CanvasGraph
  path: string
  title: string
  /** JSON Pointer of the state that is looked at. */
  selected: string | null
  arrow: string | null
  onSelect: (pointer: string | null) => void
  onArrow: (id: string) => void
  /** An arrow was drawn from one state to another. */
  onConnect: (from: string, to: string) => void
}

const nodeTypes = { state: StateBox }
const edgeTypes = { transition: TransitionLine }

/** The picture: states in states, arrows between them; choose, drag, connect. */
export function WorkflowCanvas(props: CanvasProps): ReactNode {
  const { t } = useTranslation()
  const layout = useCanvasLayout(props.graph)
  if (layout === 'failed') return <Empty title={t('canvas.failed')} hint={t('canvas.failedHint')} />
  if (layout === null)
    return (
      <div className="st-canvas">
        <Skeleton lines={6} />
      </div>
    )
  return (
    <ReactFlowProvider>
      <Picture {...props} layout={layout} />
    </ReactFlowProvider>
  )
}

function Picture(props: CanvasProps & { layout: GraphLayout }): ReactNode {
  const { t } = useTranslation()
  const { graph, layout, path, selected, arrow, onSelect, onArrow, onConnect } = props
  const editable = useDraft((state) => state.editable)
  const run = useRun()
  const nodes = useNodes(graph, layout, selected)
  const edges = useEdges(graph, layout, arrow)
  const [dragged, setDragged] = useState<ReadonlyMap<string, { x: number; y: number }>>(noShift)
  const flow = useReactFlow<StateNode, TransitionEdge>()
  useLookAt(selected, layout)

  /** Lets a state go into the one it was dropped on; anywhere else it goes back. */
  const drop = useCallback(
    (_: unknown, node: StateNode) => {
      setDragged(noShift)
      const inside = flow
        .getIntersectingNodes(node, true)
        .filter(({ id, data }) => data.state.kind === 'compound' && !isWithin(id, node.id))
        .toSorted((a, b) => b.id.length - a.id.length)[0]
      const parent = inside?.id ?? ''
      if (parent === (node.data.state.parent ?? '')) return
      const index = graph.states.filter((one) => (one.parent ?? '') === parent).length
      run(moveState(path, node.id, { parent, index }, node.data.state.title))
    },
    [flow, graph, path, run],
  )

  return (
    <div
      className="st-canvas sp-diagram"
      role="group"
      aria-label={t('canvas.label', { title: props.title })}
    >
      <ReactFlow
        nodes={nodes.map((node) => shifted(node, dragged))}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={editable}
        nodesConnectable={editable}
        nodesFocusable
        edgesFocusable
        elementsSelectable
        onPaneClick={() => onSelect(null)}
        onNodesChange={(changes) => {
          const chosen = changes.find((one) => one.type === 'select' && one.selected)
          if (chosen?.type === 'select' && chosen.id !== selected) onSelect(chosen.id)
        }}
        onEdgesChange={(changes) => {
          const chosen = changes.find((one) => one.type === 'select' && one.selected)
          if (chosen?.type === 'select' && chosen.id !== arrow) onArrow(chosen.id)
        }}
        onNodeDrag={(_, { id, position }) => setDragged(new Map([[id, position]]))}
        onNodeDragStop={drop}
        onConnect={({ source, target }) => onConnect(source, target)}
        ariaLabelConfig={{
          'controls.ariaLabel': t('canvas.controls'),
          'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
          'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
          'controls.fitView.ariaLabel': t('canvas.fit'),
          'node.a11yDescription.default': t('canvas.nodeHelp'),
          'edge.a11yDescription.default': t('canvas.edgeHelp'),
        }}
        deleteKeyCode={null}
        minZoom={0.05}
        fitView
        onlyRenderVisibleElements={graph.states.length > 80}
        proOptions={{ hideAttribution: false }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

const noShift: ReadonlyMap<string, { x: number; y: number }> = new Map()

function shifted(
  node: StateNode,
  dragged: ReadonlyMap<string, { x: number; y: number }>,
): StateNode {
  const position = dragged.get(node.id)
  return position === undefined ? node : { ...node, position }
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`)
}

/** Nodes of which those stay the very same that did not change: the others alone are drawn again. */
function useNodes(
  graph: CanvasGraph,
  layout: GraphLayout,
  selected: string | null,
): readonly StateNode[] {
  const locale = useLocale()
  const before = useRef(new Map<string, { key: string; node: StateNode }>())
  return useMemo(() => {
    const now = new Map<string, { key: string; node: StateNode }>()
    const nodes = graph.states.flatMap((state): StateNode[] => {
      const place = layout.states.get(state.id)
      if (place === undefined) return []
      const isSelected = state.id === selected
      const key = JSON.stringify([state, place, isSelected, locale])
      const known = before.current.get(state.id)
      const node: StateNode =
        known?.key === key
          ? known.node
          : {
              id: state.id,
              type: 'state',
              position: { x: place.x, y: place.y },
              width: place.width,
              height: place.height,
              ...(state.parent !== null && { parentId: state.parent }),
              data: { state, title: state.title[locale] },
              selected: isSelected,
              ariaLabel: state.title[locale],
            }
      now.set(state.id, { key, node })
      return [node]
    })
    before.current = now
    return nodes
  }, [graph, layout, selected, locale])
}

function useEdges(graph: CanvasGraph, layout: GraphLayout, arrow: string | null): TransitionEdge[] {
  const locale = useLocale()
  const { t } = useTranslation()
  return useMemo(() => {
    const transitions = new Map(graph.transitions.map((one) => [one.id, one]))
    const titles = new Map(graph.states.map(({ id, title }) => [id, title[locale]]))
    return layout.transitions.flatMap((placed): TransitionEdge[] => {
      const one = transitions.get(placed.id)
      if (one === undefined) return []
      return [
        {
          id: placed.id,
          source: one.from,
          target: one.to,
          type: 'transition',
          data: { placed, guarded: one.guard !== null },
          selected: placed.id === arrow,
          zIndex: 10,
          ariaLabel: t('canvas.arrow', {
            from: titles.get(one.from) ?? '',
            to: titles.get(one.to) ?? '',
            what: one.title?.[locale] ?? t(`canvas.cause.${one.cause}`),
          }),
        },
      ]
    })
  }, [graph, layout, arrow, locale, t])
}

/** Keeps the state that is looked at in the picture: when it was chosen elsewhere, when places changed. */
function useLookAt(selected: string | null, layout: GraphLayout): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(() => {
    if (selected === null) return
    const node = flow.getInternalNode(selected)
    if (node === undefined) return
    const { x, y, zoom } = flow.getViewport()
    const { width, height } = store.getState()
    const { positionAbsolute } = node.internals
    const left = positionAbsolute.x * zoom + x
    const top = positionAbsolute.y * zoom + y
    const isInside = left >= 0 && top >= 0 && left + 60 <= width && top + 30 <= height
    if (!isInside) void flow.fitView({ nodes: [{ id: selected }], maxZoom: 0.9, padding: 2 })
  }, [selected, layout, flow, store])
}
