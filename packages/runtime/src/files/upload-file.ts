import { SplotError } from '@splot/definition'
import type { FormField, JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { workableForm } from '../drafts/save-draft.ts'
import { fieldsOf, withoutRows } from '../forms/form-fields.ts'
import { personOf } from '../permission/actor.ts'
import { openTask } from '../tasks/open-task.ts'
import type { FileView, Reader } from '../types.ts'
import { toFileView } from './file-documents.ts'
import type { StoredFile } from './file-documents.ts'
import { cleanFileName } from './file-name.ts'
import { sniffedBytes, sniffType } from './file-type.ts'

/** Largest file where the field says nothing. */
const defaultMaxBytes = 20 * 1024 * 1024

/** A file on its way in. */
export interface Upload {
  task: string
  /** Pointer of the field it is for. */
  path: string
  name: string
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Takes a file for a field of a task's form. The type is told by the bytes, never by what the sender
 * says; the answers name the file by the id returned here.
 *
 * @throws SplotError task.not-found, task.not-yours, file.field-unknown, file.empty, file.too-large,
 * file.type-mismatch, file.type-not-accepted, file.rejected
 */
export async function uploadFile(deps: Deps, reader: Reader, upload: Upload): Promise<FileView> {
  const opened = await openTask(deps, reader, upload.task)
  const use = workableForm(deps, opened)
  const field = fileField(
    fieldsOf(use.form.definition).find(({ pointer }) => pointer === withoutRows(upload.path))
      ?.field,
  )
  const name = cleanFileName(upload.name)
  const { blob, head } = await keepBytes(deps, upload.bytes, field.maxSizeBytes ?? defaultMaxBytes)
  if (blob.sizeBytes === 0) throw new SplotError('file.empty', 'Expected a file with content.')
  const type = await acceptedType(name, head, field)
  await refuseUnclean(deps, blob.sha256)
  const file: StoredFile = {
    id: deps.ids.next(),
    name,
    type,
    sizeBytes: blob.sizeBytes,
    sha256: blob.sha256,
    uploadedAt: deps.clock.now(),
    uploadedBy: personOf(opened.relation),
    caseId: opened.loaded.case.id,
    task: upload.task,
    path: upload.path,
  }
  await deps.store.putDocument('file', file.id, file as unknown as JsonObject)
  return toFileView(file)
}

function fileField(field: FormField | undefined): FormField {
  if (field?.type === 'file') return field
  throw new SplotError('file.field-unknown', 'Expected the pointer of a file field of the form.')
}

async function keepBytes(deps: Deps, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const seen: Uint8Array[] = []
  let length = 0
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes) {
      if (length < sniffedBytes) seen.push(chunk)
      length += chunk.byteLength
      if (length > maxBytes) throw tooLarge(maxBytes)
      yield chunk
    }
  }
  try {
    const blob = await deps.store.putBlob(watched(), maxBytes)
    return { blob, head: Buffer.concat(seen).subarray(0, sniffedBytes) }
  } catch (error) {
    throw error instanceof SplotError && error.code === 'store.too-large'
      ? tooLarge(maxBytes)
      : error
  }
}

function tooLarge(maxBytes: number): SplotError {
  return new SplotError('file.too-large', `Expected at most ${maxBytes} bytes.`, {
    details: { maxBytes },
  })
}

async function acceptedType(name: string, head: Uint8Array, field: FormField): Promise<string> {
  const type = await sniffType(name, head)
  if (type === null)
    throw new SplotError('file.type-mismatch', 'Expected a name whose ending fits the content.')
  if (field.accept && !field.accept.some((wanted) => accepts(wanted, type)))
    throw new SplotError(
      'file.type-not-accepted',
      `Expected one of ${field.accept.join(', ')} but got ${type}.`,
      {
        details: { accept: field.accept, type },
      },
    )
  return type
}

function accepts(wanted: string, type: string): boolean {
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type
}

async function refuseUnclean(deps: Deps, sha256: string): Promise<void> {
  const bytes = deps.scanner && (await deps.store.openBlob(sha256))
  if (bytes && !(await deps.scanner?.isClean(bytes)))
    throw new SplotError('file.rejected', 'Expected a file the scanner lets pass.')
}
