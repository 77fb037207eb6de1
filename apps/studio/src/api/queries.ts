import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Me } from '@splot/runtime'
import { client, draftService } from './client.ts'

// One place for what is asked and under which key, so that live changes know what to read again.

/** The signed-in person or `null`; the portal and the studio share the session. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => client.me(),
  staleTime: 300_000,
})

/** The programme in force. */
export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  queryFn: () => client.programme(),
})

/** All drafts, the one changed last first. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async () => {
    const drafts = await draftService.list()
    return drafts.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
  },
})

/** All releases, the last first. */
export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: () => client.listReleases(),
})

/** One release, and how far its cases are. */
export function releaseQuery(id: string) {
  return queryOptions({
    queryKey: ['releases', id],
    queryFn: () => client.getRelease(id),
    // what is on its way is asked for as well: a message may be missed while the connection is made
    refetchInterval: ({ state }) => {
      const status = state.data?.migration.status
      return status === 'waiting' || status === 'running' || status === 'undoing' ? 2_000 : false
    },
  })
}

/** The signed-in person; `undefined` while that is not known, `null` for nobody. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data
}
