import { ApiError } from '@splot/client'
import { QueryClient } from '@tanstack/react-query'

/** What was read from the server, kept while it is fresh. A refusal is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => !(error instanceof ApiError && error.status > 0) && count < 2,
    },
  },
})
