import type { WorkflowDefinition } from '@splot/definition'
import { stateMetaOf, statesOf } from './task-of.ts'

const known = new WeakMap<WorkflowDefinition, ReadonlyMap<string, readonly string[]>>()

/** Returns the states of a workflow that all but the operator are shown as another one. Pure. */
export function statesShownAs(definition: WorkflowDefinition, state: string): readonly string[] {
  return veilsOf(definition).get(state) ?? []
}

/** State as which others are shown → those. */
function veilsOf(definition: WorkflowDefinition): ReadonlyMap<string, readonly string[]> {
  const before = known.get(definition)
  if (before) return before
  const found = new Map<string, string[]>()
  for (const id of statesOf(definition)) {
    const veil = stateMetaOf(definition, id)?.shownAs
    if (veil !== undefined) found.set(veil, [...(found.get(veil) ?? []), id])
  }
  known.set(definition, found)
  return found
}
