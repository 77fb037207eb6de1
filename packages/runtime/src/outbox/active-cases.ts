import type { CaseFilter } from '@splot/store'
import type { Deps } from '../deps.ts'

const pageSize = 200

/** Returns the ids of the children of a case that are not finished. */
export function activeChildren(deps: Deps, parent: string): Promise<string[]> {
  return activeCases(deps, { parent })
}

/** Returns the ids of the children of a case that are finished. */
export function finishedChildren(deps: Deps, parent: string): Promise<string[]> {
  return casesThatFit(deps, { parent, status: 'done' })
}

/** Returns the ids of all cases that fit and are not finished. */
export function activeCases(
  deps: Deps,
  filter: Pick<CaseFilter, 'parent' | 'workflow' | 'state'>,
): Promise<string[]> {
  return casesThatFit(deps, { ...filter, status: 'active' })
}

async function casesThatFit(deps: Deps, filter: CaseFilter): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    // in an order that work on the cases does not change, or pages would skip some of them
    const sort = { column: 'createdAt', descending: false } as const
    const page = await deps.store.queryCases({ ...filter, sort }, cursor, pageSize)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}
