import { ApiError } from '@splot/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

/** What was read from the server, kept while it is fresh. A refusal is not asked again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // a fault of ours, not of the server: tell whoever looks at the console
    onError: (error) => error instanceof ApiError || reportError(error),
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => !(error instanceof ApiError && error.status > 0) && count < 2,
    },
  },
})
