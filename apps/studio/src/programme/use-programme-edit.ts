import type { JsonValue, LocalText } from '@splot/definition'
import { addNamed, newNameIn, setValue } from '@splot/definition/edit'
import { useDraftStore } from '../draft/draft-context.ts'
import { programmePath } from '../draft/use-files.ts'
import { focusSoon } from '../workflows/state/use-add-state.ts'

/** What pages of the programme do with its file. */
export interface ProgrammeEdit {
  /** Puts a value at a JSON Pointer; `undefined` takes it away. */
  set: (pointer: string, value: unknown, label: LocalText) => void
  /** Adds a thing under a new name; its line has the focus then. */
  add: (pointer: string, title: LocalText, value: unknown, label: LocalText) => void
}

/** Returns what changes the file of the programme. */
export function useProgrammeEdit(): ProgrammeEdit {
  const store = useDraftStore()
  return {
    set: (pointer, value, label) =>
      store.run(setValue(programmePath, pointer, value as JsonValue | undefined, label)),
    add(pointer, title, value, label) {
      const place = { path: programmePath, pointer }
      const name = newNameIn(store.getState().files, place, title)
      store.run(addNamed(place, title, value as JsonValue, label))
      focusSoon(`${pointer}/${name}`)
    },
  }
}
