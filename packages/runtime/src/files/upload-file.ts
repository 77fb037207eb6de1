import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { FormField } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { workableForm } from '../drafts/save-draft.ts'
import { fieldsOf, withoutRows } from '../forms/form-fields.ts'
import { personOf } from '../permission/actor.ts'
import { openTask } from '../tasks/open-task.ts'
import type { FileView, Reader } from '../types.ts'
import { keepFile, sealedFileName, toFileView } from './file-documents.ts'
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
  const id = deps.ids.next()
  const keep = field.sensitive ? keepSealed : keepBytes
  const kept = await keep(deps, { id, name, field, bytes: upload.bytes })
  const file: StoredFile = {
    id,
    name,
    ...kept,
    uploadedAt: deps.clock.now(),
    uploadedBy: personOf(opened.relation),
    caseId: opened.loaded.case.id,
    task: upload.task,
    path: upload.path,
  }
  await keepFile(deps, file)
  return toFileView(file)
}

/** Bytes on their way into a field. */
interface Incoming {
  id: string
  name: string
  field: FormField
  bytes: AsyncIterable<Uint8Array>
}

type KeptBytes = Pick<StoredFile, 'type' | 'sizeBytes' | 'sha256' | 'sealed'>

function fileField(field: FormField | undefined): FormField {
  if (field?.type === 'file') return field
  throw new SplotError('file.field-unknown', 'Expected the pointer of a file field of the form.')
}

async function keepBytes(deps: Deps, { name, field, bytes }: Incoming): Promise<KeptBytes> {
  const maxBytes = field.maxSizeBytes ?? defaultMaxBytes
  const seen: Uint8Array[] = []
  let length = 0
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of limited(bytes, maxBytes)) {
      if (length < sniffedBytes) seen.push(chunk)
      length += chunk.byteLength
      yield chunk
    }
  }
  const blob = await put(deps, watched(), maxBytes)
  refuseEmpty(blob.sizeBytes)
  const type = await acceptedType(name, Buffer.concat(seen).subarray(0, sniffedBytes), field)
  if (deps.scanner) await refuseUnclean(deps, await deps.store.openBlob(blob.sha256))
  return { ...blob, type }
}

/** A sensitive file is looked at in memory: it never lies in the store as it is. */
async function keepSealed(deps: Deps, { id, name, field, bytes }: Incoming): Promise<KeptBytes> {
  const maxBytes = field.maxSizeBytes ?? defaultMaxBytes
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(bytes, maxBytes)) chunks.push(chunk)
  const whole = Buffer.concat(chunks)
  refuseEmpty(whole.byteLength)
  const type = await acceptedType(name, whole.subarray(0, sniffedBytes), field)
  await refuseUnclean(deps, piecesOf(whole))
  const envelope = Buffer.from(JSON.stringify(deps.cipher.seal(whole, sealedFileName(id))))
  const { sha256: sealed } = await put(deps, piecesOf(envelope), envelope.byteLength)
  const sha256 = createHash('sha256').update(whole).digest('hex')
  return { type, sizeBytes: whole.byteLength, sha256, sealed }
}

async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.byteLength
    if (length > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function put(deps: Deps, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  try {
    return await deps.store.putBlob(bytes, maxBytes)
  } catch (error) {
    throw error instanceof SplotError && error.code === 'store.too-large'
      ? tooLarge(maxBytes)
      : error
  }
}

function refuseEmpty(sizeBytes: number): void {
  if (sizeBytes === 0) throw new SplotError('file.empty', 'Expected a file with content.')
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

async function refuseUnclean(deps: Deps, bytes: AsyncIterable<Uint8Array> | null): Promise<void> {
  if (bytes && deps.scanner && !(await deps.scanner.isClean(bytes)))
    throw new SplotError('file.rejected', 'Expected a file the scanner lets pass.')
}
