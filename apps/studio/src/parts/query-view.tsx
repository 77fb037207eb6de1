import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemScreen } from './problem-screen.tsx'
import { Skeleton } from './skeleton.tsx'

/** What a query gave: its view, a quiet placeholder while it loads, or what to do when it failed. */
export function QueryView<T>(props: {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  children: (data: T) => ReactNode
  lines?: number
}): ReactNode {
  const { data, error, refetch } = props.query
  if (data !== undefined) return props.children(data)
  if (error !== null) return <ProblemScreen error={error} onRetry={() => void refetch()} />
  return <Skeleton lines={props.lines ?? 5} />
}
