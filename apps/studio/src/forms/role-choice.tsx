import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '@splot/react/texts'
import type { PartEditing } from './part-editing.tsx'

/** Roles a part is for; none chosen means all of them. */
export function RoleChoice(props: {
  editing: PartEditing
  property: string
  value: readonly string[] | undefined
  label: string
  /** What it means that none is chosen. */
  none: string
}): ReactNode {
  const { editing, property, value = [], label, none } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const roles = Object.entries(editing.bundle.programme.roles)
  function toggle(role: string, chosen: boolean): void {
    const next = chosen ? [...value, role] : value.filter((one) => one !== role)
    editing.set(`/${property}`, next.length === 0 ? undefined : next)
  }
  return (
    <details className="st-roles">
      <summary>
        {label}:{' '}
        <span className="st-quiet">
          {value.length === 0 ? none : t('forms.rolesChosen', { count: value.length })}
        </span>
      </summary>
      <ul>
        {roles.map(([role, { title }]) => (
          <li key={role}>
            <label>
              <input
                type="checkbox"
                checked={value.includes(role)}
                onChange={(event) => toggle(role, event.target.checked)}
              />{' '}
              {text(title)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
