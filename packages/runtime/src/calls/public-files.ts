import type { JsonValue } from '@splot/definition'
import { decodeCase, variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { filesOfCase, loadFile } from '../files/file-documents.ts'
import type { StoredFile } from '../files/file-documents.ts'
import { openedFile } from '../files/open-file.ts'
import type { OpenedFile } from '../files/open-file.ts'
import { fileNotFound } from '../permission/refusals.ts'
import { isPublic } from './public-face.ts'

/**
 * Returns the files that a public fact names, as everybody is told of them: those of the case that are
 * not sensitive. Others are left out.
 */
export async function publicFiles(
  deps: Deps,
  loaded: LoadedCase,
  value: JsonValue,
): Promise<{ id: string; name: string; type: string; sizeBytes: number }[]> {
  const files = await filesNamed(deps, loaded, value)
  return files.map(({ id, name, type, sizeBytes }) => ({ id, name, type, sizeBytes }))
}

/**
 * Returns a file that a public fact of an announced call names, to whoever asks.
 * @throws SplotError file.not-found, file.rejected
 */
export async function openPublicFile(deps: Deps, id: string): Promise<OpenedFile> {
  const file = await loadFile(deps, id)
  const stored = file && (await deps.cases.read(file.caseId))
  if (!stored) throw fileNotFound(id)
  const loaded = await decodeCase(deps, stored)
  const isCall = deps.library
    .programme()
    .calls?.some(({ workflow }) => workflow === loaded.row.workflow)
  if (!isCall || !isPublic(deps, loaded)) throw fileNotFound(id)
  const facts = Object.values(loaded.compiled.definition.public?.facts ?? {})
  for (const { type, value } of facts) {
    if (type !== 'file') continue
    const told = evaluate(deps, value, variablesOf(loaded), deps.clock.now())
    if ((await filesNamed(deps, loaded, told)).some((one) => one.id === id))
      return openedFile(deps, file)
  }
  throw fileNotFound(id)
}

async function filesNamed(deps: Deps, loaded: LoadedCase, value: JsonValue): Promise<StoredFile[]> {
  const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
  const files = await filesOfCase(deps, loaded, ids)
  return files.filter(({ sealed, scan }) => sealed === undefined && scan !== 'infected')
}
