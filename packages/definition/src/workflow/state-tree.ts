import { joinPointer } from '../source/pointer.ts'
import type {
  ActionDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionInput,
  WorkflowDefinition,
} from './types.ts'

/** A state in its place. The root has the empty path. */
export interface StateNode {
  /** Keys from the root, such as `['open', 'formalCheck']`. */
  path: readonly string[]
  /** JSON Pointer in the definition. */
  pointer: string
  /** The root is seen as a state without `id`. */
  definition: Omit<StateDefinition, 'id'> & { id?: string }
  parent?: StateNode
  children: StateNode[]
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
}

/** One alternative of one trigger of a state. */
export interface Alternative {
  source: StateNode
  trigger: 'event' | 'after' | 'always' | 'done'
  /** Event or timer name; `''` for `always` and `done`. */
  name: string
  /** Place among the alternatives of the same trigger. */
  index: number
  pointer: string
  transition: TransitionDefinition
}

const trees = new WeakMap<WorkflowDefinition, StateNode>()

/** Returns the root; its descendants hang below it in document order. Pure. */
export function stateTree(workflow: WorkflowDefinition): StateNode {
  const known = trees.get(workflow)
  if (known) return known
  const { initial, states, on, meta } = workflow
  const definition = { initial, states, ...(on && { on }), ...(meta && { meta }) }
  const root = build(definition, [], '', undefined)
  trees.set(workflow, root)
  return root
}

function build(
  definition: StateNode['definition'],
  path: string[],
  pointer: string,
  parent: StateNode | undefined,
): StateNode {
  const node: StateNode = {
    path,
    pointer,
    definition,
    ...(parent && { parent }),
    children: [],
    kind: kindOf(definition),
  }
  for (const [key, child] of Object.entries(definition.states ?? {}))
    node.children.push(build(child, [...path, key], joinPointer(pointer, 'states', key), node))
  return node
}

function kindOf({ type, states }: StateNode['definition']): StateNode['kind'] {
  return type ?? (states && Object.keys(states).length > 0 ? 'compound' : 'atomic')
}

/** Returns a node and all below it, document order. Pure. */
export function descendants(node: StateNode): StateNode[] {
  return [node, ...node.children.flatMap(descendants)]
}

/** Returns the ids of all states of a workflow, document order. Pure. */
export function stateIdsOf(workflow: WorkflowDefinition): string[] {
  return descendants(stateTree(workflow)).flatMap(({ definition }) => definition.id ?? [])
}

/** Returns every alternative of a state, with its place. Pure. */
export function alternatives(node: StateNode): Alternative[] {
  const { on = {}, after = {}, always, onDone } = node.definition
  return [
    ...Object.entries(on).flatMap(([name, input]) =>
      spread(node, 'event', name, input, ['on', name]),
    ),
    ...Object.entries(after).flatMap(([name, input]) =>
      spread(node, 'after', name, input, ['after', name]),
    ),
    ...(always === undefined ? [] : spread(node, 'always', '', always, ['always'])),
    ...(onDone === undefined ? [] : spread(node, 'done', '', onDone, ['onDone'])),
  ]
}

function spread(
  source: StateNode,
  trigger: Alternative['trigger'],
  name: string,
  input: TransitionInput,
  steps: string[],
): Alternative[] {
  const pointer = joinPointer(source.pointer, ...steps)
  const list = Array.isArray(input) ? input : [input]
  return list.map((item, index) => ({
    source,
    trigger,
    name,
    index,
    pointer: Array.isArray(input) ? joinPointer(pointer, index) : pointer,
    transition: typeof item === 'string' ? { target: item } : item,
  }))
}

/** Returns the targets of an alternative as written. Pure. */
export function targetsOf({ transition }: Alternative): string[] {
  const { target } = transition
  return target === undefined ? [] : Array.isArray(target) ? target : [target]
}

/**
 * Finds the state a target means, as XState does: `#id`, `.child` of the source, else a sibling of the
 * source (of a child, for the root). `undefined` when there is none. Pure.
 */
export function resolveTarget(source: StateNode, target: string): StateNode | undefined {
  if (target.startsWith('#')) return byId(rootOf(source), target.slice(1))
  if (target.startsWith('.')) return walk(source, target.slice(1).split('.'))
  return walk(source.parent ?? source, target.split('.'))
}

function byId(root: StateNode, id: string): StateNode | undefined {
  return descendants(root).find(({ definition }) => definition.id === id)
}

function walk(node: StateNode, keys: string[]): StateNode | undefined {
  return keys.reduce<StateNode | undefined>(
    (at, key) => at?.children.find(({ path }) => path.at(-1) === key),
    node,
  )
}

function rootOf(node: StateNode): StateNode {
  return node.parent ? rootOf(node.parent) : node
}

/** Returns a state and all it lies in, innermost first. Pure. */
export function lineage(node: StateNode): StateNode[] {
  return node.parent ? [node, ...lineage(node.parent)] : [node]
}

/** Returns every action of a state with its place: on entry, on exit and of its transitions. Pure. */
export function actionsOf(node: StateNode): { action: ActionDefinition; pointer: string }[] {
  const at = (actions: ActionDefinition[] | undefined, ...steps: string[]) =>
    (actions ?? []).map((action, n) => ({
      action,
      pointer: joinPointer(node.pointer, ...steps, n),
    }))
  return [
    ...at(node.definition.entry, 'entry'),
    ...at(node.definition.exit, 'exit'),
    ...alternatives(node).flatMap(({ transition, pointer }) =>
      (transition.actions ?? []).map((action, n) => ({
        action,
        pointer: joinPointer(pointer, 'actions', n),
      })),
    ),
  ]
}

/** Returns the actions of one kind, wherever they stand in a workflow. Pure. */
export function actionsOfType(workflow: WorkflowDefinition, type: string): ActionDefinition[] {
  return descendants(stateTree(workflow))
    .flatMap(actionsOf)
    .flatMap(({ action }) => (action.type === type ? [action] : []))
}
