import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '@splot/react/texts'
import { NamesChoice } from './names-choice.tsx'
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
  const { editing, value = [], none, ...rest } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const roles = Object.entries(editing.bundle.programme.roles)
  return (
    <NamesChoice
      {...rest}
      editing={editing}
      value={value}
      options={roles.map(([role, { title }]) => ({ value: role, label: text(title) }))}
      chosen={value.length === 0 ? none : t('forms.rolesChosen', { count: value.length })}
    />
  )
}
