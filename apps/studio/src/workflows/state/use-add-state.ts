import type { EditCommand } from '@splot/definition/edit'
import { useDraftStore } from '../../draft/draft-context.ts'
import { focusPlace } from '../../places/use-focused-place.ts'
import { useOutline } from '../outline-context.ts'
import { addedState } from './added-state.ts'

/** Returns what does an edit that adds a state: the new one is opened, and its name has the focus. */
export function useAddState(onAdded: (id: string) => void): (command: EditCommand) => void {
  const store = useDraftStore()
  const { path } = useOutline()
  return (command) => {
    const added = addedState(store.getState().files, path, command)
    store.run(command)
    if (added?.definition.id === undefined) return
    onAdded(added.definition.id)
    focusSoon(`${added.pointer}/meta/title/pl`)
  }
}

/** Gives a place the focus once it is on the page. */
export function focusSoon(place: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusPlace(place)))
}
