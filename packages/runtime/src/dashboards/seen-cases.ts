import type { CaseSelection, LocalText } from '@splot/definition'
import type { CaseRow, Page } from '@splot/store'
import { stateMetaOf } from '../definitions/task-of.ts'
import { activeLeaf } from '../cases/innermost-states.ts'
import { isShownIn, shownState, statesBehind } from '../cases/shown-states.ts'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { readableCases } from '../permission/readable-cases.ts'
import { readableValues } from '../permission/readable-values.ts'
import type { CaseValue } from '../permission/readable-values.ts'
import { relationTo } from '../permission/relation.ts'
import type { Relation, Viewer } from '../permission/relation.ts'

/** A case that a panel looks at, as its reader may know it. */
export interface SeenCase {
  loaded: LoadedCase
  relation: Relation
  value: CaseValue
  /** The state people see it in, and since when. */
  state: { id: string; title: LocalText; since: string }
}

/** Cases a panel looks at before it says that there are more. */
const mostCases = 5000

/** Returns the cases of a selection that the reader may know; `more`: some were left out. */
export async function seenCases(
  deps: Deps,
  viewer: Viewer,
  { workflow, status = 'active', states, where }: CaseSelection,
): Promise<{ cases: SeenCase[]; more: boolean }> {
  const query = {
    any: readableCases(deps, viewer),
    workflow,
    ...(status === 'any' ? {} : { status }),
    // the row does not tell which state the reader is shown; what is found is asked again
    ...(states && { state: statesBehind(deps, states) }),
  }
  const cases: SeenCase[] = []
  let cursor: string | undefined
  do {
    const page: Page<CaseRow> = await deps.store.queryCases(query, cursor, 200)
    for (const row of page.items) {
      const seen = await seenCase(deps, viewer, row.id)
      // whoever is shown another state does not find the case by the one it is in
      const isShown = seen && (!states || isShownIn(seen.loaded, seen.relation, states))
      if (seen && isShown && (where === undefined || seen.value(where) === true)) cases.push(seen)
    }
    cursor = page.next
  } while (cursor !== undefined && cases.length < mostCases)
  return { cases, more: cursor !== undefined }
}

async function seenCase(deps: Deps, viewer: Viewer, id: string): Promise<SeenCase | null> {
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, viewer, loaded)
  if (relation.reach !== 'full') return null
  return {
    loaded,
    relation,
    value: readableValues(deps, relation, loaded),
    state: stateOf(loaded, relation),
  }
}

function stateOf({ case: given, compiled }: LoadedCase, relation: Relation): SeenCase['state'] {
  const held = activeLeaf(compiled.definition, given.states)
  const id = shownState(compiled.definition, relation, held)
  return {
    id,
    title: stateMetaOf(compiled.definition, id)?.title ?? { pl: id, en: id },
    since: given.visits[held]?.at ?? given.startedAt,
  }
}
