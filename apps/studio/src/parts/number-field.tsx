import { useEffect, useId, useState, type ReactNode } from 'react'

/** A number people type; what is no number within its bounds is not taken. */
export function NumberField(props: {
  label: string
  value: number
  min?: number
  max?: number
  step?: number
  /** Whole numbers only. Default `true`. */
  whole?: boolean
  /** Said behind the number: `days`. */
  unit?: string
  /** The label is for those who do not see the table around. */
  quiet?: boolean
  onChange: (value: number) => void
}): ReactNode {
  const { label, value, min = 0, max = 1_000_000, whole = true, quiet = false } = props
  const id = useId()
  const [text, setText] = useState(String(value))
  useEffect(() => setText((before) => (Number(before) === value ? before : String(value))), [value])
  const read = (typed: string): number | null => {
    const number = Number(typed)
    const fits = typed.trim() !== '' && number >= min && number <= max
    return fits && (!whole || Number.isInteger(number)) ? number : null
  }
  return (
    <div className="st-number">
      <label htmlFor={id} className={quiet ? 'sp-visually-hidden' : 'sp-label'}>
        {label}
      </label>
      <span>
        <input
          id={id}
          type="number"
          className="sp-input"
          inputMode={whole ? 'numeric' : 'decimal'}
          min={min}
          max={max}
          step={props.step ?? (whole ? 1 : 'any')}
          value={text}
          aria-invalid={read(text) === null}
          onChange={(event) => {
            setText(event.target.value)
            const number = read(event.target.value)
            if (number !== null) props.onChange(number)
          }}
          onBlur={() => setText(String(value))}
        />
        {props.unit !== undefined && <span className="st-quiet">{props.unit}</span>}
      </span>
    </div>
  )
}
