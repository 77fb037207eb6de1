import type { JsonObject } from '@splot/definition'
import type { FormState } from '@splot/forms'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { signableFieldsOf } from '../forms/form-fields.ts'
import type { PlacedField } from '../forms/form-fields.ts'
import { serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { OpenedTask } from '../tasks/open-task.ts'
import { loadDraft } from './draft-document.ts'

/**
 * Returns whether the reader has signed in the draft of an open task wherever they may: by their roles,
 * and by what the fields say of them.
 */
export async function hasSigned(deps: Deps, opened: OpenedTask): Promise<boolean> {
  const { loaded, item, relation } = opened
  const { form: id, sections } = taskOf(loaded.compiled.definition, item.task) ?? {}
  const version = id === undefined ? undefined : loaded.release.forms[id]
  if (id === undefined || version === undefined) return false
  const draft = await loadDraft(deps, opened.id)
  const theirs = signableFieldsOf(deps.library.form(id, version), sections).filter(({ field }) =>
    field.signers?.some((role) => relation.roles.includes(role)),
  )
  const states = await askedFields(deps, opened, theirs, draft?.answers ?? {})
  return theirs
    .filter(({ pointer }) => !states?.get(pointer)?.unsignable)
    .every(({ pointer }) => signersIn(draft?.answers[pointer.slice(1)]).includes(relation.person))
}

/** The fields as they stand, only worked out where one of them asks who signs. */
async function askedFields(
  deps: Deps,
  opened: OpenedTask,
  fields: readonly PlacedField[],
  answers: JsonObject,
): Promise<FormState['fields'] | null> {
  if (fields.every(({ field }) => field.signWhen === undefined)) return null
  const use = formUse(deps, opened, opened.item)
  return use && use.form.state(answers, await serverScope(deps, use, answers)).fields
}

function signersIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value.map((record: { person?: unknown }) => record.person) : []
}
