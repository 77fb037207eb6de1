import './choice.css'
import { useId, type ReactNode } from 'react'

/** A choice of one of a few, all in sight. */
export function Choice<T extends string>(props: {
  label: string
  value: T
  options: readonly { value: T; label: string; hint?: string }[]
  onChange: (value: T) => void
  /** Under each other, with hints, instead of side by side. */
  stacked?: boolean
}): ReactNode {
  const { label, value, options, onChange, stacked = false } = props
  const name = useId()
  return (
    <fieldset className="st-choice" data-stacked={stacked}>
      <legend className={stacked ? 'sp-label' : 'sp-visually-hidden'}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span className="st-quiet">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
