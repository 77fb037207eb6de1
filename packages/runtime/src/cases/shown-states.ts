import type { WorkflowDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { statesShownAs } from '../definitions/shown-as.ts'
import { stateMetaOf } from '../definitions/task-of.ts'
import type { Relation } from '../permission/relation.ts'
import type { LoadedCase } from './loaded-case.ts'

/** Who reads: only whether they are of the operator's people counts. */
type Side = Pick<Relation, 'staff'>

/** Returns the state as which a reader is shown one: while a decision is not public, maybe another. Pure. */
export function shownState(definition: WorkflowDefinition, { staff }: Side, id: string): string {
  return staff ? id : (stateMetaOf(definition, id)?.shownAs ?? id)
}

/** Returns states as a reader is shown them, each once. Pure. */
export function shownStates(
  definition: WorkflowDefinition,
  side: Side,
  ids: readonly string[],
): string[] {
  return [...new Set(ids.map((id) => shownState(definition, side, id)))]
}

/** Whether a reader may not know which of several states a case is in. Pure. */
export function isVeiled(
  definition: WorkflowDefinition,
  { staff }: Side,
  ids: readonly string[],
): boolean {
  if (staff) return false
  return ids.some(
    (id) =>
      statesShownAs(definition, id).length > 0 ||
      stateMetaOf(definition, id)?.shownAs !== undefined,
  )
}

/**
 * Returns the states in which a case may be that some reader is shown in one of these: what the store is
 * asked for. `isShownIn` tells of each case by who looks.
 */
export function statesBehind(deps: Deps, states: readonly string[]): string[] {
  return [...new Set(states.flatMap((state) => [state, ...deps.library.statesShownAs(state)]))]
}

/** Whether a reader is shown a case in one of these states. Pure. */
export function isShownIn(
  { compiled, case: given }: LoadedCase,
  side: Side,
  states: readonly string[],
): boolean {
  const shown = shownStates(compiled.definition, side, given.states)
  return states.some((id) => shown.includes(id))
}
