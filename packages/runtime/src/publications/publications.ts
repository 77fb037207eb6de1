import { SplotError } from '@splot/definition'
import type { JsonObject, LocalText } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import type { Deps } from '../deps.ts'
import type { PublicationView } from '../types.ts'
import { textOf } from '../text-of.ts'

/** A publication with the step it comes from, so that a late repeat never covers a newer one. */
interface Kept extends PublicationView {
  effect: string
}

const kind = 'publication'

/** Returns what a case has published, newest first. */
export async function publicationsOf(deps: Deps, caseId: string): Promise<PublicationView[]> {
  const document = await deps.store.getDocument<JsonObject>(kind, caseId)
  const kept = Object.values((document?.value ?? {}) as unknown as Record<string, Kept>)
  return kept
    .map(({ effect: _effect, ...view }) => view)
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
}

/**
 * Puts a list or notice on the public page of its case, in place of the one with the same id; with
 * `on` also on that of another case, where those of several cases stand beside each other.
 */
export async function deliverPublication(deps: Deps, row: OutboxRow): Promise<void> {
  const publication = publicationIn(row)
  await publishOn(deps, row.caseId, publication)
  const page = textOf(row.params['on'])
  if (page === '' || page === row.caseId) return
  const id = `${publication.id}-${row.caseId}`
  await publishOn(deps, page, { ...publication, id, caseId: page })
}

function publicationIn({ id: effect, caseId, params, createdAt }: OutboxRow): Kept {
  const { pl, en } = params['title'] as unknown as LocalText
  const variant = textOf(params['variant'])
  const told = (title: string) => (variant === '' ? title : `${title} – ${variant}`)
  return {
    id: textOf(params['id']),
    caseId,
    title: { pl: told(pl), en: told(en) },
    columns: (params['columns'] ?? []) as unknown as PublicationView['columns'],
    rows: (Array.isArray(params['rows']) ? params['rows'] : []).filter(
      (one) => typeof one === 'object' && one !== null,
    ) as JsonObject[],
    publishedAt: createdAt,
    effect,
  }
}

async function publishOn(deps: Deps, page: string, publication: Kept): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const document = await deps.store.getDocument<JsonObject>(kind, page)
    const all = (document?.value ?? {}) as unknown as Record<string, Kept>
    const before = all[publication.id]
    if (before && isNewer(before.effect, publication.effect)) return
    try {
      const value = { ...all, [publication.id]: publication } as unknown as JsonObject
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
