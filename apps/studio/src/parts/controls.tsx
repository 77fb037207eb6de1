import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

/** One thing that is so or is not. */
export function Tick(props: {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}): ReactNode {
  const id = useId()
  return (
    <div className="st-tick">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        {...(props.hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label htmlFor={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="st-quiet">
          {props.hint}
        </p>
      )}
    </div>
  )
}

/** One of several, in a list to open. */
export function Pick(props: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}): ReactNode {
  const id = useId()
  return (
    <div className="st-pick">
      <label htmlFor={id} className="sp-label">
        {props.label}
      </label>
      <select
        id={id}
        className="sp-input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A short text. */
export function Words(props: {
  label: string
  hint?: string
  value: string
  numeric?: boolean
  onChange: (value: string) => void
}): ReactNode {
  const id = useId()
  const [text, setText] = useState(props.value)
  const typing = useRef(false)
  // what is typed stays as typed: `1,` is on the way to `1,50`
  useEffect(() => {
    if (!typing.current) setText(props.value)
  }, [props.value])
  return (
    <div className="st-words">
      <label htmlFor={id} className="sp-label">
        {props.label}
      </label>
      <input
        id={id}
        className="sp-input"
        value={text}
        {...(props.numeric === true && { inputMode: 'numeric' as const })}
        {...(props.hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => {
          typing.current = true
          setText(event.target.value)
          props.onChange(event.target.value)
        }}
        onBlur={() => {
          typing.current = false
          setText(props.value)
        }}
      />
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="st-quiet">
          {props.hint}
        </p>
      )}
    </div>
  )
}
