import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBundle } from '@splot/definition'
import { useLocalText } from '@splot/react/texts'
import { SelectField } from '../parts/select-field.tsx'

/** Which class of personal data a form, section or field (`dataClass`) holds; nothing where the programme names no classes. */
export function DataClassChoice(props: {
  bundle: ProgrammeBundle
  value: string | undefined
  /** What it means that none is chosen. */
  none: string
  onChange: (value: string | undefined) => void
}): ReactNode {
  const { bundle, value, none, onChange } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const classes = Object.entries(bundle.programme.personalData?.classes ?? {})
  if (classes.length === 0 && value === undefined) return null
  return (
    <SelectField
      label={t('forms.dataClass')}
      help={t('forms.dataClassHint')}
      none={none}
      value={value ?? ''}
      options={classes.map(([id, { title }]) => ({ value: id, label: text(title) }))}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    />
  )
}
