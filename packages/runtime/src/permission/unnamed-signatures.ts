import type { FormDefinition, JsonObject, JsonValue } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import { signatureKeys } from '../forms/signed-hash.ts'
import type { Relation } from './relation.ts'
import { mayKnowWho } from './task-permission.ts'

/** What stands for a name that is not told. */
const untold = '—'

/**
 * Returns answers as a reader may have them told: where they may not know who did blind work, its
 * signatures say when it was signed, not by whom. Pure.
 */
export function withUnnamedSignatures(
  relation: Relation,
  { loaded, item }: { loaded: LoadedCase; item: TaskItem },
  form: FormDefinition,
  answers: JsonObject,
): JsonObject {
  const task = taskOf(loaded.compiled.definition, item.task)
  if (!task?.assign.blind || mayKnowWho(relation, loaded, item)) return answers
  const keys = signatureKeys(form).filter((key) => answers[key] !== undefined)
  return { ...answers, ...Object.fromEntries(keys.map((key) => [key, unnamed(answers[key])])) }
}

function unnamed(records: JsonValue | undefined): JsonValue {
  if (!Array.isArray(records)) return []
  return (records as JsonObject[]).map((record) => ({ ...record, person: '', name: untold }))
}
