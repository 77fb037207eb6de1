import type { ReactNode } from 'react'

/**
 * What a case is called. No link: an administrator need not be allowed to open it. Without a number its
 * id tells it from others of the same title.
 */
export function CaseName(props: { id: string; title: string; number: string | null }): ReactNode {
  const { id, title, number } = props
  return (
    <>
      <b>{number === null ? title : `${number} ${title}`}</b>
      {number === null && <span className="st-quiet"> {id}</span>}
    </>
  )
}
