import type {
  StateDefinition,
  StateMeta,
  TaskDefinition,
  WorkflowDefinition,
} from '@splot/definition'

/** The tree's root and every state of it, outermost first. */
export type AnyState = Pick<StateDefinition, 'states' | 'meta'> & { id: string }

const indexes = new WeakMap<
  WorkflowDefinition,
  { tasks: Map<string, TaskDefinition>; states: Map<string, StateMeta & { isFinal: boolean }> }
>()

/** Returns a task of a workflow by id. Pure. */
export function taskOf(definition: WorkflowDefinition, id: string): TaskDefinition | undefined {
  return indexOf(definition).tasks.get(id)
}

/** Returns all tasks of a workflow in document order. Pure. */
export function tasksOf(definition: WorkflowDefinition): TaskDefinition[] {
  return [...indexOf(definition).tasks.values()]
}

/** Returns what is told of a state by its id. Pure. */
export function stateMetaOf(
  definition: WorkflowDefinition,
  id: string,
): (StateMeta & { isFinal: boolean }) | undefined {
  return indexOf(definition).states.get(id)
}

/** Returns the ids of all states of a workflow, the root first. Pure. */
export function statesOf(definition: WorkflowDefinition): string[] {
  return [...indexOf(definition).states.keys()]
}

function indexOf(definition: WorkflowDefinition) {
  const kept = indexes.get(definition)
  if (kept) return kept
  const index = {
    tasks: new Map<string, TaskDefinition>(),
    states: new Map<string, StateMeta & { isFinal: boolean }>(),
  }
  const visit = (state: {
    id: string
    type?: string
    meta?: StateMeta
    states?: Record<string, StateDefinition>
  }) => {
    index.states.set(state.id, { ...state.meta, isFinal: state.type === 'final' })
    for (const task of state.meta?.tasks ?? []) index.tasks.set(task.id, task)
    for (const child of Object.values(state.states ?? {})) visit(child)
  }
  visit(definition)
  indexes.set(definition, index)
  return index
}
