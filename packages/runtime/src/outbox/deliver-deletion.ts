import type { OutboxRow } from '@splot/store'
import { loadCase } from '../cases/loaded-case.ts'
import { taskIdOf } from '../cases/rows.ts'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { deleteDraft } from '../drafts/draft-document.ts'
import { deleteSealedFiles, dropFilesOf } from '../files/file-documents.ts'
import { systemActor } from '../permission/actor.ts'
import { holdOn } from '../personal-data/erasure/holds.ts'
import { deleteApart } from '../sensitive/kept-apart.ts'
import { finishedChildren } from './active-cases.ts'

/**
 * Deletes what lies beside a case whose answers are deleted: values kept apart, drafts, files; then the
 * answers of finished cases under it that nothing holds, each with what lies beside it, unless the case goes
 * alone. What is gone already is no fault.
 */
export async function deliverDeletion(deps: Deps, row: OutboxRow): Promise<void> {
  const { case: given } = await loadCase(deps, row.caseId)
  for (const id of (row.params['apart'] ?? []) as string[]) await deleteApart(deps, id)
  for (const { key, status } of given.items)
    if (status !== 'open') await deleteDraft(deps, taskIdOf(given.id, key))
  await dropFilesOf(deps, given.id)
  if (row.params['alone'] === true) return
  for (const child of await finishedChildren(deps, given.id)) {
    // what is held stays; it is found again when its own time has come
    if (await holdOn(deps, child)) continue
    await stepCase(deps, child, {
      inbox: row.id,
      decide: async () => ({ actor: systemActor, command: { type: 'deleteAnswers' } }),
    })
  }
}

/**
 * Deletes what of a case is kept apart, and its sensitive files. What is gone
 * already is no fault.
 */
export async function deliverApartDeletion(deps: Deps, row: OutboxRow): Promise<void> {
  for (const id of (row.params['apart'] ?? []) as string[]) await deleteApart(deps, id)
  await deleteSealedFiles(deps, row.caseId)
}
