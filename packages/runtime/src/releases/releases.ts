import type { Deps } from '../deps.ts'
import { frozenCases } from '../fate/frozen-cases.ts'
import { liveCases } from '../fate/live-cases.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import { approveDraft, publishDraft, rejectDraft } from './publish.ts'
import { loadReleaseRecord, loadReleases } from './release-record.ts'
import { releaseView } from './release-view.ts'
import type { ReleaseCases } from './types.ts'
import { undoRelease } from './undo.ts'
import { versionDifference } from './version-difference.ts'

/** Returns what administrators do with releases. */
export function releaseCases(deps: Deps): ReleaseCases {
  return {
    publishProgrammeDraft: (reader, id, request) => publishDraft(deps, reader, id, request),
    approveProgrammeDraft: (reader, id, reason) => approveDraft(deps, reader, id, reason),
    rejectProgrammeDraft: (reader, id, reason) => rejectDraft(deps, reader, id, reason),
    listReleases: async (reader) => {
      await requireAdmin(deps, reader)
      const all = await loadReleases(deps.store)
      const views = await Promise.all(all.map(({ record }) => releaseView(deps, record)))
      return { items: views.reverse() }
    },
    getRelease: async (reader, id) => {
      await requireAdmin(deps, reader)
      return releaseView(deps, (await loadReleaseRecord(deps.store, id)).record)
    },
    programmeDifference: async (reader, versions) => {
      await requireAdmin(deps, reader)
      return versionDifference(deps, versions)
    },
    reportDifference: (versions) => versionDifference(deps, versions),
    listFrozenCases: async (reader) => {
      await requireAdmin(deps, reader)
      return { items: await frozenCases(deps) }
    },
    listLiveCases: async (reader) => {
      await requireAdmin(deps, reader)
      return { items: await liveCases(deps) }
    },
    undoRelease: (reader, id, reason) => undoRelease(deps, reader, id, reason),
  }
}
