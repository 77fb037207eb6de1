import { useId, type ReactNode } from 'react'

/** Something that holds or does not. */
export function CheckField(props: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  help?: string
  place?: string
}): ReactNode {
  const id = useId()
  const { label, checked, help, place } = props
  return (
    <div className="st-check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        data-place={place}
        {...(help !== undefined && { 'aria-describedby': `${id}-help` })}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p className="sp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}
