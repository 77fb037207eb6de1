import { useQueryClient } from '@tanstack/react-query'
import { mergeFile } from '@splot/definition/edit'
import { useEffect, useState, type ReactNode } from 'react'
import { client, draftService } from '../api/client.ts'
import { meQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { translation } from '../texts/i18n.ts'
import { DraftContext } from './draft-context.ts'
import { openDraftStore, type DraftStore } from './draft-store.ts'
import { createEditKeeper } from './kept-edits.ts'

const keeper = createEditKeeper()

/** Opens a draft for the pages below, and sends what is left of its changes when they are left. */
export function DraftProvider(props: { id: string; children: ReactNode }): ReactNode {
  const { id } = props
  const [store, setStore] = useState<DraftStore | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [tries, setTries] = useState(0)
  const queries = useQueryClient()

  useEffect(() => {
    let opened: DraftStore | undefined
    let left = false
    setProblem(null)
    openDraftStore(id, {
      service: draftService,
      keeper,
      merge: mergeFile,
      locale: translation.current,
      me: () => queries.getQueryData(meQuery.queryKey)?.id,
      now: () => Date.now(),
      later(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    }).then(
      (made) => {
        if (left) made.close()
        else setStore((opened = made))
      },
      (error: unknown) => {
        if (!left) setProblem(error)
      },
    )
    return () => {
      left = true
      setStore(null)
      void opened?.flush().finally(() => {
        opened?.close()
        void queries.invalidateQueries({ queryKey: ['drafts'] })
      })
    }
  }, [id, tries, queries])

  useEffect(() => (store === null ? undefined : keepInStep(store)), [store])

  if (problem !== null) {
    return (
      <div className="st-page">
        <ProblemScreen error={problem} onRetry={() => setTries(tries + 1)} />
      </div>
    )
  }
  if (store === null) {
    return (
      <div className="st-page">
        <Skeleton lines={8} />
      </div>
    )
  }
  return <DraftContext value={store}>{props.children}</DraftContext>
}

/** Takes what others change, sends when the connection is back and before the page is hidden. */
function keepInStep(store: DraftStore): () => void {
  const refresh = (revision?: number) => void store.refresh(revision).catch(() => undefined)
  const flush = () => void store.flush()
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush()
    else refresh()
  }
  window.addEventListener('online', flush)
  document.addEventListener('visibilitychange', hidden)
  const stop = client.subscribe({
    change: () => undefined,
    draft: ({ draftId, revision }) => {
      if (draftId === store.getState().draft.id) refresh(revision)
    },
    resync: () => refresh(),
  })
  return () => {
    window.removeEventListener('online', flush)
    document.removeEventListener('visibilitychange', hidden)
    stop()
  }
}
