import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { deleteDraft, loadDraft } from '../drafts/draft-document.ts'
import type { Draft } from '../drafts/draft-document.ts'
import { tellOfRemoval } from '../drafts/draft-notice.ts'
import { draftsKeptUntil } from '../drafts/kept-drafts.ts'
import { sendDigests } from '../notifications/digest.ts'
import { findDueErasures } from '../personal-data/erasure/find-due.ts'
import { partsOf } from '../tasks/open-task.ts'
import { eachDocument } from '../each-document.ts'
import { textOf } from '../text-of.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long what was answered to a request is kept for the same request sent again. */
const replyDays = 7
const noticeKind = 'draftNotice'

/**
 * Returns a function that removes, at most once an hour, what is kept for a time only: drafts of tasks
 * that are no longer open (but for those kept until the answers of their case are deleted), drafts nobody
 * has saved for `retention.draftDays` of the programme (90 unless it says otherwise) and whose writers
 * were told `retention.draftNoticeDays` before, and answers to requests that are a week old; sends the
 * letters of the day, and looks for what is kept no longer.
 */
export function createSweeper(deps: Deps): () => Promise<void> {
  let lastMs = Number.NEGATIVE_INFINITY
  return async () => {
    const nowMs = Date.parse(deps.clock.now())
    if (nowMs - lastMs < hourMs) return
    lastMs = nowMs
    if (deps.store.capabilities.multiProcess && !(await takesTurn(deps, nowMs))) return
    for await (const { id, value } of eachDocument(deps, 'draft'))
      await sweepDraft(deps, id, value as unknown as Draft, nowMs)
    for await (const { id } of eachDocument(deps, noticeKind))
      if (!(await loadDraft(deps, id))) await deps.store.deleteDocument(noticeKind, id)
    for await (const { id, value } of eachDocument(deps, 'reply'))
      if (Date.parse(textOf(value['at'])) <= nowMs - replyDays * dayMs)
        await deps.store.deleteDocument('reply', id)
    await sendDigests(deps)
    await findDueErasures(deps)
  }
}

/** Whether it is this process that sweeps in this hour: nobody is to be told twice. */
async function takesTurn({ store }: Deps, nowMs: number): Promise<boolean> {
  const last = await store.getDocument<number>('sweep', 'last')
  if (last !== null && Math.abs(nowMs - last.value) < hourMs) return false
  try {
    await store.putDocument('sweep', 'last', nowMs, last?.revision ?? 0)
    return true
  } catch (error) {
    if (error instanceof SplotError && error.code === 'store.conflict') return false
    throw error
  }
}

async function sweepDraft(deps: Deps, id: string, draft: Draft, nowMs: number): Promise<void> {
  const { caseId, itemKey } = partsOf(id)
  const stored = await deps.cases.read(caseId)
  const loaded = stored && (await decodeCase(deps, stored))
  const item = loaded?.case.items.find(({ key, status }) => key === itemKey && status === 'open')
  if (!loaded || !item) {
    const until = loaded && (await draftsKeptUntil(deps, loaded.case, loaded.row.parent))
    const isKept = loaded?.case.items.some(
      ({ key, status }) => key === itemKey && status === 'cancelled',
    )
    return until && isKept ? undefined : deleteDraft(deps, id)
  }
  const { days, noticeDays } = draftTimes(deps)
  const savedMs = Date.parse(draft.savedAt)
  if (nowMs < savedMs + (days - noticeDays) * dayMs) return
  const notice = await noticeOf(deps, id, draft, nowMs)
  const removedMs = Math.max(savedMs + days * dayMs, Date.parse(notice.at) + noticeDays * dayMs)
  if (nowMs >= removedMs) return removeUnchanged(deps, id, draft)
  if (notice.sent) return
  const removedAt = new Date(removedMs).toISOString()
  try {
    await tellOfRemoval(deps, { id, draft, loaded, task: item.task, removedAt })
  } catch {
    // The notice lies in the portal; the mail is tried again with the next sweep.
    return
  }
  const sent: RemovalNotice = { ...notice, sent: true }
  await deps.store.putDocument(noticeKind, id, sent as unknown as JsonObject)
}

function draftTimes(deps: Deps): { days: number; noticeDays: number } {
  const { draftDays = 90, draftNoticeDays = 7 } = deps.library.programme().retention ?? {}
  return { days: draftDays, noticeDays: Math.min(draftNoticeDays, draftDays) }
}

/** When people were first told of the removal of a draft as it was saved then, and whether all were. */
interface RemovalNotice {
  savedAt: string
  at: string
  sent: boolean
}

async function noticeOf(
  deps: Deps,
  id: string,
  { savedAt }: Draft,
  nowMs: number,
): Promise<RemovalNotice> {
  const kept = await deps.store.getDocument<JsonObject>(noticeKind, id)
  const known = kept && (kept.value as unknown as RemovalNotice)
  if (known?.savedAt === savedAt) return known
  const notice: RemovalNotice = { savedAt, at: new Date(nowMs).toISOString(), sent: false }
  await deps.store.putDocument(noticeKind, id, notice as unknown as JsonObject)
  return notice
}

/** Somebody may have gone on with it while it was looked at. */
async function removeUnchanged(deps: Deps, id: string, { savedAt }: Draft): Promise<void> {
  const present = await loadDraft(deps, id)
  if (present?.savedAt === savedAt) await deleteDraft(deps, id)
}
