import { useCallback, useSyncExternalStore } from 'react'
import { useFormContext } from './form-context.ts'
import type { FieldView, FormStore, FormSummary } from './types.ts'

/** Returns what the control at `pointer` shows; renders again only when that changes. */
export function useField(pointer: string): FieldView {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeField(pointer, listener),
    [store, pointer],
  )
  return useSyncExternalStore(subscribe, () => store.getField(pointer))
}

/** Returns what concerns the whole form: pages, statuses, shown errors. */
export function useFormSummary(store: FormStore): FormSummary {
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeSummary(listener), [store]),
    () => store.getSummary(),
  )
}
