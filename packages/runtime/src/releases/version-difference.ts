import { loadFiles } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import type { SourceFile } from '../ports.ts'
import { loadDraft } from '../programme-drafts/draft-record.ts'
import { publishableFiles } from '../programme-drafts/publishable.ts'
import { differenceOf } from '../programme-drafts/try-draft.ts'
import type { ProgrammeDraftDifference } from '../programme-drafts/types.ts'
import { loadReleaseRecord, loadReleases, releaseId } from './release-record.ts'

/**
 * Returns what one version of the programme says otherwise than another. A version is `start`, what was in
 * force before anything was published, `release:<id or number>` or `draft:<id>`.
 *
 * @throws SplotError release.not-found, programme-draft.not-found
 */
export async function versionDifference(
  deps: Deps,
  { from, to }: { from: string; to: string },
): Promise<ProgrammeDraftDifference> {
  return differenceOf(await versionFiles(deps, from), await versionFiles(deps, to))
}

async function versionFiles(deps: Deps, version: string): Promise<SourceFile[]> {
  const [, kind, id = ''] = /^(release|draft):(.+)$/.exec(version) ?? []
  if (kind === 'draft') return publishableFiles(deps, await loadDraft(deps, id))
  if (version !== 'start') {
    const known = /^\d{1,6}$/.test(id) ? releaseId(Number(id)) : version
    return loadFiles(deps.store, (await loadReleaseRecord(deps.store, known)).record.files)
  }
  const [first] = await loadReleases(deps.store)
  return first === undefined
    ? [...deps.library.files().all]
    : loadFiles(deps.store, first.record.before.files)
}
