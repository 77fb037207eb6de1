import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react'
import type { EditCommand } from '@splot/definition/edit'
import type { DraftState, DraftStore } from './draft-store.ts'

/** The open draft of the pages below; `null` outside of one. */
export const DraftContext = createContext<DraftStore | null>(null)

/** Returns the store of the open draft. */
export function useDraftStore(): DraftStore {
  const store = use(DraftContext)
  if (store === null) throw new Error('Expected a page inside of a draft')
  return store
}

/**
 * Returns what `select` reads of the open draft; the component is rendered again only when that
 * changes. `select` gives what lies in the state, nothing it makes itself.
 */
export function useDraft<T>(select: (state: DraftState) => T): T {
  const store = useDraftStore()
  const chosen = useRef(select)
  chosen.current = select
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => chosen.current(store.getState()), [store]),
  )
}

/** Returns the function that does an edit. */
export function useRun(): (command: EditCommand) => void {
  return useDraftStore().run
}
