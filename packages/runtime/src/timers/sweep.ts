import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import type { Deps } from '../deps.ts'
import type { Draft } from '../drafts/draft-document.ts'
import { partsOf } from '../tasks/open-task.ts'
import { textOf } from '../text-of.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long what was answered to a request is kept for the same request sent again. */
const replyDays = 7
const defaultDraftDays = 90
const pageSize = 100

/**
 * Returns a function that removes, at most once an hour, what is kept for a time only: drafts of tasks
 * that are no longer open, drafts nobody has saved for `retention.draftDays` of the programme (90
 * unless it says otherwise), and answers to requests that are a week old.
 */
export function createSweeper(deps: Deps): () => Promise<void> {
  let lastMs = Number.NEGATIVE_INFINITY
  return async () => {
    const nowMs = Date.parse(deps.clock.now())
    if (nowMs - lastMs < hourMs) return
    lastMs = nowMs
    await forEachDocument(deps, 'draft', async (id, value) => {
      if (await isDraftOver(deps, id, value as unknown as Draft, nowMs))
        await deps.store.deleteDocument('draft', id)
    })
    await forEachDocument(deps, 'reply', async (id, value) => {
      if (Date.parse(textOf(value['at'])) <= nowMs - replyDays * dayMs)
        await deps.store.deleteDocument('reply', id)
    })
  }
}

async function isDraftOver(deps: Deps, id: string, draft: Draft, nowMs: number): Promise<boolean> {
  const days = deps.library.programme().retention?.draftDays ?? defaultDraftDays
  if (Date.parse(draft.savedAt) <= nowMs - days * dayMs) return true
  const { caseId, itemKey } = partsOf(id)
  const stored = await deps.store.loadCase(caseId)
  const items = (stored?.snapshot as unknown as Case | undefined)?.items ?? []
  return !items.some((item) => item.key === itemKey && item.status === 'open')
}

/** Goes by pages, so that deleting while reading skips nothing: ids only ever ascend. */
async function forEachDocument(
  deps: Deps,
  kind: string,
  visit: (id: string, value: JsonObject) => Promise<void>,
): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await deps.store.listDocuments<JsonObject>(kind, cursor, pageSize)
    for (const { id, value } of page.items) await visit(id, value)
    cursor = page.next
  } while (cursor !== undefined)
}
