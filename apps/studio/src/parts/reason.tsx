import { useId, type ReactNode } from 'react'

/** A short text that says why; it is kept for good. */
export function Reason(props: {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
}): ReactNode {
  const field = useId()
  const hint = useId()
  return (
    <div className="sp-field">
      <label htmlFor={field} className="sp-label">
        {props.label}
      </label>
      {props.hint !== undefined && (
        <p id={hint} className="st-quiet">
          {props.hint}
        </p>
      )}
      <textarea
        id={field}
        className="sp-input"
        rows={3}
        maxLength={2000}
        value={props.value}
        {...(props.hint !== undefined && { 'aria-describedby': hint })}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </div>
  )
}
