import type { ReactNode } from 'react'
import { useDraft } from '../draft/draft-context.ts'

/** Fields of one thing; where the draft can only be read, so can they. */
export function Fields({ children }: { children: ReactNode }): ReactNode {
  const editable = useDraft((state) => state.editable)
  return (
    <fieldset className="st-plain" disabled={!editable}>
      <div className="st-fields">{children}</div>
    </fieldset>
  )
}
