import type { JsonObject } from '@splot/definition'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskIdOf } from '../cases/rows.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import type { Deps } from '../deps.ts'
import { serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { FormUse } from '../forms/form-use.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import { logSensitiveRead } from '../permission/access-log.ts'
import { fileNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import { mayReadAnswers } from '../permission/task-permission.ts'
import type { Envelope } from '../sensitive/cipher.ts'
import { wholeAnswers } from '../sensitive/kept-apart.ts'
import { openTaskOf } from '../tasks/open-task.ts'
import type { FileView, Reader } from '../types.ts'
import { infected } from './infected.ts'
import { keepFile, loadFile, sealedFileName, toFileView } from './file-documents.ts'
import type { StoredFile } from './file-documents.ts'

/** A file with its bytes. */
export interface OpenedFile {
  file: FileView
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Returns a file's bytes to whoever uploaded it or may read answers or a draft of its case that name
 * it. One that was taken while the virus scanner was away is looked at first.
 * @throws SplotError file.not-found, file.rejected
 */
export async function openFile(deps: Deps, reader: Reader, id: string): Promise<OpenedFile> {
  const viewer = await viewerOf(deps, reader)
  const file = await loadFile(deps, id)
  const stored = file && (await deps.cases.read(file.caseId))
  if (!file || !stored || viewer.person === null) throw fileNotFound(id)
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, viewer, loaded)
  const isOwn = file.uploadedBy === viewer.person
  const shown = isOwn ? null : await readableUse(deps, relation, loaded, id)
  if (!isOwn && !shown) throw fileNotFound(id)
  const opened = await openedFile(deps, file)
  if (shown && file.sealed)
    await logSensitiveRead(deps, shown.use, onlyAt(file, shown.answers), 'file')
  return opened
}

/** Returns a file to whoever was found to be allowed. @throws SplotError file.not-found, file.rejected */
export async function openedFile(deps: Deps, file: StoredFile): Promise<OpenedFile> {
  await lookAgain(deps, file)
  const bytes = await bytesOf(deps, file)
  if (!bytes) throw fileNotFound(file.id)
  return { file: toFileView(file), bytes }
}

/** Keeps what the scanner says by now; while it is still away the mark stays, and whoever opens it sees it. */
async function lookAgain(deps: Deps, file: StoredFile): Promise<void> {
  if (file.scan === 'infected') throw infected()
  if (file.scan !== 'unknown' || !deps.scanner) return
  const bytes = await bytesOf(deps, file)
  const scan = bytes && (await deps.scanner.scan(bytes))
  if (!scan || scan === 'unknown') return
  await keepFile(deps, { ...file, scan })
  if (scan === 'infected') throw infected()
  file.scan = scan
}

/** Returns the bytes of a file, whoever asks; `null`: they are not there. @throws SplotError sensitive.unreadable */
export async function bytesOf(
  deps: Deps,
  file: StoredFile,
): Promise<AsyncIterable<Uint8Array> | null> {
  const blob = await deps.store.openBlob(file.sealed ?? file.sha256)
  if (!blob || !file.sealed) return blob
  const chunks: Uint8Array[] = []
  for await (const chunk of blob) chunks.push(chunk)
  const envelope = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Envelope
  const bytes = deps.cipher.open(envelope, sealedFileName(file.id))
  return (async function* () {
    yield bytes
  })()
}

/** The field the file was opened from, and no other. */
function onlyAt({ path }: StoredFile, answers: JsonObject): JsonObject {
  const key = path.split('/')[1] ?? ''
  return Object.hasOwn(answers, key) ? { [key]: answers[key] ?? null } : {}
}

/** Returns the use of a form by which the reader may open the file, with what it shows them. */
async function readableUse(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  id: string,
): Promise<{ use: FormUse; answers: JsonObject } | null> {
  for (const item of loaded.case.items) {
    const record = loaded.case.answers[item.task]?.find((one) => one.item === item.key)
    const answers = record
      ? mayReadAnswers(relation, loaded, item) && (await wholeAnswers(deps, record))
      : await draftFor(deps, relation, loaded, item.key)
    if (!answers || !JSON.stringify(answers).includes(`"${id}"`)) continue
    const use = formUse(deps, { loaded, relation }, item)
    if (!use) continue
    const shown = use.form.redact(answers, await serverScope(deps, use, answers))
    if (fileIdsIn(use.form.definition, shown).includes(id)) return { use, answers: shown }
  }
  return null
}

async function draftFor(deps: Deps, relation: Relation, loaded: LoadedCase, itemKey: string) {
  const id = taskIdOf(loaded.case.id, itemKey)
  const opened = await openTaskOf(deps, relation, loaded, id)
  const isKept = opened?.item.status === 'cancelled'
  const mayOpen = isKept || opened?.rights.some((right) => right === 'work' || right === 'sign')
  return mayOpen ? (await loadDraft(deps, id))?.answers : undefined
}
