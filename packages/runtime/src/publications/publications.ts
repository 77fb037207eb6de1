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

/** Puts a list or notice on the public page of its case, in place of the one with the same id. */
export async function deliverPublication(deps: Deps, row: OutboxRow): Promise<void> {
  const { id, title, columns, rows } = row.params
  const key = textOf(id)
  for (let attempt = 0; ; attempt++) {
    const document = await deps.store.getDocument<JsonObject>(kind, row.caseId)
    const all = (document?.value ?? {}) as unknown as Record<string, Kept>
    const before = all[key]
    if (before && isNewer(before.effect, row.id)) return
    const publication: Kept = {
      id: key,
      caseId: row.caseId,
      title: title as unknown as LocalText,
      columns: (columns ?? []) as unknown as PublicationView['columns'],
      rows: (Array.isArray(rows) ? rows : []).filter(
        (one) => typeof one === 'object' && one !== null,
      ) as JsonObject[],
      publishedAt: row.createdAt,
      effect: row.id,
    }
    try {
      const value = { ...all, [key]: publication } as unknown as JsonObject
      await deps.store.putDocument(kind, row.caseId, value, document?.revision ?? 0)
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
