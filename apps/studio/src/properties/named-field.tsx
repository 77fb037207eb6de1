import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { moved } from '@splot/definition/edit'
import { CheckList } from '../parts/check-list.tsx'
import { OrderButtons } from '../parts/order-buttons.tsx'
import { SearchSelect } from '../parts/search-select.tsx'
import { SelectField, type SelectOption } from '../parts/select-field.tsx'
import { optionLabel } from './named-options.ts'

/** More than these are found by typing. */
const mostInSight = 12

interface Shared {
  label: string
  help?: string | undefined
  options: readonly SelectOption[]
  /** JSON Pointer. */
  place: string
  /** What one of them is called. */
  one?: string
}

/** One of the things there are. */
export function NamedField(
  props: Shared & { value: string; required: boolean; onChange: (value: string) => void },
): ReactNode {
  const { t } = useTranslation()
  const { required, options, value, help, ...rest } = props
  if (options.length > mostInSight) {
    const none = { value: '', label: t('properties.nothing') }
    return (
      <div>
        <SearchSelect {...rest} value={value} options={required ? options : [none, ...options]} />
        {help !== undefined && <p className="sp-help">{help}</p>}
      </div>
    )
  }
  return (
    <SelectField
      {...rest}
      help={help}
      value={value}
      options={options}
      none={required ? t('properties.choose') : t('properties.nothing')}
    />
  )
}

/** Several of the things there are. */
export function NamedChoices(
  props: Shared & {
    values: readonly string[]
    /** Their order counts. */
    ordered: boolean
    onChange: (values: string[]) => void
  },
): ReactNode {
  const { t } = useTranslation()
  const { ordered, help, one: _one, ...rest } = props
  if (ordered) return <OrderedChoices {...props} />
  const { options, values } = rest
  const list = <CheckList {...rest} {...(help !== undefined && { help })} />
  if (options.length <= mostInSight || values.length === 0) return list
  const chosen = values.map((value) => optionLabel(options, value)).join(', ')
  return (
    <div className="st-wide">
      {list}
      <p className="st-quiet">{t('properties.chosen', { what: chosen })}</p>
    </div>
  )
}

function OrderedChoices(
  props: Shared & { values: readonly string[]; onChange: (values: string[]) => void },
): ReactNode {
  const { t } = useTranslation()
  const { label, help, options, values, place, onChange } = props
  const add = t('properties.addOf', { what: props.one ?? label })
  const left = options.filter(({ value }) => !values.includes(value))
  return (
    <fieldset className="st-group st-wide" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      {values.length > 0 && (
        <ol className="st-chosen">
          {values.map((value, n) => {
            const name = optionLabel(options, value)
            return (
              <li key={value}>
                <span>{name}</span>
                <span className="st-chosen-actions">
                  <OrderButtons
                    name={name}
                    index={n}
                    count={values.length}
                    onMove={(to) => onChange([...moved(values, n, to)])}
                  />
                  <button
                    type="button"
                    className="sp-link-button"
                    aria-label={t('parts.removeNamed', { name })}
                    onClick={() => onChange(values.filter((other) => other !== value))}
                  >
                    {t('parts.remove')}
                  </button>
                </span>
              </li>
            )
          })}
        </ol>
      )}
      {left.length > 0 && (
        <SelectField
          label={add}
          quiet
          value=""
          none={add}
          options={left}
          onChange={(value) => value !== '' && onChange([...values, value])}
        />
      )}
    </fieldset>
  )
}
