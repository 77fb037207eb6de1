import type { GraphLayout } from './layout-graph.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

/** Where a picture is looked at: shift in pixels, and zoom. */
export interface View {
  x: number
  y: number
  zoom: number
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Below this zoom nobody reads the names of states. */
const readable = 0.7
/** Names and the labels of lines are read well. */
const comfortable = 0.9
const margin = 24

/**
 * Returns what to show first: the whole picture where it can be read at this size, else the present
 * state in the middle; without a present state the whole, however small. Pure.
 */
export function firstView(
  { states }: WorkflowGraph,
  layout: GraphLayout,
  current: readonly string[],
  size: { width: number; height: number },
): View {
  const boxes = new Map<string, Box>()
  // a state comes behind the one around it
  for (const { id, parent } of states) {
    const place = layout.states.get(id)
    if (place === undefined) continue
    const around = parent === null ? undefined : boxes.get(parent)
    const left = (around?.left ?? 0) + place.x
    const top = (around?.top ?? 0) + place.y
    boxes.set(id, { left, top, right: left + place.width, bottom: top + place.height })
  }
  const whole = boxAround([...boxes.values()])
  const fitting = Math.min(
    comfortable,
    (size.width - 2 * margin) / Math.max(1, whole.right - whole.left),
    (size.height - 2 * margin) / Math.max(1, whole.bottom - whole.top),
  )
  const parents = new Set(
    states.filter(({ id }) => current.includes(id)).map(({ parent }) => parent),
  )
  const present = current.filter((id) => !parents.has(id)).flatMap((id) => boxes.get(id) ?? [])
  if (fitting >= readable || present.length === 0) return centred(whole, fitting, size)
  return centred(boxAround(present), comfortable, size)
}

function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

function centred(box: Box, zoom: number, size: { width: number; height: number }): View {
  return {
    x: size.width / 2 - (zoom * (box.left + box.right)) / 2,
    y: size.height / 2 - (zoom * (box.top + box.bottom)) / 2,
    zoom,
  }
}
