import type { Deps } from '../deps.ts'

const pageSize = 200

/** Returns the ids of the children of a case that are not finished. */
export async function activeChildren(deps: Deps, parent: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await deps.store.queryCases({ parent, status: 'active' }, cursor, pageSize)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}
