import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { signableFieldsOf } from '../forms/form-fields.ts'
import type { OpenedTask } from '../tasks/open-task.ts'
import { loadDraft } from './draft-document.ts'

/** Returns whether the reader has signed wherever their roles sign in the draft of an open task. */
export async function hasSigned(deps: Deps, opened: OpenedTask): Promise<boolean> {
  const { loaded, item, relation } = opened
  const { form: id, sections } = taskOf(loaded.compiled.definition, item.task) ?? {}
  const version = id === undefined ? undefined : loaded.release.forms[id]
  if (id === undefined || version === undefined) return false
  const draft = await loadDraft(deps, opened.id)
  return signableFieldsOf(deps.library.form(id, version), sections)
    .filter(({ field }) => field.signers?.some((role) => relation.roles.includes(role)))
    .every(({ pointer }) => signersIn(draft?.answers[pointer.slice(1)]).includes(relation.person))
}

function signersIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value.map((record: { person?: unknown }) => record.person) : []
}
