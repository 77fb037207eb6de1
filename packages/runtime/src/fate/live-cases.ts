import type { Deps } from '../deps.ts'
import type { LiveCases } from './types.ts'

/** Returns how many cases of each workflow in force are live, those with none left out; by workflow. */
export async function liveCases(deps: Deps): Promise<LiveCases[]> {
  const { workflows } = deps.library.current().release
  return countedIn(deps, Object.keys(workflows).sort())
}

/** Returns the workflows in force that a draft takes away, of which cases are live. */
export async function casesLeftBehind(
  deps: Deps,
  draft: Pick<Deps, 'library'>,
): Promise<LiveCases[]> {
  const { workflows } = deps.library.current().release
  const kept = draft.library.current().release.workflows
  return countedIn(
    deps,
    Object.keys(workflows)
      .filter((id) => kept[id] === undefined)
      .sort(),
  )
}

async function countedIn({ store }: Deps, workflows: readonly string[]): Promise<LiveCases[]> {
  const counted = await Promise.all(
    workflows.map(async (workflow) => ({
      workflow,
      cases: await store.countCases({ workflow, status: 'active' }),
    })),
  )
  return counted.filter(({ cases }) => cases > 0)
}
