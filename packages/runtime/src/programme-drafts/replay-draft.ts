import { toLocalText } from '@splot/definition'
import { replayDecisions, replayWays } from '@splot/engine'
import type { CompiledWorkflow, PastStep } from '@splot/engine'
import type { CaseRow, HistoryEntry, Page } from '@splot/store'
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
 * what was known then, and the way they would not have gone. In order of creation; cases that would have
 * gone as they did are left out.
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
  const read = await deps.store.loadCaseWithHistory(id)
  if (read === null) return null
  const loaded = await decodeCase(deps, read.stored)
  const after = draft.library.workflow(workflow)
  const options = {
    before: (version: number) => knownVersion(deps.library, workflow, version),
    parameters: release.parameters,
  }
  const decisions = replayDecisions(loaded.case, after, options)
  const ways = replayWays(loaded.case, read.history.map(toStep), after, options)
  if (decisions.length + ways.length === 0) return null
  return { id, title: toLocalText(title), number, workflow, status, decisions, ways }
}

/** The store keeps a step's facts beside when, who and what kind. */
function toStep({ at, actor, type, data }: HistoryEntry): PastStep {
  return { at, actor, type, ...(data as Partial<PastStep>) }
}

function knownVersion(library: Library, id: string, version: number): CompiledWorkflow | null {
  try {
    return library.workflow(id, version)
  } catch {
    return null
  }
}
