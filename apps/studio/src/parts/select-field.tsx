import { useId, type ReactNode } from 'react'

/** One of the choices of a list. */
export interface SelectOption {
  value: string
  label: string
  /** Heading it stands under. */
  group?: string | undefined
}

/** A choice from a list that fits on a screen; the platform's own control. */
export function SelectField(props: {
  label: string
  value: string
  options: readonly SelectOption[]
  onChange: (value: string) => void
  help?: string | undefined
  /** Shown when nothing is chosen; it can be chosen again. */
  none?: string
  place?: string | undefined
  disabled?: boolean
  quiet?: boolean
}): ReactNode {
  const id = useId()
  const { label, value, options, help, none, place, disabled = false, quiet = false } = props
  const isListed = options.some((option) => option.value === value)
  const unknown = value !== '' && !isListed
  return (
    <div className="st-field">
      <label htmlFor={id} className={quiet ? 'sp-visually-hidden' : 'sp-label'}>
        {label}
      </label>
      {help !== undefined && (
        <p className="sp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <select
        id={id}
        className="sp-input sp-select"
        value={value}
        disabled={disabled}
        data-place={place}
        aria-invalid={unknown}
        {...(help !== undefined && { 'aria-describedby': `${id}-help` })}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {(none !== undefined || (value === '' && !isListed)) && (
          <option value="">{none ?? ''}</option>
        )}
        {unknown && <option value={value}>{value}</option>}
        {grouped(options).map(([group, members]) =>
          group === '' ? (
            members.map(toOption)
          ) : (
            <optgroup key={group} label={group}>
              {members.map(toOption)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  )
}

function toOption({ value, label }: SelectOption): ReactNode {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}

function grouped(options: readonly SelectOption[]): [string, SelectOption[]][] {
  const groups = new Map<string, SelectOption[]>()
  for (const option of options) {
    const group = option.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  return [...groups]
}
