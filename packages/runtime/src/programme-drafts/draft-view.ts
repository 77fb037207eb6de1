import { fileSetId, loadTexts } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { draftFiles } from './draft-files.ts'
import { changesOf, fileRevision } from './draft-record.ts'
import type { LoadedDraft } from './draft-record.ts'
import type { DraftPerson, ProgrammeDraft, ProgrammeDraftSummary } from './types.ts'

/** Returns a draft as lists show it. */
export async function draftSummary(deps: Deps, draft: LoadedDraft): Promise<ProgrammeDraftSummary> {
  const { id, revision, record } = draft
  const { title, base, createdBy, createdAt, changedBy, changedAt, status } = record
  return {
    id,
    title,
    base,
    baseIsCurrent: base === fileSetId(deps.library.files().set),
    createdBy: await namedPerson(deps, createdBy),
    createdAt,
    changedBy: await namedPerson(deps, changedBy),
    changedAt,
    status,
    revision,
    changedFiles: changesOf(draft).length,
    proposal: await proposalView(deps, draft),
  }
}

async function proposalView(
  deps: Deps,
  { record: { status, proposal } }: LoadedDraft,
): Promise<ProgrammeDraftSummary['proposal']> {
  if (status !== 'proposed' || proposal === undefined) return null
  const { by, notice, policy, mapping, reason, warnings } = proposal
  const person = await namedPerson(deps, by)
  return { by: person, policy, mapping, reason, warnings, notice: notice ?? null }
}

/** Returns a draft with its files. */
export async function draftView(deps: Deps, draft: LoadedDraft): Promise<ProgrammeDraft> {
  const { record, base } = draft
  const people = new Map<string, DraftPerson>()
  for (const { by } of Object.values(record.files))
    if (!people.has(by)) people.set(by, await namedPerson(deps, by))
  const files = (await draftFiles(deps, draft)).map((file) => {
    const entry = record.files[file.path]
    return {
      ...file,
      revision: fileRevision(draft, file.path),
      changedBy: entry ? (people.get(entry.by) ?? null) : null,
      changedAt: entry?.at ?? null,
    }
  })
  const changed = changesOf(draft).flatMap(({ path, change }) => (change === 'added' ? [] : [path]))
  const baseFiles = await loadTexts(
    deps.store,
    Object.fromEntries(changed.map((path) => [path, base[path]!])),
  )
  return { ...(await draftSummary(deps, draft)), files, baseFiles }
}
