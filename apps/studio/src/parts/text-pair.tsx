import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale, LocalText } from '@splot/definition'

/** A text in Polish and English, under each other. */
export function TextPair(props: {
  label: string
  hint?: string
  value: LocalText | undefined
  long?: boolean
  onChange: (locale: Locale, value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const Input = props.long === true ? 'textarea' : 'input'
  return (
    <fieldset className="st-pair">
      <legend className="sp-label">{props.label}</legend>
      {props.hint !== undefined && <p className="st-quiet">{props.hint}</p>}
      {(['pl', 'en'] as const).map((locale) => (
        <div key={locale}>
          <label htmlFor={`${id}-${locale}`} title={t(`forms.in.${locale}`)}>
            <span aria-hidden="true">{locale.toUpperCase()}</span>
            <span className="sp-visually-hidden">{t(`forms.in.${locale}`)}</span>
          </label>
          <Input
            id={`${id}-${locale}`}
            className="sp-input"
            lang={locale}
            {...(props.long === true && { rows: 3 })}
            value={props.value?.[locale] ?? ''}
            onChange={(event: { target: { value: string } }) =>
              props.onChange(locale, event.target.value)
            }
          />
        </div>
      ))}
    </fieldset>
  )
}
