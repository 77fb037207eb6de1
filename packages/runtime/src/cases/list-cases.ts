import { SplotError } from '@splot/definition'
import { foldedText, foldedTextHas } from '@splot/store'
import type { CaseFilter, CaseRow, Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { CaseListFilter, CaseSummary, Reader } from '../types.ts'
import { toCaseSummary } from './case-summary.ts'
import { decodeCase } from './loaded-case.ts'

const maxLimit = 200

/** A list is read in two parts: cases of workflows the reader oversees, then cases they belong to. */
interface Place {
  part: 'overseen' | 'own'
  cursor?: string
}

/** Returns a page of the cases the reader may know. Guests get none. */
export async function listCases(
  deps: Deps,
  reader: Reader,
  filter: CaseListFilter,
): Promise<Page<CaseSummary>> {
  const viewer = await viewerOf(deps, reader)
  if (viewer.person === null) return { items: [] }
  const overseen = overseenWorkflows(deps, viewer, filter)
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), maxLimit)
  let place: Place | null = startingPlace(filter, overseen.length > 0)
  const items: CaseSummary[] = []
  while (place && items.length < limit) {
    const page: Page<CaseRow> = await deps.store.queryCases(
      toQuery(filter, place, { overseen, person: viewer.person }),
      place.cursor,
      limit - items.length,
    )
    for (const row of page.items) {
      // Members of an overseen workflow's case stood in the first part already.
      if (place.part === 'own' && !filter.mine && overseen.includes(row.workflow)) continue
      const summary = await summarise(deps, viewer, row.id)
      if (summary && matchesText(summary, filter.text)) items.push(summary)
    }
    place = nextPlace(place, page.next, filter)
  }
  return place ? { items, next: encodePlace(place) } : { items }
}

/** Ids of the workflows whose cases the reader's programme roles may all read. */
function overseenWorkflows(deps: Deps, viewer: Viewer, filter: CaseListFilter): string[] {
  return deps.library
    .workflows()
    .filter(({ definition }) =>
      definition.access.read.some((role) => viewer.programmeRoles.includes(role)),
    )
    .map(({ definition }) => definition.id)
    .filter((id) => filter.workflow === undefined || filter.workflow === id)
}

function startingPlace(filter: CaseListFilter, oversees: boolean): Place {
  if (filter.cursor !== undefined) return decodePlace(filter.cursor)
  return { part: oversees && !filter.mine ? 'overseen' : 'own' }
}

function nextPlace(place: Place, cursor: string | undefined, filter: CaseListFilter): Place | null {
  if (cursor !== undefined) return { part: place.part, cursor }
  return place.part === 'overseen' && !filter.mine ? { part: 'own' } : null
}

function toQuery(
  filter: CaseListFilter,
  place: Place,
  reader: { overseen: string[]; person: string },
): CaseFilter {
  const { workflow, status, state, parent, text } = filter
  const own = place.part === 'own'
  return {
    ...(own ? { member: reader.person } : { workflow: reader.overseen }),
    ...(own && workflow !== undefined ? { workflow } : {}),
    ...(status === undefined ? {} : { status }),
    ...(state === undefined ? {} : { state }),
    ...(parent === undefined ? {} : { parent }),
    // The store searches all columns; what it finds is searched again in those the reader may see.
    ...(own || text === undefined ? {} : { text }),
    ...(filter.sort === undefined
      ? {}
      : { sort: { column: filter.sort, descending: filter.descending ?? false } }),
  }
}

async function summarise(deps: Deps, viewer: Viewer, id: string): Promise<CaseSummary | null> {
  const stored = await deps.store.loadCase(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const relation = relationTo(viewer, loaded)
  return relation.reach === 'none' ? null : toCaseSummary(deps, relation, loaded)
}

/** Nobody may probe columns that they cannot see. */
function matchesText(summary: CaseSummary, text: string | undefined): boolean {
  if (text === undefined) return true
  const cells = [summary.number, summary.title, ...Object.values(summary.columns)]
  const texts = cells.filter((cell) => typeof cell === 'string')
  return foldedTextHas(foldedText(texts.join('\n')), text)
}

function encodePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.part, place.cursor ?? null])).toString('base64url')
}

function decodePlace(text: string): Place {
  try {
    const [part, cursor] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if ((part === 'overseen' || part === 'own') && (cursor === null || typeof cursor === 'string'))
      return cursor === null ? { part } : { part, cursor }
  } catch {
    // Falls through to the refusal: whatever the text was, it was no cursor of ours.
  }
  throw new SplotError('request.invalid', 'Expected a cursor from an earlier page.')
}
