import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField, JsonValue } from '@splot/definition'
import { hasSetting, PartText, type PartEditing } from './part-editing.tsx'
import { CheckField } from '../parts/check-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TypedField } from '../parts/typed-field.tsx'
import { useLocalText } from '@splot/react/texts'

/** Limits of what can be answered; a limit that is not given is none. */
export function LimitSettings(props: { editing: PartEditing; field: FormField }): ReactNode {
  const { editing, field } = props
  const { t } = useTranslation()
  const has = (property: keyof FormField) => hasSetting(field, property)
  return (
    <div className="st-limits">
      {has('minLength') && <Amount {...props} property="minLength" />}
      {has('maxLength') && <Amount {...props} property="maxLength" />}
      {has('minimum') && <Bound {...props} property="minimum" />}
      {has('maximum') && <Bound {...props} property="maximum" />}
      {has('scale') && <Amount {...props} property="scale" />}
      {has('minItems') && <Amount {...props} property="minItems" />}
      {has('maxItems') && <Amount {...props} property="maxItems" />}
      {has('signatures') && <Amount {...props} property="signatures" />}
      {has('uniqueBy') && <UniqueSetting {...props} />}
      {has('accept') && <FileSetting {...props} />}
      {field.pattern && (
        <>
          <TypedField
            label={t('forms.pattern')}
            value={field.pattern.regex}
            onChange={(value) => editing.set('/pattern/regex', value)}
          />
          <PartText
            editing={{
              ...editing,
              set: (property, value) => editing.set(`/pattern${property}`, value),
            }}
            property="message"
            value={field.pattern.message}
            label={t('forms.message')}
          />
        </>
      )}
      {has('pattern') && !field.pattern && (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => editing.set('/pattern', { regex: '^.*$', message: { pl: '', en: '' } })}
        >
          {t('forms.addPattern')}
        </button>
      )}
      {has('default') && <DefaultSetting {...props} />}
    </div>
  )
}

interface Setting {
  editing: PartEditing
  field: FormField
}

type Amounts = 'minLength' | 'maxLength' | 'scale' | 'minItems' | 'maxItems' | 'signatures'

/** A whole number, or an expression; empty for none. */
function Amount({ editing, field, property }: Setting & { property: Amounts }): ReactNode {
  const { t } = useTranslation()
  const value = field[property]
  return (
    <TypedField
      label={t(`forms.limits.${property}`)}
      value={value === undefined ? '' : String(value)}
      numeric={typeof value !== 'string'}
      onChange={(text) => editing.set(`/${property}`, amountOf(text))}
    />
  )
}

function amountOf(text: string): JsonValue | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed
}

/** A number, an amount of money in złotys, a date, or an expression behind `=`; empty for none. */
function Bound(props: Setting & { property: 'minimum' | 'maximum' }): ReactNode {
  const { editing, field, property } = props
  const { t } = useTranslation()
  const value = field[property]
  const isMoney = field.type === 'money'
  const shown = typeof value === 'number' && isMoney ? String(value / 100) : String(value ?? '')
  function change(text: string): void {
    const trimmed = text.trim().replace(',', '.')
    const number = Number(trimmed)
    const plain = trimmed !== '' && !Number.isNaN(number)
    if (plain) editing.set(`/${property}`, isMoney ? Math.round(number * 100) : number)
    else editing.set(`/${property}`, trimmed === '' ? undefined : text.trim())
  }
  return (
    <TypedField
      label={`${t(`forms.limits.${property}`)}${isMoney ? ' (zł)' : ''}`}
      value={shown}
      {...(field.type === 'date' && { help: t('forms.dateHint') })}
      onChange={change}
    />
  )
}

function UniqueSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  return (
    <SelectField
      label={t('forms.uniqueBy')}
      value={field.uniqueBy ?? ''}
      options={[
        { value: '', label: t('forms.nothing') },
        ...(field.fields ?? []).map(({ key, label }) => ({
          value: key,
          label: text(label) || key,
        })),
      ]}
      onChange={(value) => editing.set('/uniqueBy', value === '' ? undefined : value)}
    />
  )
}

const kindsOfFiles: Readonly<Record<string, readonly string[]>> = {
  documents: ['application/pdf'],
  pictures: ['image/jpeg', 'image/png'],
  office: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
}

function FileSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const accept = field.accept ?? []
  function toggle(types: readonly string[], on: boolean): void {
    const next = on
      ? [...new Set([...accept, ...types])]
      : accept.filter((type) => !types.includes(type))
    if (next.length > 0) editing.set('/accept', next)
  }
  return (
    <>
      <fieldset className="st-checks">
        <legend className="sp-label">{t('forms.accept')}</legend>
        {Object.entries(kindsOfFiles).map(([kind, types]) => (
          <CheckField
            key={kind}
            label={t(`forms.files.${kind}`)}
            checked={types.every((type) => accept.includes(type))}
            onChange={(on) => toggle(types, on)}
          />
        ))}
      </fieldset>
      <TypedField
        label={t('forms.maxSize')}
        numeric
        value={String(Math.round((field.maxSizeBytes ?? 0) / 1_048_576))}
        onChange={(text) => {
          const size = Number(text)
          if (Number.isInteger(size) && size > 0) editing.set('/maxSizeBytes', size * 1_048_576)
        }}
      />
    </>
  )
}

/** First value: as text is typed, `=` begins an expression. */
function DefaultSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const value = field.default
  if (typeof value === 'object' && value !== null) return null
  const isNumber = ['integer', 'decimal', 'money'].includes(field.type)
  function change(text: string): void {
    const trimmed = text.trim()
    if (trimmed === '') editing.set('/default', undefined)
    else if (field.type === 'boolean' && (trimmed === 'true' || trimmed === 'false'))
      editing.set('/default', trimmed === 'true')
    else if (isNumber && !Number.isNaN(Number(trimmed))) editing.set('/default', Number(trimmed))
    else editing.set('/default', text)
  }
  return (
    <TypedField
      label={t('forms.default')}
      help={t('forms.defaultHint')}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={change}
    />
  )
}
