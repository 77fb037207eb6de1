import type { JsonObject } from '@splot/definition'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { eachDocument } from '../each-document.ts'
import type { Envelope } from '../sensitive/cipher.ts'
import { openJson, sealJson } from '../sensitive/kept-apart.ts'
import { textOf } from '../text-of.ts'
import type { FileView } from '../types.ts'

/** A file as kept: what people see of it and where it belongs. */
export interface StoredFile extends FileView {
  caseId: string
  task: string
  /** Pointer of the field it was uploaded to. */
  path: string
  /** Of a sensitive field: hash under which its bytes lie enciphered. */
  sealed?: string
}

/** As it lies in the store: the name of a sensitive file tells as much as the file. */
interface KeptFile extends Omit<StoredFile, 'name'> {
  name: string | Envelope
}

/** Keeps a file's document. @throws SplotError sensitive.no-key */
export async function keepFile(deps: Deps, file: StoredFile): Promise<void> {
  const kept: KeptFile = file.sealed
    ? { ...file, name: sealJson(deps, { name: file.name }, fileNameName(file.id)) }
    : file
  await deps.store.putDocument('file', file.id, kept as unknown as JsonObject)
}

/** What the envelope of the name of a sensitive file is about. Pure. */
export function fileNameName(id: string): string {
  return `name of file ${id}`
}

/** What the envelope of a sensitive file is about. Pure. */
export function sealedFileName(id: string): string {
  return `file ${id}`
}

/** Returns a file's document, or `null`. */
export async function loadFile(
  deps: Pick<Deps, 'store' | 'cipher'>,
  id: string,
): Promise<StoredFile | null> {
  const document = await deps.store.getDocument<JsonObject>('file', id)
  const kept = document && (document.value as unknown as KeptFile)
  if (!kept || typeof kept.name === 'string') return kept as StoredFile | null
  return { ...kept, name: textOf(openJson(deps, kept.name, fileNameName(id))['name']) }
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

/** Deletes the documents of the sensitive files of a case: nothing names or opens their bytes any more. */
export async function deleteSealedFiles(deps: Deps, caseId: string): Promise<void> {
  for await (const { id, value } of eachDocument(deps, 'file'))
    if (value['caseId'] === caseId && value['sealed'] !== undefined)
      await deps.store.deleteDocument('file', id)
}

const dropped = 'droppedFiles'

/** Notes that the files a case has now are to be deleted: `deleteDroppedFiles` does it for all in one pass. */
export async function dropFilesOf({ store, clock }: Deps, caseId: string): Promise<void> {
  await store.putDocument(dropped, caseId, { at: clock.now() })
}

/**
 * Deletes the documents of the files of all cases that were noted: nothing names or opens their bytes any
 * more. What came to a case after that, because it goes on again, stays.
 */
export async function deleteDroppedFiles(deps: Deps): Promise<void> {
  const until = new Map<unknown, string>()
  for await (const { id, value } of eachDocument(deps, dropped)) until.set(id, textOf(value['at']))
  if (until.size === 0) return
  for await (const { id, value } of eachDocument(deps, 'file')) {
    const at = until.get(value['caseId'])
    if (at !== undefined && textOf(value['uploadedAt']) <= at)
      await deps.store.deleteDocument('file', id)
  }
  for (const id of until.keys()) await deps.store.deleteDocument(dropped, String(id))
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
  scan,
}: StoredFile): FileView {
  return { id, name, type, sizeBytes, sha256, uploadedAt, uploadedBy, ...(scan && { scan }) }
}
