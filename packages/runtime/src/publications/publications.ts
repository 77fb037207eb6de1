import { isLocalText, SplotError, toLocalText } from '@splot/definition'
import type { JsonObject, JsonValue, LocalText } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import type { Deps } from '../deps.ts'
import type { PublicationView } from '../types.ts'
import { textOf } from '../text-of.ts'
import { publicationContent } from './publication-content.ts'

/** What stands above a list, with the step that put or removed it. */
interface Remark {
  id: string
  note?: LocalText
  noteEffect?: string
}

/** A publication with the step it comes from, so that a late repeat never covers a newer one. */
interface Kept extends PublicationView, Remark {
  effect: string
}

/** Lists by their id, and notes on those that are still on their way. */
type Page = Readonly<Record<string, Kept | Remark>>

const kind = 'publication'

/** Returns what a case has published, newest first. */
export async function publicationsOf(deps: Deps, caseId: string): Promise<PublicationView[]> {
  const document = await deps.store.getDocument<JsonObject>(kind, caseId)
  const kept = Object.values((document?.value ?? {}) as unknown as Page)
  return kept
    .filter(isPublished)
    .map(({ effect: _effect, noteEffect: _noteEffect, ...view }) => view)
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
}

/**
 * Puts a list or notice on the public page of its case, in place of the one with the same id; with
 * `on` also on that of another case, where those of several cases stand beside each other.
 */
export async function deliverPublication(deps: Deps, row: OutboxRow): Promise<void> {
  const publication = await publicationIn(deps, row)
  await publishOn(deps, row.caseId, publication)
  const page = textOf(row.params['on'])
  if (page === '' || page === row.caseId) return
  const id = publicationOf(publication.id, row.caseId)
  await publishOn(deps, page, { ...publication, id, caseId: page })
}

/**
 * Puts a note above a list that its case has published, or takes it away. Where the list is still on its
 * way the note waits for it. A list that is published anew has no note.
 */
export async function deliverRemark(deps: Deps, row: OutboxRow): Promise<void> {
  const id = textOf(row.params['id'])
  await remarkOn(deps, row.caseId, id, row)
  const page = textOf(row.params['on'])
  if (page !== '' && page !== row.caseId)
    await remarkOn(deps, page, publicationOf(id, row.caseId), row)
}

async function remarkOn(deps: Deps, page: string, id: string, row: OutboxRow): Promise<void> {
  await changePage(deps, page, (all) => {
    const before = all[id] ?? { id }
    if (isPublished(before) && isNewer(before.effect, row.id)) return null
    if (before.noteEffect !== undefined && isNewer(before.noteEffect, row.id)) return null
    const { note: _before, ...rest } = before
    const note = noteIn(row.params['note'])
    return { ...rest, ...(note !== undefined && { note }), noteEffect: row.id }
  })
}

function noteIn(value: JsonValue | undefined): LocalText | undefined {
  if (isLocalText(value)) return value
  return typeof value === 'string' && value !== '' ? toLocalText(value) : undefined
}

/** Id of a list of one case on the page of another. */
function publicationOf(id: string, caseId: string): string {
  return `${id}-${caseId}`
}

async function publicationIn(deps: Deps, row: OutboxRow): Promise<Kept> {
  const { id: effect, caseId, params, createdAt } = row
  const content = await publicationContent(deps, caseId, params)
  return { ...content, caseId, publishedAt: createdAt, effect }
}

async function publishOn(deps: Deps, page: string, publication: Kept): Promise<void> {
  await changePage(deps, page, (all) => {
    const before = all[publication.id]
    if (before === undefined) return publication
    if (isPublished(before) && !isNewer(publication.effect, before.effect)) return null
    const { note, noteEffect } = before
    if (noteEffect === undefined || isNewer(publication.effect, noteEffect)) return publication
    return { ...publication, ...(note !== undefined && { note }), noteEffect }
  })
}

function isPublished(one: Kept | Remark): one is Kept {
  return 'effect' in one
}

/** Writes what `change` makes of the publications of a page; `null` leaves them as they are. */
async function changePage(
  deps: Deps,
  page: string,
  change: (all: Page) => Kept | Remark | null,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const document = await deps.store.getDocument<JsonObject>(kind, page)
    const all = (document?.value ?? {}) as unknown as Page
    const changed = change(all)
    if (changed === null) return
    try {
      const value = { ...all, [changed.id]: changed } as unknown as JsonObject
      await deps.store.putDocument(kind, page, value, document?.revision ?? 0)
      return
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict' || attempt >= 9)
        throw error
    }
  }
}

/** Compares the steps of two effects of one case, `<case id>/<step>/<n>`. */
function isNewer(kept: string, late: string): boolean {
  const [keptStep = 0, keptN = 0] = kept.split('/').slice(-2).map(Number)
  const [lateStep = 0, lateN = 0] = late.split('/').slice(-2).map(Number)
  return keptStep > lateStep || (keptStep === lateStep && keptN > lateN)
}
