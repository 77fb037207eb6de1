import type { ReactNode } from 'react'
import type { SelectOption } from './select-field.tsx'

/** Several of a list, such as roles. */
export function CheckList(props: {
  label: string
  values: readonly string[]
  options: readonly SelectOption[]
  onChange: (values: string[]) => void
  help?: string
  place?: string
}): ReactNode {
  const { label, values, options, help, place, onChange } = props
  const unknown = values.filter((value) => !options.some((option) => option.value === value))
  const all = [...options, ...unknown.map((value) => ({ value, label: value }))]
  return (
    <fieldset className="st-checks" data-place={place}>
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      <div className="st-checks-list">
        {all.map(({ value, label: text }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...values, value]
                    : values.filter((other) => other !== value),
                )
              }
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
