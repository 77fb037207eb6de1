import { useCallback, useEffect, useState } from 'react'
import type { Client } from '@splot/client'
import type { CaseView } from '@splot/runtime'

/** A case as far as it is known: `null` while it loads, `error` when it could not be read. */
export interface LiveCase {
  view: CaseView | null
  error: unknown
  reload: () => void
}

/** Returns a case and keeps it up to date while the component stands; for embedders without a cache. */
export function useCase(client: Pick<Client, 'getCase' | 'subscribe'>, id: string): LiveCase {
  const [state, setState] = useState<{ id: string; view: CaseView | null; error: unknown }>({
    id,
    view: null,
    error: null,
  })
  const reload = useCallback(() => {
    client.getCase(id).then(
      (view) => setState({ id, view, error: null }),
      (error: unknown) => setState({ id, view: null, error }),
    )
  }, [client, id])

  useEffect(() => {
    reload()
    return client.subscribe({
      change: ({ caseId }) => caseId === id && reload(),
      resync: reload,
    })
  }, [client, id, reload])

  return state.id === id ? { ...state, reload } : { view: null, error: null, reload }
}
