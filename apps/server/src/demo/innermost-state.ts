import type { StateDefinition } from '@splot/definition'
import type { CaseSummary } from '@splot/runtime'
import type { Demo } from './demo.ts'

/** Returns the innermost state a case is in; of several regions that of the first. */
export function innermost(demo: Demo, { workflow, states }: CaseSummary): string {
  return inside(demo.runtime.workflow(workflow.id).states, new Set(states.map(({ id }) => id)))
}

function inside(tree: Readonly<Record<string, StateDefinition>>, active: Set<string>): string {
  const found = Object.values(tree).find(({ id }) => id !== undefined && active.has(id))
  if (found?.id === undefined) return ''
  return inside(found.states ?? {}, active) || found.id
}
