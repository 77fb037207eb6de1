import { ApiError } from '@splot/client'
import type { ReactNode } from 'react'
import { ProblemScreen } from './problem-screen.tsx'

/** Says beside a form why it was refused; what is no refusal gets its whole screen. */
export function Refused({ error }: { error: unknown }): ReactNode {
  if (error === null) return null
  if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500)
    return <ProblemScreen error={error} />
  return (
    <p className="sp-error" role="alert">
      {error.title}. {error.hint}
    </p>
  )
}
