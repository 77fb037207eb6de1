import { createContext, useEffect, useState, type ReactNode } from 'react'
import { useDraftStore } from '../draft/draft-context.ts'
import type { CheckReply, ExampleReply } from './finding.ts'
import { createFindingsStore, type FindingsStore } from './findings-store.ts'

/** The findings of the open draft; `null` outside of one. */
export const FindingsContext = createContext<FindingsStore | null>(null)

/** A pause in typing after which the draft is looked at. */
const pauseMs = 250

/** Lets a worker look at the open draft whenever something changed. */
export function CheckProvider({ children }: { children: ReactNode }): ReactNode {
  const draft = useDraftStore()
  const [store, setStore] = useState<FindingsStore>(() => createFindingsStore(() => undefined))

  useEffect(() => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
    const made = createFindingsStore((request) => worker.postMessage(request, { transfer: [] }))
    worker.addEventListener('message', ({ data }: MessageEvent<CheckReply | ExampleReply>) =>
      made.take(data),
    )
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => made.look(draft.getState())
    const stop = draft.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(look, pauseMs)
    })
    setStore(made)
    look()
    return () => {
      stop()
      clearTimeout(timer)
      worker.terminate()
    }
  }, [draft])

  return <FindingsContext value={store}>{children}</FindingsContext>
}
