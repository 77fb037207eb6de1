import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../parts/select-field.tsx'

/** A button that takes a row, or one setting of it, away. */
export function RemoveButton(props: { name: string; onRemove: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="sp-link-button"
      aria-label={t('simulate.removeNamed', { name: props.name })}
      onClick={props.onRemove}
    >
      {t('simulate.remove')}
    </button>
  )
}

/** A list that adds what is chosen from it; nothing where there is nothing left to add. */
export function AddSelect(props: {
  label: string
  options: readonly SelectOption[]
  onAdd: (value: string) => void
}): ReactNode {
  const id = useId()
  if (props.options.length === 0) return null
  return (
    <>
      <label htmlFor={id} className="sp-visually-hidden">
        {props.label}
      </label>
      <select
        id={id}
        className="sp-input st-add"
        value=""
        onChange={({ target }) => target.value !== '' && props.onAdd(target.value)}
      >
        <option value="">{`${props.label}…`}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  )
}

/** One thing a row may say; what it does not say is ordinary. */
export interface RowSetting {
  key: string
  label: string
  /** `null`: it does not say it. */
  fields: ReactNode
  onAdd: () => void
  onRemove: () => void
}

/** A row of a scenario: its title, what it says, and a list of what else it may say. */
export function SettingsRow(props: {
  title: string
  settings: readonly RowSetting[]
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { title, settings, onRemove } = props
  return (
    <li className="st-setting-row">
      <div className="st-setting-head">
        <span className="st-row-title">{title}</span>
        <RemoveButton name={title} onRemove={onRemove} />
      </div>
      {settings
        .filter(({ fields }) => fields !== null)
        .map((one) => (
          <div key={one.key} className="st-setting">
            {one.fields}
            <RemoveButton name={`${title}, ${one.label}`} onRemove={one.onRemove} />
          </div>
        ))}
      <AddSelect
        label={t('simulate.addSetting', { title })}
        options={settings
          .filter(({ fields }) => fields === null)
          .map(({ key, label }) => ({ value: key, label }))}
        onAdd={(key) => settings.find((one) => one.key === key)?.onAdd()}
      />
    </li>
  )
}
