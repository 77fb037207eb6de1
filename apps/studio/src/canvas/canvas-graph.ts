import type { LocalText, WorkflowDefinition } from '@splot/definition'
import {
  alternatives,
  descendants,
  resolveTarget,
  stateTitle,
  stateTree,
  type Alternative,
  type AlternativePlace,
  type StateNode,
} from '@splot/definition/edit'
import type { GraphState, GraphTransition } from '@splot/react/diagram'

/** A state as the canvas draws it; its id is its JSON Pointer. */
export interface CanvasState extends GraphState {
  /** States inside run side by side. */
  parallel: boolean
  /** Key of the state the one around it begins in. */
  begins: boolean
  /** Tasks that are done in it. */
  tasks: number
}

/** An arrow of the canvas; its id tells its place. */
export interface CanvasTransition extends GraphTransition {
  place: AlternativePlace
  /** JSON Pointer of the alternative. */
  pointer: string
  /** Its condition, where it has one. */
  guard: string | null
}

/** A workflow as states and arrows that can be edited. */
export interface CanvasGraph {
  states: readonly CanvasState[]
  transitions: readonly CanvasTransition[]
}

const causes: Record<Alternative['trigger'], GraphTransition['cause']> = {
  event: 'event',
  after: 'after',
  always: 'automatic',
  done: 'done',
}

const known = new WeakMap<WorkflowDefinition, CanvasGraph>()

/** Returns a workflow as the canvas draws it. Remembered for the same workflow. Pure. */
export function canvasGraph(workflow: WorkflowDefinition): CanvasGraph {
  const before = known.get(workflow)
  if (before !== undefined) return before
  const nodes = descendants(stateTree(workflow)).filter(({ kind }) => kind !== 'history')
  const made = {
    states: nodes.flatMap((node) =>
      node.parent === undefined ? [] : [toState(node, node.parent)],
    ),
    transitions: nodes.flatMap(alternatives).flatMap((one) => toTransitions(workflow, one)),
  }
  known.set(workflow, made)
  return made
}

function toState(node: StateNode, parent: StateNode): CanvasState {
  const { pointer, kind, definition, path } = node
  return {
    id: pointer,
    parent: parent.pointer === '' ? null : parent.pointer,
    title: stateTitle(node),
    kind: kind === 'final' ? 'final' : kind === 'atomic' ? 'atomic' : 'compound',
    parallel: kind === 'parallel',
    begins: parent.definition.initial === path.at(-1),
    tasks: definition.meta?.tasks?.length ?? 0,
  }
}

/** Arrows of one alternative. One that stays where it is, and one of the whole case, has none. */
function toTransitions(workflow: WorkflowDefinition, one: Alternative): CanvasTransition[] {
  const { source, trigger, name, index, transition, pointer } = one
  const { target } = transition
  if (target === undefined || source.pointer === '') return []
  const place = { state: source.pointer, trigger, name, index }
  return (Array.isArray(target) ? target : [target]).flatMap((written, n) => {
    const to = resolveTarget(source, written)
    if (to === undefined || to.pointer === '' || to.kind === 'history') return []
    return [
      {
        id: JSON.stringify([place, n]),
        from: source.pointer,
        to: to.pointer,
        event: name === '' ? null : name,
        cause: causes[trigger],
        title: titleOf(workflow, one),
        place,
        pointer,
        guard: typeof transition.guard === 'string' ? transition.guard : null,
      },
    ]
  })
}

function titleOf(workflow: WorkflowDefinition, { trigger, name }: Alternative): LocalText | null {
  if (trigger === 'event') return workflow.events[name]?.title ?? null
  return trigger === 'after' ? (workflow.timers?.[name]?.title ?? null) : null
}
