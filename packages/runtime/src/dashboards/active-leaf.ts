import type { StateDefinition, WorkflowDefinition } from '@splot/definition'

/**
 * Returns the id of the state people see a case in: the innermost active one that has a title. Of
 * several regions the first counts, which holds the course of a case. Pure.
 */
export function activeLeaf(
  definition: Pick<WorkflowDefinition, 'states'>,
  active: readonly string[],
): string {
  let found = active[0] ?? ''
  let level: Record<string, StateDefinition> | undefined = definition.states
  while (level) {
    const next: StateDefinition | undefined = Object.values(level).find(({ id }) =>
      active.includes(id),
    )
    if (next?.meta?.title) found = next.id
    level = next?.states
  }
  return found
}
