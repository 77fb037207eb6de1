import { textParameter } from './actions.ts'
import { actionsOf, descendants, stateTree } from './state-tree.ts'
import type { WorkflowDefinition } from './types.ts'

type Roles = Readonly<Record<string, { kind: 'programme' | 'case' }>>

/**
 * Returns the events whose news people have from another case: those that only cases send in which
 * somebody with a role of the case acts, downwards or aside. Who is told there that an application has
 * ended need not be told again in the correction that ends with it. Pure.
 */
export function eventsToldElsewhere(
  workflows: readonly WorkflowDefinition[],
  roles: Roles,
): ReadonlySet<string> {
  const sent = (wanted: boolean): string[] =>
    workflows.filter((one) => hasPeople(one, roles) === wanted).flatMap(sentAside)
  const others = new Set(sent(false))
  return new Set(sent(true).filter((event) => !others.has(event)))
}

/** Whether somebody with a role of the case does tasks or sends events. */
function hasPeople(workflow: WorkflowDefinition, roles: Roles): boolean {
  const acting = [
    ...Object.values(workflow.events).flatMap((event) => event.roles ?? []),
    ...descendants(stateTree(workflow)).flatMap(({ definition }) =>
      (definition.meta?.tasks ?? []).map(({ assign }) => assign.role ?? ''),
    ),
  ]
  return acting.some((role) => Object.hasOwn(roles, role) && roles[role]?.kind === 'case')
}

function sentAside(workflow: WorkflowDefinition): string[] {
  return descendants(stateTree(workflow))
    .flatMap(actionsOf)
    .filter(({ action }) => action.type === 'send' && action.params?.['to'] !== 'parent')
    .map(({ action }) => textParameter(action, 'event') ?? '')
}
