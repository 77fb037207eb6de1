import type { ReactNode } from 'react'

/** What is wrong with a control, above it; nothing while nothing is. */
export function FaultText({ id, fault }: { id: string; fault: string }): ReactNode {
  if (fault === '') return null
  return (
    <p className="sp-error" id={id}>
      {fault}
    </p>
  )
}
