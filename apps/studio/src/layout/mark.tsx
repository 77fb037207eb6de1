import type { ReactNode } from 'react'

/** The woven mark of Splot. */
export function Mark(): ReactNode {
  return (
    <svg className="st-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round">
        <path d="M4 11h8M19 11h9M4 21h17M28 21h-1M11 4v17M11 28v-1M21 4v8M21 19v9" />
      </g>
    </svg>
  )
}
