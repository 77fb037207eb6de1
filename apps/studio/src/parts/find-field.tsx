import { useId, type ReactNode } from 'react'

/** What a list on the page is narrowed by; the label stands in the field. */
export function FindField(props: {
  label: string
  value: string
  onChange: (value: string) => void
}): ReactNode {
  const id = useId()
  return (
    <>
      <label className="sp-visually-hidden" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        type="search"
        className="sp-input"
        placeholder={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  )
}
