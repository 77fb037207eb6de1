import { useId, useState, type ReactNode } from 'react'

/** A line that opens into what lies behind it. */
export function Disclosure(props: {
  title: ReactNode
  children: () => ReactNode
  /** Open from the beginning, or as soon as this turns true. */
  open?: boolean
  place?: string | undefined
}): ReactNode {
  const id = useId()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const [asked, setAsked] = useState(props.open)
  if (asked !== props.open) {
    setAsked(props.open)
    if (props.open === true) setChosen(null)
  }
  const open = chosen ?? props.open ?? false
  return (
    <div className="st-disclosure" data-open={open}>
      <button
        type="button"
        className="st-disclosure-title"
        aria-expanded={open}
        aria-controls={id}
        data-place={props.place}
        onClick={() => setChosen(!open)}
      >
        <span className="st-chevron" aria-hidden="true" />
        <span>{props.title}</span>
      </button>
      <div id={id} hidden={!open} className="st-disclosure-body">
        {open && props.children()}
      </div>
    </div>
  )
}
