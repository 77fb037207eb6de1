import type { ReactNode } from 'react'
import { useRouteError } from 'react-router'
import { ProblemScreen } from './problem-screen.tsx'

/** What people see when a page could not be loaded or broke. */
export function RouteProblem(): ReactNode {
  const error = useRouteError()
  return (
    <div className="st-page">
      <ProblemScreen error={error} onRetry={() => window.location.reload()} />
    </div>
  )
}
