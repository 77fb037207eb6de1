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

/** Frames within which what was added is on the page, on a busy machine too. */
const framesWaited = 120

/** Gives a place the focus once it is on the page; what it lies in, if it does not come. */
export function focusSoon(place: string, frames = framesWaited): void {
  requestAnimationFrame(() => {
    const there = document.querySelector(`[data-place="${CSS.escape(place)}"]`) !== null
    if (there || frames === 0) focusPlace(place)
    else focusSoon(place, frames - 1)
  })
}
