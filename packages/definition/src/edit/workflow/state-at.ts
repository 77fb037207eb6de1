import type { JsonValue } from '../../json.ts'
import { descendants, stateTree, type StateNode } from '../../workflow/state-tree.ts'
import type { StateDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import { changeAt } from '../set-at.ts'

/** Returns the state at a JSON Pointer; `''` is the workflow itself. @throws Error when there is none. Pure. */
export function stateAt(workflow: WorkflowDefinition, pointer: string): StateNode {
  const found = descendants(stateTree(workflow)).find((node) => node.pointer === pointer)
  if (found === undefined) throw new Error(`Expected a state at ${pointer}`)
  return found
}

/** Returns the workflow with one state changed; `''` is the workflow itself. Pure. */
export function changeState(
  workflow: WorkflowDefinition,
  pointer: string,
  change: (state: StateDefinition) => StateDefinition,
): WorkflowDefinition {
  return changeAt(
    workflow as unknown as JsonValue,
    pointer,
    (value) => change(value as unknown as StateDefinition) as unknown as JsonValue,
  ) as unknown as WorkflowDefinition
}

/** Whether a state of this id exists. Pure. */
export function hasStateId(workflow: WorkflowDefinition, id: string): boolean {
  return descendants(stateTree(workflow)).some(({ definition }) => definition.id === id)
}
