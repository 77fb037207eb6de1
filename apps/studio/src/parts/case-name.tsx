import type { ReactNode } from 'react'
import type { LocalText } from '@splot/definition'
import { useLocalText } from '@splot/react/texts'

/**
 * What a case is called. No link: an administrator need not be allowed to open it. Without a number its
 * id tells it from others of the same title.
 */
export function CaseName(props: {
  id: string
  title: LocalText
  number: string | null
}): ReactNode {
  const { id, number } = props
  const title = useLocalText()(props.title)
  return (
    <>
      <b>{number === null ? title : `${number} ${title}`}</b>
      {number === null && <span className="st-quiet"> {id}</span>}
    </>
  )
}
