import { useId, type ReactNode } from 'react'
import type { Locale } from '@splot/definition'

/** A text people type; every key is an edit, so nothing has to be sent. */
export function TextField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  help?: string | undefined
  /** Language of the text. */
  lang?: Locale
  /** Several lines. */
  long?: boolean
  /** What is wrong with it. */
  error?: string | undefined
  /** JSON Pointer of the value, so that findings lead here. */
  place?: string | undefined
  disabled?: boolean
  /** The label is for those who do not see what is around. */
  quiet?: boolean
  /** A keyboard with digits comes up. */
  numeric?: boolean
  maxLength?: number
  onBlur?: () => void
}): ReactNode {
  const id = useId()
  const { label, value, help, lang, long = false, error, place, disabled = false } = props
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  const shared = {
    id,
    className: long ? 'sp-input sp-textarea' : 'sp-input',
    value,
    lang,
    disabled,
    'data-place': place,
    'aria-invalid': error !== undefined,
    maxLength: props.maxLength,
    onBlur: props.onBlur,
    ...(props.numeric === true && { inputMode: 'numeric' as const }),
    ...(described !== '' && { 'aria-describedby': described }),
  }
  return (
    <div className="st-field">
      <label htmlFor={id} className={props.quiet === true ? 'sp-visually-hidden' : 'sp-label'}>
        {label}
      </label>
      {help !== undefined && (
        <p className="sp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {long ? (
        <textarea {...shared} rows={3} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => props.onChange(event.target.value)} />
      )}
      {error !== undefined && (
        <p className="sp-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
