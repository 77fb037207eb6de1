import type { StateDefinition, TaskDefinition, WorkflowDefinition } from '@splot/definition'

/** Returns all states of a workflow, outermost first, in the order they are written. Pure. */
export function statesIn(workflow: WorkflowDefinition): StateDefinition[] {
  const below = (states: Readonly<Record<string, StateDefinition>> = {}): StateDefinition[] =>
    Object.values(states).flatMap((state) => [state, ...below(state.states)])
  return below(workflow.states)
}

/** Returns the state with an id. Pure. */
export function stateOf(workflow: WorkflowDefinition, id: string): StateDefinition | undefined {
  return statesIn(workflow).find((state) => state.id === id)
}

/** Returns all tasks of a workflow with the state each belongs to; those of the whole case have none. Pure. */
export function tasksIn(
  workflow: WorkflowDefinition,
): { task: TaskDefinition; state: StateDefinition | null }[] {
  const own = (workflow.meta?.tasks ?? []).map((task) => ({ task, state: null }))
  const inner = statesIn(workflow).flatMap((state) =>
    (state.meta?.tasks ?? []).map((task) => ({ task, state })),
  )
  return [...own, ...inner]
}
