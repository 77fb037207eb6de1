import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { loadTexts, textHash } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import { textOf } from '../text-of.ts'
import type { Reader } from '../types.ts'
import { checkChanges, checkSize, checkWords } from './check-edit.ts'
import { fileRevision, stepDraft } from './draft-record.ts'
import type { DraftDifference, DraftEntry, DraftStep, LoadedDraft } from './draft-record.ts'
import { draftSummary } from './draft-view.ts'
import type { ProgrammeDraftChange, ProgrammeDraftEdit, ProgrammeDraftEdited } from './types.ts'

/**
 * Changes the title or files of a draft, all of it or nothing. A text that stands there already is no
 * change, whatever revision it was made from: a request that is sent again meets no conflict with itself.
 *
 * @throws SplotError auth.required, person.not-admin, programme-draft.not-found, programme-draft.closed,
 * programme-draft.invalid, programme-draft.conflict
 */
export async function changeProgrammeDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  { title, changes = [], note }: ProgrammeDraftEdit,
): Promise<ProgrammeDraftEdited> {
  const by = await requireAdmin(deps, reader)
  checkWords({ ...(title !== undefined && { title }), ...(note !== undefined && { note }) })
  checkChanges(changes)
  const draft = await stepDraft(deps, id, by, async (before) => {
    const real = changes.filter((change) => !stands(before, change))
    await refuseConflicts(deps, before, real)
    return changedBy(deps, before, { by, title: title?.trim(), changes: real, note })
  })
  return {
    draft: await draftSummary(deps, draft),
    files: changes.map(({ path }) => ({ path, revision: fileRevision(draft, path) })),
  }
}

function stands({ record, base }: LoadedDraft, { path, text }: ProgrammeDraftChange): boolean {
  const entry = record.files[path]
  if (entry?.text !== undefined) return entry.text === text
  return text === null ? base[path] === undefined : base[path] === textHash(text)
}

async function refuseConflicts(
  deps: Deps,
  draft: LoadedDraft,
  changes: readonly ProgrammeDraftChange[],
): Promise<void> {
  const conflicts: JsonObject[] = []
  for (const { path, base } of changes) {
    const revision = fileRevision(draft, path)
    if (base === revision) continue
    const entry = draft.record.files[path]
    const changedBy = await namedPerson(deps, entry?.by)
    conflicts.push({ path, revision, text: await textAt(deps, draft, path), changedBy })
  }
  if (conflicts.length > 0)
    throw new SplotError(
      'programme-draft.conflict',
      `Expected the newest revision of ${conflicts.map(({ path }) => textOf(path)).join(', ')}.`,
      { details: { conflicts } },
    )
}

/** Returns the text of a file in a draft, or `null` where it is not there. */
export async function textAt(
  deps: Deps,
  { record, base }: LoadedDraft,
  path: string,
): Promise<string | null> {
  const own = record.files[path]?.text
  if (own !== undefined) return own
  const hash = base[path]
  if (hash === undefined) return null
  return (await loadTexts(deps.store, { [path]: hash }))[0]!.text
}

function changedBy(
  deps: Deps,
  draft: LoadedDraft,
  edit: {
    by: string
    title: string | undefined
    changes: readonly ProgrammeDraftChange[]
    note: string | undefined
  },
): DraftStep | null {
  const { record, base } = draft
  const title = edit.title ?? record.title
  if (edit.changes.length === 0 && title === record.title) return null
  const files = { ...record.files, ...entriesOf(draft, edit.by, deps.clock.now(), edit.changes) }
  checkSize(files, Object.keys(base).length)
  const reason = edit.note?.trim() ? { reason: edit.note.trim() } : {}
  return {
    record: { ...record, title, files },
    type: edit.changes.length > 0 ? 'draft-changed' : 'draft-renamed',
    data: {
      files: edit.changes.map((change) => ({ ...toldOf(draft, change) })),
      ...(title !== record.title && { earlier: record.title }),
      ...reason,
    },
  }
}

/** Returns the entries of changed files, each with the revision after its last. Pure. */
export function entriesOf(
  { record }: LoadedDraft,
  by: string,
  at: string,
  changes: readonly { path: string; text: string | null }[],
): Record<string, DraftEntry> {
  return Object.fromEntries(
    changes.map(({ path, text }) => [
      path,
      { revision: (record.files[path]?.revision ?? 1) + 1, by, at, text },
    ]),
  )
}

function toldOf(draft: LoadedDraft, { path, text }: ProgrammeDraftChange): DraftDifference {
  if (text === null) return { path, change: 'removed' }
  return { path, change: fileRevision(draft, path) === 0 ? 'added' : 'changed' }
}
