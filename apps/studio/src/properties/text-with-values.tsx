import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { locales, readPlaces, type Locale, type LocalText } from '@splot/definition'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { useExpressionNames } from './use-expression-names.ts'

/** A text in both languages that holds values in braces; what can stand there is chosen from a list. */
export function TextWithValues(props: {
  label: string
  help?: string
  long: boolean
  value: LocalText | undefined
  /** JSON Pointer. */
  pointer: string
  onChange: (value: LocalText) => void
}): ReactNode {
  const { t } = useTranslation()
  const { pointer, value = { pl: '', en: '' }, onChange, ...rest } = props
  const { variables } = useExpressionNames(pointer)
  const caret = useRef<{ locale: Locale; at: number } | null>(null)
  const [told, setTold] = useState('')
  const missing = missingPlaces(value)
  function remember({ target }: SyntheticEvent): void {
    const field = target as HTMLInputElement
    const locale = locales.find((one) => one === field.lang)
    if (locale) caret.current = { locale, at: field.selectionStart ?? field.value.length }
  }
  function insert(path: string): void {
    const { locale, at } = caret.current ?? { locale: 'pl', at: value.pl.length }
    const before = value[locale]
    const written = `${before.slice(0, at)}{${path}}${before.slice(at)}`
    caret.current = { locale, at: at + path.length + 2 }
    onChange({ ...value, [locale]: written })
    const language = t(`parts.language.${locale}`)
    setTold(t('documents.inserted', { value: `{${path}}`, language }))
  }
  return (
    <div className="st-wide st-with-values" onSelect={remember} onFocus={remember}>
      <LocalTextField {...rest} value={value} place={pointer} onChange={onChange} />
      {variables.length > 0 && (
        <SelectField
          quiet
          label={`${t('documents.insert')}: ${rest.label}`}
          none={t('documents.insert')}
          value=""
          options={variables.map(({ path, label }) => ({
            value: path,
            label: label === path ? path : `${label} (${path})`,
          }))}
          onChange={(path) => path !== '' && insert(path)}
        />
      )}
      <p className="sp-visually-hidden" role="status">
        {told}
      </p>
      {locales.map(
        (locale) =>
          missing[locale].length > 0 && (
            <p key={locale} className="sp-warning">
              {t(`programme.placesMissing.${locale}`, { places: missing[locale].join(', ') })}
            </p>
          ),
      )}
    </div>
  )
}

/** Returns the values that one language tells and the other does not, where both say something. Pure. */
export function missingPlaces(value: LocalText): Record<Locale, string[]> {
  const told = (locale: Locale) =>
    new Set(
      readPlaces(value[locale]).parts.flatMap((part) =>
        typeof part === 'string' ? [] : [`{${part.source}}`],
      ),
    )
  const [pl, en] = [told('pl'), told('en')]
  const isWritten = value.pl.trim() !== '' && value.en.trim() !== ''
  const left = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    isWritten ? [...one].filter((place) => !other.has(place)) : []
  return { pl: left(en, pl), en: left(pl, en) }
}
