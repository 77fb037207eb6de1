import type { LocalText } from '@splot/definition'
import type { FieldNoteView } from '@splot/runtime'

/** What is told of fields, by JSON Pointer; `''`: of the whole form. */
export type NotesByPlace = ReadonlyMap<string, readonly LocalText[]>

/** Returns notes by the place that they are about, in their order. Pure. */
export function notesByPlace(notes: readonly FieldNoteView[]): NotesByPlace {
  const found = new Map<string, LocalText[]>()
  for (const { at, text } of notes) found.set(at, [...(found.get(at) ?? []), text])
  return found
}
