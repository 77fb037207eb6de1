import type { Case } from '@splot/engine'
import type { Deps } from '../deps.ts'

/**
 * Returns until when the drafts of a case are kept that nobody handed in before it ended: as long as its
 * answers, or those of a finished case above it, are yet to be deleted. `null`: they are not kept.
 */
export async function draftsKeptUntil(
  deps: Deps,
  given: Pick<Case, 'status' | 'timers'>,
  parent: string | null,
): Promise<string | null> {
  if (given.status !== 'done') return null
  const own = given.timers.find(({ kind }) => kind === 'deletion')
  if (own) return own.dueAt
  const above = parent === null ? null : await deps.cases.read(parent)
  return above ? draftsKeptUntil(deps, above.snapshot as unknown as Case, above.row.parent) : null
}
