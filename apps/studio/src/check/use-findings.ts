import { use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ExampleDeadline } from '@splot/engine'
import { FindingsContext } from './check-provider.tsx'
import type { ExampleQuestion } from './finding.ts'
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

/** What a deadline comes to when it is counted from a day; `null` until that is known. */
export function useExample(question: ExampleQuestion): ExampleDeadline | null {
  const store = use(FindingsContext)
  const [told, setTold] = useState<ExampleDeadline | null>(null)
  const asked = JSON.stringify(question)
  useEffect(() => {
    let isCurrent = true
    void store?.example(JSON.parse(asked) as ExampleQuestion).then((example) => {
      if (isCurrent) setTold(example)
    })
    return () => {
      isCurrent = false
    }
  }, [store, asked])
  return told
}
