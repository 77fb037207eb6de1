import type { FormDefinition, JsonObject, JsonValue, TaskDefinition } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { CompiledForm, FormScope } from '@splot/forms'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { variablesOf } from '../cases/loaded-case.ts'
import { momentOf } from '../definitions/moment-of.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { filesOfCase } from '../files/file-documents.ts'
import type { Relation } from '../permission/relation.ts'
import { fieldsOf, valuesAt } from './form-fields.ts'

/** A form as one item of a task uses it. */
export interface FormUse {
  loaded: LoadedCase
  relation: Relation
  item: TaskItem
  task: TaskDefinition
  form: CompiledForm
  ref: { id: string; version: number }
}

/** Returns the form an item is filled or was filled with; `null` when its task has none. */
export function formUse(
  deps: Deps,
  opened: { loaded: LoadedCase; relation: Relation },
  item: TaskItem,
): FormUse | null {
  const { loaded, relation } = opened
  const task = taskOf(loaded.compiled.definition, item.task)
  const record = loaded.case.answers[item.task]?.find((one) => one.item === item.key)
  const id = record?.form?.id ?? task?.form
  if (!task || id === undefined) return null
  const version = record?.form?.version ?? loaded.release.forms[id] ?? deps.library.form(id).version
  const form = deps.library.compiledForm(id, version, loaded.release)
  return { loaded, relation, item, task, form, ref: { id, version } }
}

/** Returns what the server's form sees: everything of the case, and the files the answers name. */
export async function serverScope(
  deps: Deps,
  use: FormUse,
  answers: JsonObject,
): Promise<FormScope> {
  const { loaded, relation, item, task } = use
  const roles = rolesFor(use)
  const files = await filesOfCase(deps, loaded, fileIdsIn(use.form.definition, answers))
  const base = baseOf(use)
  return {
    variables: {
      ...variablesOf(loaded, { id: relation.person ?? 'public', roles }),
      files: Object.fromEntries(
        files.map(({ id, name, type, sizeBytes }) => [id, { name, type, sizeBytes }]),
      ),
    },
    moment: momentOf(deps, deps.clock.now()),
    roles,
    ...(task.sections ? { sections: task.sections } : {}),
    ...(item.unlocked ? { unlocked: item.unlocked } : {}),
    ...(base ? { base } : {}),
  }
}

/**
 * The scope for judging answers several people work on: what this person may not fill stays as the
 * draft has it, whoever wrote it there. Pure.
 */
export function overDraft(scope: FormScope, drafted: JsonObject): FormScope {
  return { ...scope, base: drafted }
}

/** A person who was given the work counts as holder of its role there. */
export function rolesFor({ relation, item }: Pick<FormUse, 'relation' | 'item'>): string[] {
  const own = item.role !== undefined && item.assignee === relation.person ? [item.role] : []
  return [...new Set([...relation.roles, ...own])]
}

/** Answers that this task goes on from, or `null`. Pure. */
export function baseOf({ loaded, task }: Pick<FormUse, 'loaded' | 'task'>): JsonObject | null {
  if (task.continues === undefined) return null
  return loaded.case.answers[task.continues]?.at(-1)?.answers ?? null
}

/** Returns the ids in all file fields of the answers. Pure. */
export function fileIdsIn(definition: FormDefinition, answers: JsonObject): string[] {
  return fieldsOf(definition)
    .filter(({ field }) => field.type === 'file')
    .flatMap(({ pointer }) => valuesAt(answers, pointer))
    .flatMap((value: JsonValue) => (Array.isArray(value) ? value : []))
    .filter((id) => typeof id === 'string')
}
