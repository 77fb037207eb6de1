import type { ReactNode } from 'react'
import { useDraft } from '../draft/draft-context.ts'

/** Controls as they stand, without a layout of their own; where the draft can only be read, so can they. */
export function Editable({ children }: { children: ReactNode }): ReactNode {
  const editable = useDraft((state) => state.editable)
  return (
    <fieldset className="st-editable" disabled={!editable}>
      {children}
    </fieldset>
  )
}
