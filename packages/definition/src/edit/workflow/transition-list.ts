import type { JsonValue } from '../../json.ts'
import { joinPointer } from '../../source/pointer.ts'
import type {
  TransitionDefinition,
  TransitionInput,
  WorkflowDefinition,
} from '../../workflow/types.ts'
import { changeAt } from '../set-at.ts'
import type { AlternativePlace } from './alternative-place.ts'

/** Where the alternatives of a trigger stand. Pure. */
export function triggerPointer({
  state,
  trigger,
  name,
}: Pick<AlternativePlace, 'state' | 'trigger' | 'name'>): string {
  if (trigger === 'always') return joinPointer(state, 'always')
  if (trigger === 'done') return joinPointer(state, 'onDone')
  return joinPointer(state, trigger === 'event' ? 'on' : 'after', name)
}

/** Returns the alternatives as a list of whole transitions. Pure. */
export function listOf(input: TransitionInput | undefined): TransitionDefinition[] {
  if (input === undefined) return []
  const list = Array.isArray(input) ? input : [input]
  return list.map((one) => (typeof one === 'string' ? { target: one } : one))
}

/** Returns a list of alternatives as briefly as it can be written; `undefined` for an empty one. Pure. */
export function inputOf(list: readonly TransitionDefinition[]): TransitionInput | undefined {
  const short = list.map((one) => {
    const { target, ...further } = one
    return typeof target === 'string' && Object.keys(further).length === 0 ? target : one
  })
  return short.length > 1 ? short : short[0]
}

/**
 * Returns the workflow with the alternatives of one trigger changed; an empty list takes the trigger
 * away. Pure.
 */
export function changeAlternatives(
  workflow: WorkflowDefinition,
  place: Pick<AlternativePlace, 'state' | 'trigger' | 'name'>,
  change: (list: TransitionDefinition[]) => readonly TransitionDefinition[],
): WorkflowDefinition {
  const changed = changeAt(workflow as unknown as JsonValue, triggerPointer(place), (input) => {
    const before = listOf(input as unknown as TransitionInput | undefined)
    const after = change(before)
    return after === before ? input : (inputOf(after) as unknown as JsonValue | undefined)
  })
  return withoutEmpty(changed, place) as unknown as WorkflowDefinition
}

// `on: {}` says nothing
function withoutEmpty(
  workflow: JsonValue,
  { state, trigger }: Pick<AlternativePlace, 'state' | 'trigger'>,
): JsonValue {
  if (trigger !== 'event' && trigger !== 'after') return workflow
  return changeAt(workflow, joinPointer(state, trigger === 'event' ? 'on' : 'after'), (triggers) =>
    typeof triggers === 'object' && triggers !== null && Object.keys(triggers).length === 0
      ? undefined
      : triggers,
  )
}

/** Returns the workflow with one alternative changed; `undefined` takes it away. Pure. */
export function changeAlternative(
  workflow: WorkflowDefinition,
  place: AlternativePlace,
  change: (transition: TransitionDefinition) => TransitionDefinition | undefined,
): WorkflowDefinition {
  return changeAlternatives(workflow, place, (list) =>
    list.flatMap((one, n) => (n === place.index ? (change(one) ?? []) : [one])),
  )
}
