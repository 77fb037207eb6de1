import type { ELK, ElkEdgeSection, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { Locale } from '@splot/definition'
import type { GraphTransition, WorkflowGraph } from './workflow-graph.ts'

/** A box in the picture; its place is relative to its parent. */
export interface PlacedState {
  id: string
  x: number
  y: number
  width: number
  height: number
}

/** A line in the picture: points from start to end, and where its label stands. */
export interface PlacedTransition {
  id: string
  points: { x: number; y: number }[]
  label: { x: number; y: number; text: string } | null
}

/** Where everything stands. */
export interface GraphLayout {
  states: ReadonlyMap<string, PlacedState>
  transitions: readonly PlacedTransition[]
}

/** Options are not inherited in ELK: each compound gets them. */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  // MODEL_ORDER crashes elkjs 0.12.1 on compounds; DEPTH_FIRST keeps the order of the process
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=44,left=20,bottom=20,right=20]',
  'elk.spacing.nodeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.edgeLabels.inline': 'false',
}

const labelHeight = 14

/** Crossings of a picture this large are looked for less long: people wait for it. */
const large = 100

/** Returns where ELK puts states and transitions, top to bottom. */
export async function layoutGraph(
  elk: Pick<ELK, 'layout'>,
  graph: WorkflowGraph,
  locale: Locale,
  labelOf: (transition: GraphTransition) => string,
): Promise<GraphLayout> {
  const nodes = new Map<string, ElkNode>()
  const thoroughness = graph.states.length > large ? { 'elk.layered.thoroughness': '2' } : {}
  const around = { ...options, ...thoroughness }
  const root: ElkNode = { id: 'root', layoutOptions: around, children: [], edges: [] }
  for (const state of graph.states) {
    const text = state.title[locale]
    const compound = state.kind === 'compound'
    const node: ElkNode = {
      id: state.id,
      width: compound ? text.length * 8 + 40 : 168,
      height: 30 + Math.ceil(text.length / 21) * 18,
      ...(compound && {
        layoutOptions: {
          ...around,
          'elk.nodeSize.constraints': 'MINIMUM_SIZE',
          'elk.nodeSize.minimum': `(${text.length * 8 + 40},60)`,
        },
        children: [],
      }),
    }
    nodes.set(state.id, node)
    const parent = state.parent === null ? root : nodes.get(state.parent)
    ;(parent ?? root).children?.push(node)
  }
  const labels = new Map<string, string>()
  for (const transition of graph.transitions) {
    const text = labelOf(transition)
    labels.set(transition.id, text)
    root.edges?.push({
      id: transition.id,
      sources: [transition.from],
      targets: [transition.to],
      labels: text === '' ? [] : [{ text, width: text.length * 6 + 8, height: labelHeight }],
    })
  }
  const placed = await elk.layout(root)
  return { states: placedStates(placed), transitions: (placed.edges ?? []).map(toPlaced) }
}

function placedStates(root: ElkNode): Map<string, PlacedState> {
  const states = new Map<string, PlacedState>()
  const visit = (node: ElkNode) => {
    for (const child of node.children ?? []) {
      const { id, x = 0, y = 0, width = 0, height = 0 } = child
      states.set(id, { id, x, y, width, height })
      visit(child)
    }
  }
  visit(root)
  return states
}

function toPlaced(edge: ElkExtendedEdge): PlacedTransition {
  const section: ElkEdgeSection | undefined = edge.sections?.[0]
  const points =
    section === undefined
      ? []
      : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
  const label = edge.labels?.[0]
  return {
    id: edge.id,
    points,
    label:
      label?.x === undefined || label.y === undefined
        ? null
        : { x: label.x, y: label.y + labelHeight - 3, text: label.text ?? '' },
  }
}
