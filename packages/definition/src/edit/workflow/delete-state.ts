import {
  alternatives,
  descendants,
  resolveTarget,
  stateTree,
  targetsOf,
  type Alternative,
  type StateNode,
} from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import type { AlternativePlace } from './alternative-place.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { withTargetsKept } from './kept-targets.ts'
import { withoutState } from './move-state.ts'
import { stateAt } from './state-at.ts'
import { stateTitle } from './state-title.ts'
import { changeAlternative } from './transition-list.ts'

/** Returns the alternatives of other states that lead to a state or into it. Pure. */
export function waysInto(workflow: WorkflowDefinition, pointer: string): Alternative[] {
  const inside = new Set(descendants(stateAt(workflow, pointer)).map(({ pointer: at }) => at))
  return descendants(stateTree(workflow))
    .filter((node) => !inside.has(node.pointer))
    .flatMap(alternatives)
    .filter((one) => targetsOf(one).some((target) => leadsInto(one.source, target, inside)))
}

function leadsInto(source: StateNode, target: string, inside: ReadonlySet<string>): boolean {
  const found = resolveTarget(source, target)
  return found !== undefined && inside.has(found.pointer)
}

/** Returns the states outside that a state and those inside of it lead to, in order. Pure. */
export function waysOnFrom(workflow: WorkflowDefinition, pointer: string): StateNode[] {
  const nodes = descendants(stateAt(workflow, pointer))
  const inside = new Set(nodes.map(({ pointer: at }) => at))
  const found = nodes
    .flatMap(alternatives)
    .flatMap((one) => targetsOf(one).flatMap((target) => resolveTarget(one.source, target) ?? []))
    .filter((node) => !inside.has(node.pointer))
  return [...new Set(found)]
}

/**
 * Returns the command that deletes a state with all inside of it. What led there leads to the state at
 * `redirect`; without one these ways are taken away. Opening again in it is no longer possible. Pure.
 */
export function deleteState(
  path: string,
  workflow: WorkflowDefinition,
  pointer: string,
  redirect: string | null,
): EditCommand {
  const title = stateTitle(stateAt(workflow, pointer))
  return editWorkflow(path, labelled('Usuń stan', 'Delete the state', title), (now) => {
    const gone = descendants(stateAt(now, pointer)).map(({ definition }) => definition.id)
    const to = redirect === null ? undefined : stateAt(now, redirect).definition.id
    // from the last alternative to the first: places before one taken away stay what they were
    const led = waysInto(now, pointer)
      .toSorted((a, b) => b.index - a.index)
      .reduce((value, one) => redirected(value, one, to), now)
    return withoutReopening(withTargetsKept(led, withoutState(led, pointer)), gone)
  })
}

function redirected(
  workflow: WorkflowDefinition,
  { source, trigger, name, index }: Alternative,
  to: string | undefined,
): WorkflowDefinition {
  const place: AlternativePlace = { state: source.pointer, trigger, name, index }
  return changeAlternative(workflow, place, (one) =>
    to === undefined ? undefined : { ...one, target: `#${to}` },
  )
}

function withoutReopening(
  workflow: WorkflowDefinition,
  gone: readonly (string | undefined)[],
): WorkflowDefinition {
  const { reopen, ...access } = workflow.access ?? {}
  if (reopen === undefined || !access.read) return workflow
  const kept = (ids: readonly string[]) => ids.filter((id) => !gone.includes(id))
  const to = kept(reopen.to)
  if (to.length === 0) return { ...workflow, access }
  const from = reopen.from && kept(reopen.from)
  return { ...workflow, access: { ...access, reopen: { ...reopen, to, ...(from && { from }) } } }
}
