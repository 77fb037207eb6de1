import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { loadDraft, stepDraft } from '../programme-drafts/draft-record.ts'
import { releaseId, settleInForce } from './release-record.ts'
import type { ReleaseRecord } from './release-record.ts'

/** Puts in force what the newest release says and reads it. Doing it again changes nothing. */
export async function bringIntoForce(deps: Deps, record: ReleaseRecord): Promise<void> {
  await settleInForce(deps.store)
  // put by another call, it need not be read yet: cases would be moved to what was in force before
  await deps.library.reload()
  await markDraft(deps, record)
}

/**
 * Marks the draft of a release as published. One that somebody changed in between stays open: what they
 * wrote is not part of the release.
 */
async function markDraft(deps: Deps, record: ReleaseRecord): Promise<void> {
  const draft = await loadDraft(deps, record.draft)
  const { status } = draft.record
  if (draft.revision !== record.draftRevision || (status !== 'open' && status !== 'proposed'))
    return
  const step = stepDraft(
    deps,
    record.draft,
    record.approvedBy ?? record.by,
    (now) => {
      if (now.revision !== record.draftRevision) return null
      const { proposal: _, ...rest } = now.record
      return {
        record: { ...rest, status: 'published', release: releaseId(record.number) },
        type: 'draft-published',
        data: { release: releaseId(record.number), reason: record.reason },
      }
    },
    status,
  )
  await unlessDone(step)
}

/** Publishing, undoing and moving cases do it alike; another of them may have, after the look above. */
async function unlessDone(step: Promise<unknown>): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'programme-draft.closed') throw error
  }
}

/** Lets the draft of a release that was taken back be changed and published again. */
export async function reopenDraft(deps: Deps, record: ReleaseRecord): Promise<void> {
  const draft = await loadDraft(deps, record.draft)
  const id = releaseId(record.number)
  if (draft.record.status !== 'published' || draft.record.release !== id) return
  const step = stepDraft(
    deps,
    record.draft,
    record.undo?.by ?? record.by,
    (now) => {
      const { release: _, ...rest } = now.record
      return {
        record: { ...rest, status: 'open' },
        type: 'draft-reopened',
        data: { release: id, ...(record.undo && { reason: record.undo.reason }) },
      }
    },
    'published',
  )
  await unlessDone(step)
}
