import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '../api/client.ts'

/** Reads releases again whenever one of them, or how far its cases are, changed. */
export function useLiveReleases(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const reread = () => void queries.invalidateQueries({ queryKey: ['releases'] })
    return client.subscribe({ change: () => undefined, release: reread, resync: reread })
  }, [queries])
}
