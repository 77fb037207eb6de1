import type { TaskDefinition } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { CompiledForm } from '@splot/forms'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import type { HeldKeys } from '../ledgers/held-keys.ts'
import type { Relation } from '../permission/relation.ts'

/** A form as one item of a task uses it. */
export interface FormUse {
  loaded: LoadedCase
  relation: Relation
  item: TaskItem
  task: TaskDefinition
  form: CompiledForm
  ref: { id: string; version: number }
  /** Holds the keys of ledgers that are read, for a step that decides by them; absent: just read. */
  held?: HeldKeys
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
