import { useLocalText } from '@splot/react/texts'
import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { programmeQuery } from '../api/queries.ts'

/** A choice of one programme role, or none. */
export function RoleSelect(props: {
  label: string
  none: string
  value: string
  /** Roles that are left out. */
  without?: readonly string[]
  onChange: (role: string) => void
}): ReactNode {
  const id = useId()
  const text = useLocalText()
  const { roles = {} } = useQuery(programmeQuery).data ?? {}
  const offered = Object.entries(roles).filter(
    ([role, { kind }]) =>
      kind === 'programme' && role !== 'public' && !props.without?.includes(role),
  )
  return (
    <div className="sp-field">
      <label className="sp-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="sp-input sp-select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{props.none}</option>
        {offered.map(([role, { title }]) => (
          <option key={role} value={role}>
            {text(title)}
          </option>
        ))}
      </select>
    </div>
  )
}
