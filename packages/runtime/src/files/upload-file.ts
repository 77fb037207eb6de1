import { SplotError } from '@splot/definition'
import type { FormField, LocalText } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import { firstAnswers, placeIn, workableForm } from '../drafts/save-draft.ts'
import { fieldsOf, withoutRows } from '../forms/form-fields.ts'
import { serverScope } from '../forms/form-scope.ts'
import type { FormUse } from '../forms/form-use.ts'
import { personOf } from '../permission/actor.ts'
import { openTask } from '../tasks/open-task.ts'
import type { FileView, Reader } from '../types.ts'
import { infected } from './infected.ts'
import { keepFile, sealedFileName, toFileView } from './file-documents.ts'
import type { StoredFile } from './file-documents.ts'
import { cleanFileName, endingOf } from './file-name.ts'
import { judgeType } from './file-type.ts'
import type { JudgedType } from './file-type.ts'
import { bytesInMemory, withBytesInFile } from './incoming-bytes.ts'
import type { IncomingBytes } from './incoming-bytes.ts'
import { unsafeContent } from './unsafe-content.ts'

/** Largest file where the field says nothing. */
const defaultMaxBytes = 20 * 1024 * 1024

/** A file on its way in. */
export interface Upload {
  task: string
  /** Pointer of the field it is for. */
  path: string
  name: string
  /** Media type that the sender declares; it is held against the content. */
  type?: string
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Takes a file for a field of a task's form that is shown and may be filled in as the draft stands, where
 * one was saved. The type is told by the bytes; a name or a declared type that says another is refused.
 * The answers name the file by the id returned here. What is refused is kept nowhere.
 *
 * @throws SplotError task.not-found, task.not-yours, file.field-unknown, file.field-closed,
 * file.empty, file.too-large, file.type-mismatch, file.type-not-accepted, file.unsafe, file.rejected,
 * file.not-scanned
 */
export async function uploadFile(deps: Deps, reader: Reader, upload: Upload): Promise<FileView> {
  const opened = await openTask(deps, reader, upload.task)
  const use = workableForm(deps, opened)
  const field = fileField(use, upload.path)
  await refuseClosed(deps, use, upload)
  const id = deps.ids.next()
  const incoming: Incoming = { ...upload, id, name: cleanFileName(upload.name), field }
  const kept = await (field.sensitive ? keepSealed : keepBytes)(deps, incoming)
  const file: StoredFile = {
    id,
    name: incoming.name,
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

/** A file on its way into a field. */
interface Incoming extends Upload {
  id: string
  field: FormField
}

type KeptBytes = Pick<StoredFile, 'type' | 'sizeBytes' | 'sha256' | 'sealed' | 'scan'>

function fileField({ form }: FormUse, path: string): FormField {
  const pointer = withoutRows(path)
  const found = fieldsOf(form.definition).find((placed) => placed.pointer === pointer)
  if (found?.field.type === 'file') return found.field
  throw new SplotError('file.field-unknown', 'Expected the pointer of a file field of the form.')
}

/**
 * A file nobody could hand in would only fill the store. Before the first save nobody knows yet which
 * fields the answers open, and a file may come first.
 */
async function refuseClosed(deps: Deps, use: FormUse, { task, path }: Upload): Promise<void> {
  const draft = await loadDraft(deps, task)
  const answers = draft?.answers ?? (await firstAnswers(deps, use))
  const state = use.form.state(answers, await serverScope(deps, use, answers))
  const place = placeIn(state, path)
  const isOpen = place?.visible ? place.editable : draft === null
  // how many there may be is told with the answers: a new file may be for the place of another
  if (!isOpen)
    throw new SplotError(
      'file.field-closed',
      `Expected a field that can be filled in now but "${path}" is hidden or locked in the draft.`,
    )
}

async function keepBytes(deps: Deps, incoming: Incoming): Promise<KeptBytes> {
  const maxBytes = incoming.field.maxSizeBytes ?? defaultMaxBytes
  return withBytesInFile(incoming.bytes, maxBytes, async (bytes) => {
    const type = await acceptedType(incoming, bytes)
    const scan = await scanned(deps, bytes)
    return { ...(await deps.store.putBlob(bytes.all(), maxBytes)), type, ...scan }
  })
}

/** A sensitive file is looked at in memory: nowhere does it lie as it is. */
async function keepSealed(deps: Deps, incoming: Incoming): Promise<KeptBytes> {
  const maxBytes = incoming.field.maxSizeBytes ?? defaultMaxBytes
  const bytes = await bytesInMemory(incoming.bytes, maxBytes)
  const type = await acceptedType(incoming, bytes)
  const scan = await scanned(deps, bytes)
  const { sizeBytes, sha256, source } = bytes
  const sealed = deps.cipher.seal(source.memory, sealedFileName(incoming.id))
  const envelope = Buffer.from(JSON.stringify(sealed))
  const kept = await deps.store.putBlob(once(envelope), envelope.byteLength)
  return { type, sizeBytes, sha256, sealed: kept.sha256, ...scan }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function acceptedType(upload: Incoming, bytes: IncomingBytes): Promise<string> {
  if (bytes.sizeBytes === 0) throw new SplotError('file.empty', 'Expected a file with content.')
  const judged = await judgeType(upload.name, upload.type, bytes)
  if (!judged.found || !judged.isHonest) throw mismatch(upload, judged)
  const { type } = judged.found
  const { accept } = upload.field
  if (accept && !accept.some((wanted) => accepts(wanted, type)))
    throw new SplotError(
      'file.type-not-accepted',
      `Expected one of ${accept.join(', ')} but got ${type}.`,
      { details: { accept, type } },
    )
  const fault = await unsafeContent(type, bytes)
  if (fault) throw refusal(upload, 'file.unsafe', fault)
  return type
}

function accepts(wanted: string, type: string): boolean {
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type
}

/** Tells what the name, the sender and the content say, so that a person sees which of them is wrong. */
function mismatch(upload: Incoming, { found }: JudgedType): SplotError {
  const ending = endingOf(upload.name)
  const named = ending === '' ? { pl: 'brak', en: 'none' } : { pl: `.${ending}`, en: `.${ending}` }
  const declared = upload.type ?? 'application/octet-stream'
  const content = found
    ? { pl: `.${found.ending} (${found.type})`, en: `.${found.ending} (${found.type})` }
    : { pl: 'nieznany rodzaj danych', en: 'data of an unknown type' }
  const fault = {
    pl: `Rozszerzenie nazwy: ${named.pl}; typ podany przy wysyłaniu: ${declared}; zawartość: ${content.pl}. Zapisz plik ponownie pod nazwą, która do niej pasuje.`,
    en: `Ending of the name: ${named.en}; type told when it was sent: ${declared}; content: ${content.en}. Save the file again under a name that fits it.`,
  }
  return refusal(upload, 'file.type-mismatch', fault)
}

function refusal({ path, name }: Incoming, code: string, fault: LocalText): SplotError {
  const message = { pl: `„${name}”: ${fault.pl}`, en: `“${name}”: ${fault.en}` }
  return new SplotError(code, `Expected an honest, harmless file but: ${fault.en}`, {
    issues: [{ path, code, message }],
  })
}

async function scanned(deps: Deps, bytes: IncomingBytes): Promise<Pick<StoredFile, 'scan'>> {
  if (!deps.scanner) return {}
  const scan = await deps.scanner.scan(bytes.all())
  if (scan === 'infected') throw infected()
  if (scan === 'unknown' && deps.unscanned === 'refuse')
    throw new SplotError('file.not-scanned', 'Expected the virus scanner to answer but it is away.')
  return { scan }
}
