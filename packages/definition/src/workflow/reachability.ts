import { alternatives, descendants, lineage, resolveTarget, targetsOf } from './state-tree.ts'
import type { StateNode } from './state-tree.ts'

/** Returns every state that can become active, guards taken as open. Pure. */
export function reachableStates(root: StateNode): Set<StateNode> {
  const reached = new Set<StateNode>()
  const queue: StateNode[] = [root]
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    queue.push(...enteredWith(node))
    for (const alternative of alternatives(node))
      for (const target of targetsOf(alternative)) {
        const state = resolveTarget(node, target)
        if (state) queue.push(...lineage(state))
      }
  }
  return reached
}

/** Returns what is entered along with a state: its first child, all regions, a history's default. */
function enteredWith(node: StateNode): StateNode[] {
  if (node.kind === 'parallel') return node.children.filter(({ kind }) => kind !== 'history')
  if (node.kind === 'history') {
    const target = node.definition.target
    const state = target === undefined ? undefined : resolveTarget(node, target)
    return state ? [state] : node.parent ? firstChild(node.parent) : []
  }
  return firstChild(node)
}

function firstChild(node: StateNode): StateNode[] {
  return node.children.filter(({ path }) => path.at(-1) === node.definition.initial)
}

/**
 * Returns the states from which an end of the workflow can be reached, guards taken as open. A state in
 * a region counts when the region, anything around it, or another region on its way out of both can go
 * on. Pure.
 */
export function statesWithAnEnd(root: StateNode): Set<StateNode> {
  const all = descendants(root)
  const good = new Set(all.filter((node) => node.kind === 'final' && node.parent === root))
  for (let grown = true; grown;) {
    grown = false
    for (const node of all)
      if (!good.has(node) && goesOn(node, good)) {
        good.add(node)
        grown = true
      }
  }
  return good
}

function goesOn(node: StateNode, good: ReadonlySet<StateNode>): boolean {
  const around = lineage(node)
  if (around.some((state) => otherRegionLeaves(state, good))) return true
  if (node.kind === 'final') return finishesParent(node, good)
  if (around.some((state) => leadsTo(state, good))) return true
  return enteredWith(node).some((state) => good.has(state))
}

/** In a region that never ends: another region may lead out of the parallel state, and both end. */
function otherRegionLeaves(region: StateNode, good: ReadonlySet<StateNode>): boolean {
  const { parent } = region
  if (parent?.kind !== 'parallel') return false
  return parent.children
    .filter((other) => other !== region)
    .flatMap(descendants)
    .some((state) => leadsTo(state, good, (target) => !lineage(target).includes(parent)))
}

/** A final child lets its parent's `onDone` (or, in a region, the parallel's) happen. */
function finishesParent(node: StateNode, good: ReadonlySet<StateNode>): boolean {
  return lineage(node)
    .slice(1)
    .some((state) => leadsTo(state, good))
}

function leadsTo(
  node: StateNode,
  good: ReadonlySet<StateNode>,
  fits: (target: StateNode) => boolean = () => true,
): boolean {
  return alternatives(node).some((alternative) =>
    targetsOf(alternative).some((target) => {
      const state = resolveTarget(node, target)
      return state !== undefined && state !== node && good.has(state) && fits(state)
    }),
  )
}
