import type {
  ActionDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionInput,
  WorkflowDefinition,
} from '@splot/definition'

/**
 * Returns the actions that an event would run in these states: of each alternative its own, and those of
 * entering where it leads by the id of a state. `[]`: no state takes the event. Pure.
 */
export function actionsAhead(
  { states }: WorkflowDefinition,
  active: readonly string[],
  event: string,
): ActionDefinition[][] {
  return waysOn(states, active, event).map(({ actions = [], target }) => [
    ...actions,
    ...[target ?? []].flat().flatMap((id) => entryOf(states, id.replace(/^#/, ''))),
  ])
}

/** Returns whether an event may publish a list in these states. Pure. */
export function publishesAhead(
  definition: WorkflowDefinition,
  active: readonly string[],
  event: string,
): boolean {
  return actionsAhead(definition, active, event)
    .flat()
    .some(({ type }) => type === 'publish')
}

/** Alternatives of an event in the innermost active state that takes it. */
function waysOn(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  active: readonly string[],
  event: string,
): TransitionDefinition[] {
  for (const state of Object.values(states ?? {})) {
    if (!active.includes(state.id)) continue
    const inner = waysOn(state.states, active, event)
    if (inner.length > 0) return inner
    const own = state.on?.[event]
    if (own !== undefined) return alternativesOf(own)
  }
  return []
}

function alternativesOf(input: TransitionInput): TransitionDefinition[] {
  return [input].flat().map((one) => (typeof one === 'string' ? { target: one } : one))
}

function entryOf(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  id: string,
): readonly ActionDefinition[] {
  return Object.values(states ?? {}).flatMap((state) => [
    ...(state.id === id ? (state.entry ?? []) : []),
    ...entryOf(state.states, id),
  ])
}
