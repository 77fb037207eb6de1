import type { ReactNode } from 'react'

/** Nothing to show, said kindly, with what can be done. */
export function Empty(props: { title: string; hint: string; children?: ReactNode }): ReactNode {
  return (
    <div className="st-empty">
      <p className="st-empty-title">{props.title}</p>
      <p>{props.hint}</p>
      {props.children}
    </div>
  )
}
