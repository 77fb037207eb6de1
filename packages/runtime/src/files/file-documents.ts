import type { JsonObject } from '@splot/definition'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import type { FileView } from '../types.ts'

/** A file as kept: what people see of it and where it belongs. */
export interface StoredFile extends FileView {
  caseId: string
  task: string
  /** Pointer of the field it was uploaded to. */
  path: string
}

/** Returns a file's document, or `null`. */
export async function loadFile(deps: Deps, id: string): Promise<StoredFile | null> {
  const document = await deps.store.getDocument<JsonObject>('file', id)
  return document && (document.value as unknown as StoredFile)
}

/** Returns those of the files that belong to the case or came to it with its input. */
export async function filesOfCase(
  deps: Deps,
  loaded: LoadedCase,
  ids: readonly string[],
): Promise<StoredFile[]> {
  const files = await Promise.all([...new Set(ids)].map((id) => loadFile(deps, id)))
  const input = JSON.stringify(loaded.case.input)
  return files.filter(
    (file) => file !== null && (file.caseId === loaded.case.id || input.includes(`"${file.id}"`)),
  ) as StoredFile[]
}

/** Returns what people see of a file. Pure. */
export function toFileView({
  id,
  name,
  type,
  sizeBytes,
  sha256,
  uploadedAt,
  uploadedBy,
}: StoredFile): FileView {
  return { id, name, type, sizeBytes, sha256, uploadedAt, uploadedBy }
}
