import type { LocalText, StateDefinition, WorkflowDefinition } from '@splot/definition'
import type { CasePlace } from '../types.ts'

type States = Record<string, StateDefinition>

/**
 * Returns the states people see a case in: of each region that is active beside others the innermost
 * one with a title, in the order of the definition, where the first holds the course of the case.
 * Pure.
 */
export function innermostStates(
  { states }: Pick<WorkflowDefinition, 'states'>,
  active: readonly string[],
): CasePlace[] {
  const found = placesIn(states, active, { around: [], region: null })
  // regions without titles of their own stand in one state around them
  return found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at)
}

interface Around {
  /** The innermost state with a title so far, if any. */
  around: CasePlace[]
  region: LocalText | null
}

function placesIn(
  level: States | undefined,
  active: readonly string[],
  given: Around,
): CasePlace[] {
  const here = Object.values(level ?? {}).filter(({ id }) => active.includes(id))
  if (here.length === 0) return given.around
  const beside = here.length > 1
  return here.flatMap((state) => {
    const title = state.meta?.title
    const region = beside ? (title ?? null) : given.region
    const around = title
      ? [{ id: state.id, title, region: region === title ? null : region }]
      : given.around
    return placesIn(state.states, active, { around, region })
  })
}

/**
 * Returns the id of the state that holds the course of a case: the first people see it in, else the
 * outermost active one. Pure.
 */
export function activeLeaf(
  definition: Pick<WorkflowDefinition, 'states'>,
  active: readonly string[],
): string {
  return innermostStates(definition, active)[0]?.id ?? active[0] ?? ''
}
