import { toLocalText } from '@splot/definition'
import { replayDecisions } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import type { CaseRow, Page } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Library } from '../definitions/library.ts'
import type { Deps } from '../deps.ts'
import { draftDeps } from '../fate/draft-deps.ts'
import type { SourceFile } from '../ports.ts'
import type { ReplayedCase, ReplayQuery } from './types.ts'

const pageLength = 100
/** Cases on a page, at least, where there are so many. */
const casesListed = 25

/**
 * Returns cases, finished ones too, with the decisions that other files would have made differently from
 * what was known then. In order of creation; cases without such decisions are left out.
 */
export async function replayCases(
  deps: Deps,
  files: readonly SourceFile[],
  { workflow, status, cursor: from }: ReplayQuery,
): Promise<Page<ReplayedCase>> {
  const draft = await draftDeps(deps, files)
  const filter = {
    ...(workflow !== undefined && { workflow }),
    ...(status !== undefined && { status }),
    sort: { column: 'createdAt' as const, descending: false },
  }
  const items: ReplayedCase[] = []
  let cursor = from
  do {
    const page = await deps.store.queryCases(filter, cursor, pageLength)
    for (const row of page.items) {
      const replayed = await replayedCase(deps, draft, row)
      if (replayed !== null) items.push(replayed)
    }
    cursor = page.next
  } while (cursor !== undefined && items.length < casesListed)
  return { items, ...(cursor !== undefined && { next: cursor }) }
}

async function replayedCase(
  deps: Deps,
  draft: Deps,
  { id, title, number, workflow, status }: CaseRow,
): Promise<ReplayedCase | null> {
  const { release } = draft.library.current()
  if (release.workflows[workflow] === undefined) return null
  const stored = await deps.store.loadCase(id)
  if (stored === null) return null
  const loaded = await decodeCase(deps, stored)
  const decisions = replayDecisions(loaded.case, draft.library.workflow(workflow), {
    before: (version) => knownVersion(deps.library, workflow, version),
    parameters: release.parameters,
  })
  if (decisions.length === 0) return null
  return { id, title: toLocalText(title), number, workflow, status, decisions }
}

function knownVersion(library: Library, id: string, version: number): CompiledWorkflow | null {
  try {
    return library.workflow(id, version)
  } catch {
    return null
  }
}
