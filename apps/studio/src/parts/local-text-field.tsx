import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { locales, type LocalText } from '@splot/definition'
import { TextField } from './text-field.tsx'

/** A text in both languages, side by side. */
export function LocalTextField(props: {
  label: string
  value: LocalText | undefined
  onChange: (value: LocalText) => void
  help?: string
  long?: boolean
  place?: string
  disabled?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { label, value = { pl: '', en: '' }, onChange, help, place, ...others } = props
  return (
    <fieldset className="st-both">
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      <div className="st-both-row">
        {locales.map((locale) => (
          <TextField
            key={locale}
            {...others}
            label={t(`parts.language.${locale}`)}
            lang={locale}
            value={value[locale]}
            place={place === undefined ? undefined : `${place}/${locale}`}
            onChange={(text) => onChange({ ...value, [locale]: text })}
          />
        ))}
      </div>
    </fieldset>
  )
}
