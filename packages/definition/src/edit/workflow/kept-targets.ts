import type { JsonValue } from '../../json.ts'
import { joinPointer } from '../../source/pointer.ts'
import {
  alternatives,
  descendants,
  resolveTarget,
  stateTree,
  type Alternative,
  type StateNode,
} from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { setAt } from '../set-at.ts'

/**
 * Returns `after` with every target that would mean another state than it did in `before` written by
 * the id of the state it meant. For edits that move states about or rename their keys. Pure.
 */
export function withTargetsKept(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
): WorkflowDefinition {
  const meant = meanings(before)
  const tree = stateTree(after)
  let value = after as unknown as JsonValue
  for (const node of descendants(tree))
    for (const place of targetPlaces(node)) {
      const id = meant.get(place.key)
      if (id === undefined || resolveTarget(node, place.target)?.definition.id === id) continue
      if (descendants(tree).some(({ definition }) => definition.id === id))
        value = setAt(value, place.pointer, `#${id}`)
    }
  return value as unknown as WorkflowDefinition
}

interface TargetPlace {
  /** The same in both versions: state id, trigger, place among the alternatives, text of the target. */
  key: string
  target: string
  pointer: string
}

function meanings(workflow: WorkflowDefinition): Map<string, string> {
  const found = new Map<string, string>()
  for (const node of descendants(stateTree(workflow)))
    for (const { key, target } of targetPlaces(node)) {
      const id = resolveTarget(node, target)?.definition.id
      if (id !== undefined) found.set(key, id)
    }
  return found
}

function targetPlaces(node: StateNode): TargetPlace[] {
  const id = node.definition.id ?? ''
  const places = alternatives(node).flatMap((one) => placesOf(one, id))
  const { target } = node.definition
  if (node.kind !== 'history' || target === undefined) return places
  return [
    ...places,
    { key: `${id} history ${target}`, target, pointer: joinPointer(node.pointer, 'target') },
  ]
}

function placesOf(one: Alternative, id: string): TargetPlace[] {
  const { trigger, name, index, pointer, transition, source } = one
  const { target } = transition
  if (target === undefined) return []
  const key = (text: string) => `${id} ${trigger} ${name} ${index} ${text}`
  if (typeof target === 'string') {
    // a target alone is the transition itself
    const alone = isTargetAlone(source, one)
    const at = alone ? pointer : joinPointer(pointer, 'target')
    return [{ key: key(target), target, pointer: at }]
  }
  return target.map((text, n) => ({
    key: key(text),
    target: text,
    pointer: joinPointer(pointer, 'target', n),
  }))
}

function isTargetAlone({ definition }: StateNode, { trigger, name, index }: Alternative): boolean {
  const written = {
    event: definition.on?.[name],
    after: definition.after?.[name],
    always: definition.always,
    done: definition.onDone,
  }[trigger]
  return typeof (Array.isArray(written) ? written[index] : written) === 'string'
}
