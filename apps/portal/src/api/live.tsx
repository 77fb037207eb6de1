import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from './client.ts'
import { useMe } from './queries.ts'

/** Listens to changes while somebody is signed in, and reads again what they touch. */
export function LiveUpdates(): null {
  const queries = useQueryClient()
  const person = useMe()?.id
  useEffect(() => {
    if (person === undefined) return undefined
    const lists = () => {
      for (const key of ['tasks', 'cases', 'calls', 'notices']) {
        void queries.invalidateQueries({ queryKey: [key] })
      }
      // computed from every case: read again when it is looked at again, not at every change
      void queries.invalidateQueries({ queryKey: ['panels'], refetchType: 'none' })
    }
    return client.subscribe({
      change({ caseId }) {
        void queries.invalidateQueries({ queryKey: ['case', caseId] })
        lists()
      },
      // a letter is written after the step it tells of
      notice() {
        void queries.invalidateQueries({ queryKey: ['notices'] })
      },
      resync() {
        void queries.invalidateQueries({ queryKey: ['case'] })
        lists()
      },
    })
  }, [queries, person])
  return null
}
