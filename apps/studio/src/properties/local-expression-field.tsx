import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalText, locales, type JsonValue } from '@splot/definition'
import { CheckField } from '../parts/check-field.tsx'
import { ExpressionField } from './expression-field.tsx'
import { plainText } from './plain-text.ts'

/** An expression that gives text, or one for each language. */
export function LocalExpressionField(props: {
  label: string
  help: string | undefined
  value: JsonValue | undefined
  /** JSON Pointer. */
  pointer: string
  onChange: (value: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const { label, help, value, pointer, onChange } = props
  const each = isLocalText(value) ? value : null
  const one = plainText(each === null ? value : each.pl)
  return (
    <fieldset className="st-group st-wide" data-place={pointer} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      <CheckField
        label={t('properties.eachLanguage')}
        help={t('properties.eachLanguageHelp')}
        checked={each !== null}
        onChange={(checked) => onChange(checked ? { pl: one, en: one } : one)}
      />
      {each === null ? (
        <ExpressionField label={label} value={one} pointer={pointer} onChange={onChange} />
      ) : (
        locales.map((locale) => (
          <ExpressionField
            key={locale}
            label={`${label}: ${t(`parts.language.${locale}`)}`}
            value={each[locale]}
            pointer={`${pointer}/${locale}`}
            hint={locale === 'pl'}
            onChange={(source) => onChange({ ...each, [locale]: source })}
          />
        ))
      )}
    </fieldset>
  )
}
