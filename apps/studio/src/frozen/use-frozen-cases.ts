import { queryOptions, useQuery } from '@tanstack/react-query'
import type { FrozenCase } from '@splot/runtime'
import { client } from '../api/client.ts'

const frozenCasesQuery = queryOptions({
  queryKey: ['frozen-cases'],
  queryFn: async () => (await client.listFrozenCases()).items,
  staleTime: 60_000,
})

/** Live cases that keep their rules for now; none until that is known. */
export function useFrozenCases(): readonly FrozenCase[] {
  return useQuery(frozenCasesQuery).data ?? []
}
