import type { Locale } from '@splot/definition'
import { foldedText, foldedTextHas } from '@splot/store'
import type { CaseFilter, CaseRow, Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { readableCases } from '../permission/readable-cases.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { CaseListFilter, CaseSummary, Reader } from '../types.ts'
import { toCaseSummary } from './case-summary.ts'
import { decodeCase } from './loaded-case.ts'
import { isShownIn, statesBehind } from './shown-states.ts'

const maxLimit = 200

/** Returns a page of the cases the reader may know. Guests get none. */
export async function listCases(
  deps: Deps,
  reader: Reader,
  filter: CaseListFilter,
): Promise<Page<CaseSummary>> {
  const viewer = await viewerOf(deps, reader)
  const { person } = viewer
  if (person === null) return { items: [] }
  const query = toQuery(deps, filter, { ...viewer, person, locale: reader?.locale ?? 'pl' })
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), maxLimit)
  const items: CaseSummary[] = []
  let cursor = filter.cursor
  do {
    const page: Page<CaseRow> = await deps.store.queryCases(query, cursor, limit - items.length)
    for (const row of page.items) {
      const summary = await summarise(deps, viewer, row.id, filter.state)
      if (summary && matchesText(summary, filter.text)) items.push(summary)
    }
    cursor = page.next
  } while (cursor !== undefined && items.length < limit)
  return cursor === undefined ? { items } : { items, next: cursor }
}

function toQuery(
  deps: Deps,
  filter: CaseListFilter,
  viewer: Viewer & { person: string; locale: Locale },
): CaseFilter {
  const { workflow, status, state, parent, text, mine, sort, descending } = filter
  return {
    ...(mine === true ? { member: viewer.person } : { any: readableCases(deps, viewer) }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(status === undefined ? {} : { status }),
    // The store does not know which state the reader is shown; what it finds is asked again.
    ...(state === undefined ? {} : { state: statesBehind(deps, [state]) }),
    ...(parent === undefined ? {} : { parent }),
    // The store searches all columns; what it finds is searched again in those the reader may see.
    ...(text === undefined ? {} : { text }),
    ...(sort === undefined
      ? {}
      : { sort: { column: sort, descending: descending ?? false, locale: viewer.locale } }),
  }
}

async function summarise(
  deps: Deps,
  viewer: Viewer,
  id: string,
  state: string | undefined,
): Promise<CaseSummary | null> {
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, viewer, loaded)
  if (relation.reach === 'none') return null
  if (state !== undefined && !isShownIn(loaded, relation, [state])) return null
  return toCaseSummary(deps, relation, loaded)
}

/** Nobody may probe columns that they cannot see. */
function matchesText(summary: CaseSummary, text: string | undefined): boolean {
  if (text === undefined) return true
  const { number, title, columns } = summary
  const cells = [number, title.pl, title.en, ...Object.values(columns)]
  const texts = cells.flatMap((cell) =>
    typeof cell === 'object' && cell !== null
      ? [cell.pl, cell.en]
      : typeof cell === 'string'
        ? cell
        : [],
  )
  return foldedTextHas(foldedText(texts.join('\n')), text)
}
