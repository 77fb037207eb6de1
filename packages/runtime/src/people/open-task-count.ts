import type { Deps } from '../deps.ts'

/** More open tasks than this count as this many; nobody drowning is told apart from another. */
const countLimit = 200

/** Returns how many open tasks a person has; those they may only claim do not count. */
export async function openTaskCount(deps: Deps, worker: string): Promise<number> {
  const page = await deps.store.queryTasks({ worker, status: 'open' }, undefined, countLimit)
  return page.items.length
}
