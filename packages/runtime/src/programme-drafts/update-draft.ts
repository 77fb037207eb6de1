import { SplotError } from '@splot/definition'
import { keepFiles, loadTexts, textHash } from '../definitions/file-set.ts'
import type { FileSet } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import { entriesOf, textAt } from './change-draft.ts'
import { checkChanges } from './check-edit.ts'
import { fileRevision, stepDraft } from './draft-record.ts'
import type { DraftEntry, LoadedDraft } from './draft-record.ts'
import { draftSummary } from './draft-view.ts'
import type { ProgrammeDraftChange, ProgrammeDraftClash, ProgrammeDraftUpdate } from './types.ts'

/**
 * Lets a draft go on from what is in force now. Files that the draft did not change follow it. Files that
 * changed on both sides are told and nothing is changed, unless `merged` holds their texts.
 *
 * @throws SplotError auth.required, person.not-admin, programme-draft.not-found, programme-draft.closed,
 * programme-draft.invalid, programme-draft.conflict
 */
export async function updateProgrammeDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  merged: readonly ProgrammeDraftChange[] = [],
): Promise<ProgrammeDraftUpdate> {
  const by = await requireAdmin(deps, reader)
  checkChanges(merged)
  const { all, set } = deps.library.files()
  const base = await keepFiles(deps.store, all)
  let clashes: ProgrammeDraftClash[] = []
  const draft = await stepDraft(deps, id, by, async (before) => {
    clashes = []
    if (before.record.base === base) return null
    refuseStale(before, merged)
    const given = new Set(merged.map(({ path }) => path))
    const clashing = clashingPaths(before, set).filter((path) => !given.has(path))
    clashes = await Promise.all(clashing.map((path) => clashAt(deps, before, set, path)))
    if (clashes.length > 0) return null
    const at = deps.clock.now()
    const files = {
      ...before.record.files,
      ...followers(before, set, { by, at }),
      ...entriesOf(before, by, at, merged),
    }
    return {
      record: { ...before.record, base, files },
      type: 'draft-updated' as const,
      data: { base, files: merged.map(({ path }) => ({ path, change: 'changed' as const })) },
    }
  })
  return { draft: await draftSummary(deps, draft), clashes }
}

function refuseStale(draft: LoadedDraft, merged: readonly ProgrammeDraftChange[]): void {
  const stale = merged.filter(({ path, base }) => fileRevision(draft, path) !== base)
  if (stale.length > 0)
    throw new SplotError(
      'programme-draft.conflict',
      `Expected the newest revision of ${stale.map(({ path }) => path).join(', ')}.`,
    )
}

/** Files that the draft changed and somebody else published otherwise meanwhile. */
function clashingPaths({ record, base }: LoadedDraft, inForce: FileSet): string[] {
  return Object.entries(record.files).flatMap(([path, { text }]) => {
    const hash = typeof text === 'string' ? textHash(text) : undefined
    const isOwn = text !== undefined && hash !== base[path]
    const isTheirs = inForce[path] !== base[path]
    return isOwn && isTheirs && hash !== inForce[path] ? [path] : []
  })
}

async function clashAt(
  deps: Deps,
  draft: LoadedDraft,
  inForce: FileSet,
  path: string,
): Promise<ProgrammeDraftClash> {
  const textIn = async (set: FileSet) =>
    set[path] === undefined
      ? null
      : ((await loadTexts(deps.store, { [path]: set[path] }))[0]?.text ?? null)
  return {
    path,
    base: await textIn(draft.base),
    draft: await textAt(deps, draft, path),
    inForce: await textIn(inForce),
    revision: fileRevision(draft, path),
  }
}

/** Files that become others under the hands of whoever has them open: their revision says so. */
function followers(
  { record, base }: LoadedDraft,
  inForce: FileSet,
  { by, at }: { by: string; at: string },
): Record<string, DraftEntry> {
  const paths = new Set([...Object.keys(base), ...Object.keys(inForce)])
  return Object.fromEntries(
    [...paths].flatMap((path): [string, DraftEntry][] => {
      const entry = record.files[path]
      const text = entry?.text
      const hash = typeof text === 'string' ? textHash(text) : undefined
      const isOwn = text !== undefined && hash !== base[path]
      if (isOwn || inForce[path] === base[path]) return []
      return [[path, { revision: (entry?.revision ?? 1) + 1, by, at }]]
    }),
  )
}
