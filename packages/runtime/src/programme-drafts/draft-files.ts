import { loadTexts } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import type { SourceFile } from '../ports.ts'
import type { LoadedDraft } from './draft-record.ts'

/** Returns all files of a draft as they would be, by path. */
export async function draftFiles(
  { store }: Pick<Deps, 'store'>,
  { record, base }: LoadedDraft,
): Promise<SourceFile[]> {
  const kept = Object.fromEntries(
    Object.entries(base).filter(([path]) => record.files[path]?.text === undefined),
  )
  const own = Object.entries(record.files).flatMap(([path, { text }]) =>
    typeof text === 'string' ? [{ path, text }] : [],
  )
  return [...(await loadTexts(store, kept)), ...own].sort((a, b) => (a.path < b.path ? -1 : 1))
}
