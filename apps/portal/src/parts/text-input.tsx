import { useId, type ReactNode, type RefObject } from 'react'
import { FaultText } from './fault-text.tsx'
import { RequiredMark } from './required-mark.tsx'
import { useOwnFault } from './use-own-fault.ts'

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
  const { fault, onInvalid, forget } = useOwnFault()
  const described = [
    ...(help === undefined ? [] : [`${id}-help`]),
    ...(fault === '' ? [] : [`${id}-fault`]),
  ]
  return (
    <div className="sp-field" data-invalid={fault !== ''}>
      <label className="sp-label" htmlFor={id}>
        {label}
        <RequiredMark required={props.required} />
      </label>
      {help !== undefined && (
        <p className="sp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <FaultText id={`${id}-fault`} fault={fault} />
      <input
        {...rest}
        ref={input}
        id={id}
        className="sp-input"
        aria-describedby={described.join(' ') || undefined}
        aria-invalid={fault !== '' || undefined}
        onInvalid={onInvalid}
        onChange={(event) => {
          forget()
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
