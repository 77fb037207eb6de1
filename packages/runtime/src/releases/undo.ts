import { SplotError } from '@splot/definition'
import { loadInForce } from '../definitions/in-force.ts'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import { reopenDraft } from './bring-into-force.ts'
import { reasonOf } from './publish.ts'
import { editRelease, loadReleaseRecord, releaseId, settleInForce } from './release-record.ts'
import type { ReleaseRecord } from './release-record.ts'
import { releaseView } from './release-view.ts'
import type { ProgrammeRelease } from './types.ts'

/** @see ReleaseCases.undoRelease */
export async function undoRelease(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<ProgrammeRelease> {
  const by = await requireAdmin(deps, reader)
  const why = reasonOf(reason)
  const { record: before } = await loadReleaseRecord(deps.store, id)
  const inForce = await loadInForce(deps.store)
  if (inForce?.release !== before.number)
    throw new SplotError('release.not-last', 'Expected the release that is in force.')
  const total = await deps.store.countCases({})
  await deps.audit.add(before.lastNote)
  const record = await editRelease(deps.store, id, (now) =>
    takenBack(deps, now, { by, why, total }),
  )
  await deps.audit.add(record.lastNote)
  if (await settleInForce(deps.store)) await deps.library.reload()
  await reopenDraft(deps, record)
  return releaseView(deps, record)
}

function takenBack(
  deps: Deps,
  record: ReleaseRecord,
  { by, why, total }: { by: string; why: string; total: number },
): ReleaseRecord {
  if (record.undo !== null)
    throw new SplotError('release.not-last', 'Expected a release that was not taken back yet.')
  const at = deps.clock.now()
  return {
    ...record,
    migration: { ...record.migration, status: 'undoing' },
    undo: {
      at,
      by,
      reason: why,
      total,
      done: 0,
      returned: 0,
      kept: [],
      keptCount: 0,
      cursor: null,
    },
    lastNote: {
      key: `release/${releaseId(record.number)}/undone`,
      at,
      actor: by,
      type: 'release-undone',
      data: {
        draft: { id: record.draft, title: record.title },
        release: releaseId(record.number),
        files: record.changed.map((one) => ({ ...one })),
        reason: why,
      },
    },
  }
}
