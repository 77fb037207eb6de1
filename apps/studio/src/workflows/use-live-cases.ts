import { queryOptions, useQuery } from '@tanstack/react-query'
import { client } from '../api/client.ts'

const liveCasesQuery = queryOptions({
  queryKey: ['live-cases'],
  queryFn: async () => (await client.listLiveCases()).items,
  staleTime: 10_000,
})

/**
 * Returns how many cases of a workflow are live; none where that is not known, for publishing asks again.
 */
export function useLiveCases(workflow: string): number {
  const { data = [] } = useQuery(liveCasesQuery)
  return data.find((one) => one.workflow === workflow)?.cases ?? 0
}
