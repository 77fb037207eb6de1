import type { StateDefinition, WorkflowDefinition } from '@splot/definition'

/** Returns the ids of a workflow's states in document order, outer ones first. Pure. */
export function stateOrder({ states }: Pick<WorkflowDefinition, 'states'>): string[] {
  return Object.values(states).flatMap(idsOf)
}

function idsOf({ id, states = {} }: StateDefinition): string[] {
  return [id, ...Object.values(states).flatMap(idsOf)]
}
