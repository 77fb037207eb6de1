import { use, useMemo, useSyncExternalStore } from 'react'
import { FindingsContext } from './check-provider.tsx'
import type { Findings } from './findings-store.ts'

/** Returns what is wrong with the open draft, or with one of its files, and whether more may come. */
export function useFindings(path?: string): Findings {
  const store = use(FindingsContext)
  if (store === null) throw new Error('Expected a page inside of a draft')
  const all = useSyncExternalStore(store.subscribe, store.getState)
  return useMemo(
    () =>
      path === undefined
        ? all
        : { ...all, findings: all.findings.filter(({ file }) => file === path) },
    [all, path],
  )
}
