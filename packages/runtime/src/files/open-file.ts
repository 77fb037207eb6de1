import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskIdOf } from '../cases/rows.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import type { Deps } from '../deps.ts'
import { serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import { fileNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import { mayReadAnswers } from '../permission/task-permission.ts'
import { openTaskOf } from '../tasks/open-task.ts'
import type { FileView, Reader } from '../types.ts'
import { loadFile, toFileView } from './file-documents.ts'

/**
 * Returns a file's bytes to whoever uploaded it or may read answers or a draft of its case that name
 * it. @throws SplotError file.not-found
 */
export async function openFile(
  deps: Deps,
  reader: Reader,
  id: string,
): Promise<{ file: FileView; bytes: AsyncIterable<Uint8Array> }> {
  const viewer = await viewerOf(deps, reader)
  const file = await loadFile(deps, id)
  const stored = file && (await deps.store.loadCase(file.caseId))
  if (!file || !stored || viewer.person === null) throw fileNotFound(id)
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, viewer, loaded)
  const isOwn = file.uploadedBy === viewer.person
  if (!isOwn && !(await mayRead(deps, relation, loaded, id))) throw fileNotFound(id)
  const bytes = await deps.store.openBlob(file.sha256)
  if (!bytes) throw fileNotFound(id)
  return { file: toFileView(file), bytes }
}

async function mayRead(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  id: string,
): Promise<boolean> {
  for (const item of loaded.case.items) {
    const record = loaded.case.answers[item.task]?.find((one) => one.item === item.key)
    const answers = record
      ? mayReadAnswers(relation, loaded, item) && record.answers
      : await draftFor(deps, relation, loaded, item.key)
    if (!answers || !JSON.stringify(answers).includes(`"${id}"`)) continue
    const use = formUse(deps, { loaded, relation }, item)
    if (!use) continue
    const shown = use.form.redact(answers, await serverScope(deps, use, answers))
    if (fileIdsIn(use.form.definition, shown).includes(id)) return true
  }
  return false
}

async function draftFor(deps: Deps, relation: Relation, loaded: LoadedCase, itemKey: string) {
  const id = taskIdOf(loaded.case.id, itemKey)
  const opened = await openTaskOf(deps, relation, loaded, id)
  const mayOpen = opened?.rights.some((right) => right === 'work' || right === 'sign')
  return mayOpen ? (await loadDraft(deps, id))?.answers : undefined
}
