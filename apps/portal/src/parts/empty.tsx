import type { ReactNode } from 'react'

/** Nothing to show, said kindly, with what can be done. */
export function Empty(props: { title: string; hint: string; children?: ReactNode }): ReactNode {
  return (
    <div className="po-empty">
      <svg viewBox="0 0 64 64" width="56" height="56" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round">
          <path d="M8 24h18M38 24h18M8 42h34M54 42h2M24 8v34M24 54v2M42 8v18M42 36v20" />
        </g>
      </svg>
      <p className="po-empty-title">{props.title}</p>
      <p>{props.hint}</p>
      {props.children}
    </div>
  )
}
