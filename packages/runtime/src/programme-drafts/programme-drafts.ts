import type { JsonObject } from '@splot/definition'
import { listAudit } from '../audit/list-audit.ts'
import { fileSetId } from '../definitions/file-set.ts'
import type { Library } from '../definitions/library.ts'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { SourceFile } from '../ports.ts'
import type { Reader } from '../types.ts'
import { changeProgrammeDraft } from './change-draft.ts'
import { checkWords } from './check-edit.ts'
import { createProgrammeDraft } from './create-draft.ts'
import { draftKind, loadDraft, stepDraft } from './draft-record.ts'
import { draftSummary, draftView } from './draft-view.ts'
import type { ProgrammeDraftCases, ProgrammeDraftSummary } from './types.ts'
import { updateProgrammeDraft } from './update-draft.ts'

/** Returns what administrators do with drafts. */
export function programmeDraftCases(deps: Deps): ProgrammeDraftCases {
  return {
    definitionFiles: async (reader) => {
      await requireAdmin(deps, reader)
      return { release: fileSetId(deps.library.files().set), files: filesInForce(deps.library) }
    },
    listProgrammeDrafts: async (reader) => ({ items: await listDrafts(deps, reader) }),
    createProgrammeDraft: (reader, input) => createProgrammeDraft(deps, reader, input),
    getProgrammeDraft: async (reader, id) => {
      await requireAdmin(deps, reader)
      return draftView(deps, await loadDraft(deps, id))
    },
    changeProgrammeDraft: (reader, id, edit) => changeProgrammeDraft(deps, reader, id, edit),
    updateProgrammeDraft: (reader, id, merged) => updateProgrammeDraft(deps, reader, id, merged),
    discardProgrammeDraft: (reader, id, reason) => discard(deps, reader, id, reason),
    listAudit: (reader, query = {}) => listAudit(deps, reader, query),
  }
}

/** Returns the definition files in force, by path. */
export function filesInForce(library: Library): SourceFile[] {
  return library.files().all.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function listDrafts(deps: Deps, reader: Reader): Promise<ProgrammeDraftSummary[]> {
  await requireAdmin(deps, reader)
  const items: ProgrammeDraftSummary[] = []
  let cursor: string | undefined
  do {
    const page = await deps.store.listDocuments<JsonObject>(draftKind, cursor, 100)
    for (const { id } of page.items) items.push(await draftSummary(deps, await loadDraft(deps, id)))
    cursor = page.next
  } while (cursor !== undefined)
  return items.sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))
}

/** Its changes are kept for the audit log; nobody goes on from it. */
async function discard(deps: Deps, reader: Reader, id: string, reason?: string): Promise<void> {
  const by = await requireAdmin(deps, reader)
  checkWords(reason === undefined ? {} : { note: reason })
  await stepDraft(deps, id, by, ({ record }) => ({
    record: { ...record, status: 'discarded' },
    type: 'draft-discarded',
    data: reason?.trim() ? { reason: reason.trim() } : {},
  }))
}
