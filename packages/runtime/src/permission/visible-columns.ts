import type { Deps } from '../deps.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { mayReadTask } from './task-permission.ts'
import type { Relation } from './relation.ts'

/** Names whose values a party to the case knows anyway. */
const openNames = new Set(['case', 'call', 'parent', 'parameters'])

/**
 * Returns the columns of a case's list row that the reader may know: the operator's people all of
 * them, others only those computed from what they may read.
 */
export function visibleColumns(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
): LoadedCase['row']['search'] {
  const columns = Object.entries(loaded.compiled.definition.columns ?? {})
  const shown = columns.filter(([, { value }]) => mayKnow(deps, relation, loaded, value))
  return Object.fromEntries(shown.map(([key]) => [key, loaded.row.search[key] ?? null]))
}

/** Whether everything an expression reads may be known by the reader. */
export function mayKnow(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  expression: string,
): boolean {
  const compiled = deps.expressions.compile(expression)
  if (!('expression' in compiled)) return false
  return compiled.expression.reads.every((path) => {
    const [name = '', task] = path.split('.')
    if (name === 'answers' && task !== undefined) return mayReadTask(relation, loaded, task)
    return relation.staff || openNames.has(name)
  })
}
