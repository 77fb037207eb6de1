import { textParameter } from './actions.ts'
import { actionsOfType } from './state-tree.ts'
import type { WorkflowDefinition } from './types.ts'

const started = new WeakMap<WorkflowDefinition, readonly string[]>()

/** Returns the ids of the workflows whose cases a case of this one starts by itself. Pure. */
export function startedWorkflows(workflow: WorkflowDefinition): readonly string[] {
  const known = started.get(workflow)
  if (known) return known
  const ids = actionsOfType(workflow, 'startCase').map(
    (one) => textParameter(one, 'workflow') ?? '',
  )
  const found = [...new Set(ids)]
  started.set(workflow, found)
  return found
}

/** Returns the ids of the workflows whose cases a case of this one starts or offers to start. Pure. */
export function childWorkflows(workflow: WorkflowDefinition): readonly string[] {
  return [...new Set([...startedWorkflows(workflow), ...Object.keys(workflow.offers ?? {})])]
}

/** Returns the ids of the workflows whose cases begin here with the rules of another case than this. Pure. */
export function childrenUnderOtherRules(workflow: WorkflowDefinition): readonly string[] {
  const offered = Object.entries(workflow.offers ?? {})
    .filter(([, { rulesOf }]) => rulesOf !== undefined)
    .map(([id]) => id)
  const begun = actionsOfType(workflow, 'startCase')
    .filter((one) => textParameter(one, 'rulesOf') !== undefined)
    .map((one) => textParameter(one, 'workflow') ?? '')
  return [...new Set([...offered, ...begun])]
}
