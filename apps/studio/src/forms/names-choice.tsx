import type { ReactNode } from 'react'
import type { PartEditing } from './part-editing.tsx'

/** Some of several things that a part names; none chosen leaves the property out. */
export function NamesChoice(props: {
  editing: PartEditing
  property: string
  value: readonly string[] | undefined
  options: readonly { value: string; label: string }[]
  label: string
  /** What is chosen, in words. */
  chosen: string
}): ReactNode {
  const { editing, property, value = [], options, label, chosen } = props
  function toggle(name: string, on: boolean): void {
    const next = on ? [...value, name] : value.filter((one) => one !== name)
    editing.set(`/${property}`, next.length === 0 ? undefined : next)
  }
  return (
    <details className="st-roles">
      <summary>
        {label}: <span className="st-quiet">{chosen}</span>
      </summary>
      <ul>
        {options.map((option) => (
          <li key={option.value}>
            <label>
              <input
                type="checkbox"
                checked={value.includes(option.value)}
                onChange={(event) => toggle(option.value, event.target.checked)}
              />{' '}
              {option.label}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
