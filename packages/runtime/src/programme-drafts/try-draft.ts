import { parseProgramme } from '@splot/definition'
import type { ProgrammeBundle, SourceFile } from '@splot/definition'
import { diffProgrammes } from '@splot/definition/diff'
import type { DefinitionCheck } from '../check/check-definitions.ts'
import { loadFiles } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import { caseFates, fateReport } from '../fate/fate-report.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import { loadReleaseRecord } from '../releases/release-record.ts'
import type { Reader } from '../types.ts'
import { loadDraft } from './draft-record.ts'
import { outcomesOn, publishableFiles, reportOn } from './publishable.ts'
import { replayCases } from './replay-draft.ts'
import type { DraftTrialCases, ProgrammeDraftDifference } from './types.ts'

/** Returns what administrators try out with a draft. Nothing is changed by any of it. */
export function draftTrialCases(deps: Deps): DraftTrialCases {
  const filesOf = async (id: string): Promise<SourceFile[]> =>
    publishableFiles(deps, await loadDraft(deps, id))
  return {
    checkProgrammeDraft: async (reader, id): Promise<DefinitionCheck> => {
      await requireAdmin(deps, reader)
      return reportOn(deps, await filesOf(id))
    },
    programmeDraftFate: async (reader, id, mapping) => {
      const by = await requireAdmin(deps, reader)
      return fateReport(deps, { files: await filesOf(id), ...(mapping && { mapping }) }, by)
    },
    programmeDraftFates: async (reader, id, { mapping, ...query }) => {
      const by = await requireAdmin(deps, reader)
      const draft = { files: await filesOf(id), ...(mapping && { mapping }) }
      return caseFates(deps, draft, { ...query, by })
    },
    programmeDraftDifference: (reader, id, from) => difference(deps, reader, id, from),
    simulateProgrammeDraft: async (reader, id, tell) => {
      await requireAdmin(deps, reader)
      return outcomesOn(deps, await filesOf(id), tell)
    },
    replayProgrammeDraft: async (reader, id, query) => {
      await requireAdmin(deps, reader)
      return replayCases(deps, await filesOf(id), query)
    },
  }
}

async function difference(
  deps: Deps,
  reader: Reader,
  id: string,
  from: string | undefined,
): Promise<ProgrammeDraftDifference> {
  await requireAdmin(deps, reader)
  const draft = await loadDraft(deps, id)
  const base =
    from === undefined
      ? draft.record.base
      : (await loadReleaseRecord(deps.store, from)).record.files
  const before = await loadFiles(deps.store, base)
  return differenceOf(before, await publishableFiles(deps, draft))
}

/** A file that cannot be read says nothing new: what it says is told once it can be. Pure. */
export function differenceOf(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): ProgrammeDraftDifference {
  const unread = [
    ...new Set(
      parseProgramme(after)
        .files.filter(({ value }) => value === undefined)
        .map(({ file }) => file),
    ),
  ]
  const old = before.filter(({ path }) => unread.includes(path))
  const readable = [...after.filter(({ path }) => !unread.includes(path)), ...old]
  const [one, other] = [bundleOf(before), bundleOf(readable)]
  if (one === null || other === null) return { files: [], notice: [], unread }
  return { ...diffProgrammes(one, other), unread }
}

function bundleOf(files: readonly SourceFile[]): ProgrammeBundle | null {
  return parseProgramme(files).bundle ?? null
}
