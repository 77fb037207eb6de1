import { useId, type ReactNode, type RefObject } from 'react'

/** One line to type into, with its label and help. */
export function TextInput(props: {
  label: string
  help?: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'date' | 'search'
  required?: boolean
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  maxLength?: number
  min?: string
  input?: RefObject<HTMLInputElement | null>
}): ReactNode {
  const id = useId()
  const { label, help, onChange, input, ...rest } = props
  return (
    <div className="sp-field">
      <label className="sp-label" htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className="sp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        {...rest}
        ref={input}
        id={id}
        className="sp-input"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
