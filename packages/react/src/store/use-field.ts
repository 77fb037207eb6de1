// The third argument of useSyncExternalStore lets a form be rendered where there is no browser.

import { useCallback, useSyncExternalStore } from 'react'
import type { JsonValue } from '@splot/definition'
import { useFormContext } from './form-context.ts'
import type { FieldView, FormStore, FormSummary } from './types.ts'

/** Returns what the control at `pointer` shows; renders again only when that changes. */
export function useField(pointer: string): FieldView {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeField(pointer, listener),
    [store, pointer],
  )
  const view = () => store.getField(pointer)
  return useSyncExternalStore(subscribe, view, view)
}

/** Returns the value at `pointer`; follows the keys of a control that shows them by itself after the paint. */
export function useTypedValue(pointer: string): JsonValue | undefined {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [
        store.subscribeField(pointer, listener),
        store.subscribeTyped(pointer, listener),
      ]
      return () => stops.forEach((stop) => stop())
    },
    [store, pointer],
  )
  return useSyncExternalStore(subscribe, () => store.getField(pointer).value)
}

/** Returns what concerns the whole form: pages, statuses, shown errors. */
export function useFormSummary(store: FormStore): FormSummary {
  const subscribe = useCallback((listener: () => void) => store.subscribeSummary(listener), [store])
  const summary = () => store.getSummary()
  return useSyncExternalStore(subscribe, summary, summary)
}
