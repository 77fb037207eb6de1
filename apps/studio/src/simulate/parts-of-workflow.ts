import type {
  LocalText,
  ProgrammeBundle,
  StateDefinition,
  TaskDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { alternatives, descendants, resolveTarget, stateTree } from '@splot/definition/edit'

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

/** Returns the ids of the states a task may lead to, in the order its ways stand. Pure. */
export function outcomesOf(
  { workflows }: ProgrammeBundle,
  workflow: string,
  task: string,
): string[] {
  const definition = workflows.find(({ id }) => id === workflow)
  if (definition === undefined) return []
  const submit = tasksIn(definition).find((one) => one.task.id === task)?.task.submit
  const states = descendants(stateTree(definition)).flatMap((node) =>
    alternatives(node)
      .filter(({ trigger, name }) => trigger === 'event' && name === submit)
      .flatMap(({ transition: { target = [] } }) => [target].flat().slice(0, 1))
      .flatMap((target) => resolveTarget(node, target)?.definition.id ?? []),
  )
  return [...new Set(states)]
}

/** Returns what the form of a task asks: key → label. Pure. */
export function fieldsAnswered(
  { workflows, forms }: ProgrammeBundle,
  workflow: string,
  task: string,
): Map<string, LocalText | undefined> {
  const definition = workflows.find(({ id }) => id === workflow)
  const found = definition && tasksIn(definition).find((one) => one.task.id === task)
  const form = forms.find(({ id }) => id === found?.task.form)
  const fields = (form?.pages ?? []).flatMap(({ sections }) =>
    sections.flatMap((section) => section.fields),
  )
  return new Map(fields.map(({ key, label }) => [key, label]))
}
