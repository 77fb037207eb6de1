import { splitPointer, toLocalText } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { CompiledForm, FormScope } from '@splot/forms'
import type { FieldNoteView } from '../types.ts'

/**
 * Returns what is told of the fields of an open task's form, without fields that the reader's roles may
 * not see; `[]` once the task is done. Pure.
 */
export function readableNotes(
  { status, notes = [] }: TaskItem,
  form: CompiledForm,
  scope: FormScope,
): FieldNoteView[] {
  if (status !== 'open') return []
  return notes
    .filter(({ at }) => at === '' || maySee(at, form, scope))
    .map(({ at, text }) => ({ at, text: toLocalText(text) }))
}

/** Asked by a value at that place alone: what answers lose is what the reader may not see. */
function maySee(at: string, form: CompiledForm, scope: FormScope): boolean {
  const alone = valueAt(splitPointer(at)) as JsonObject
  return JSON.stringify(form.redact(alone, scope)) === JSON.stringify(alone)
}

function valueAt([step, ...rest]: readonly string[]): JsonValue {
  if (step === undefined) return true
  return /^\d+$/.test(step) ? [valueAt(rest)] : { [step]: valueAt(rest) }
}
