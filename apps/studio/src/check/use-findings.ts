import { use, useEffect, useState, useSyncExternalStore } from 'react'
import type { ExampleDeadline } from '@splot/engine'
import { FindingsContext } from './check-provider.tsx'
import type { ExampleQuestion } from './finding.ts'
import type { Findings, FindingsStore } from './findings-store.ts'

/** Returns what is wrong with the open draft, and whether more may come. */
export function useFindings(): Findings {
  const store = useFindingsStore()
  return useSyncExternalStore(store.subscribe, store.getState)
}

/** Returns what is wrong with one file of the open draft: the same list until that changes. */
export function useFileFindings(path: string): Findings['findings'] {
  const store = useFindingsStore()
  return useSyncExternalStore(store.subscribe, () => store.of(path))
}

function useFindingsStore(): FindingsStore {
  const store = use(FindingsContext)
  if (store === null) throw new Error('Expected a page inside of a draft')
  return store
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
