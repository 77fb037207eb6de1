import type { WorkflowDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { stateMetaOf, statesOf } from '../definitions/task-of.ts'
import type { Relation } from '../permission/relation.ts'

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
  const veils = veilsOf(definition)
  return ids.some((id) => veils.has(id) || stateMetaOf(definition, id)?.shownAs !== undefined)
}

const known = new WeakMap<WorkflowDefinition, ReadonlySet<string>>()

/** States as which others are shown. */
function veilsOf(definition: WorkflowDefinition): ReadonlySet<string> {
  const before = known.get(definition)
  if (before) return before
  const found = new Set(
    statesOf(definition).flatMap((id) => stateMetaOf(definition, id)?.shownAs ?? []),
  )
  known.set(definition, found)
  return found
}

/** Whether a state of some workflow is shown to some as another, or another as it. */
export function isSometimesVeiled(deps: Deps, state: string): boolean {
  return deps.library
    .workflows()
    .some(({ definition }) => isVeiled(definition, { staff: false }, [state]))
}
