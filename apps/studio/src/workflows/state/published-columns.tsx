import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue, LocalText } from '@splot/definition'
import { freshName, moved } from '@splot/definition/edit'
import { Disclosure } from '../../parts/disclosure.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'

/** A column of a list that a case publishes; rows have its value under `key`. */
interface PublishedColumn {
  key: string
  title: LocalText
  type?: string
}

/** How a value of a published list can be written. */
const types = ['text', 'number', 'date', 'datetime', 'money', 'points']

/** The columns of a list that a case publishes, in order. */
export function PublishedColumns(props: {
  label: string
  value: JsonValue | undefined
  place: string
  onChange: (columns: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { label, value, place, onChange } = props
  const columns = (Array.isArray(value) ? value : []) as unknown as PublishedColumn[]
  const put = (next: readonly PublishedColumn[]) => onChange(next as unknown as JsonValue)
  const change = (n: number, column: PublishedColumn) =>
    put(columns.map((one, at) => (at === n ? column : one)))
  return (
    <fieldset className="st-group" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      <div className="st-list">
        {columns.map((column, n) => {
          const title = column.title?.[locale] || column.key
          return (
            <div key={column.key} className="st-ordered">
              <Disclosure title={title} place={`${place}/${n}`}>
                {() => (
                  <>
                    <LocalTextField
                      label={t('workflows.columnTitle')}
                      value={column.title}
                      place={`${place}/${n}/title`}
                      onChange={(text) => change(n, { ...column, title: text })}
                    />
                    <p className="st-quiet">{t('workflows.columnKey', { key: column.key })}</p>
                    <SelectField
                      label={t('workflows.columnType')}
                      none={t('workflows.columnAsIs')}
                      value={column.type ?? ''}
                      options={types.map((type) => ({
                        value: type,
                        label: t(`workflows.columnTypes.${type}`),
                      }))}
                      onChange={(type) => {
                        const { type: _before, ...kept } = column
                        change(n, type === '' ? kept : { ...kept, type })
                      }}
                    />
                    <button
                      type="button"
                      className="sp-link-button sp-danger"
                      aria-label={t('parts.removeNamed', { name: title })}
                      onClick={() => put(columns.filter((_, at) => at !== n))}
                    >
                      {t('parts.remove')}
                    </button>
                  </>
                )}
              </Disclosure>
              <OrderButtons
                name={title}
                index={n}
                count={columns.length}
                onMove={(to) => put(moved(columns, n, to))}
              />
            </div>
          )
        })}
      </div>
      <NameForm
        label={t('workflows.columnTitle')}
        button={t('workflows.addColumn')}
        onName={(title) => {
          const taken = columns.map(({ key }) => key)
          put([...columns, { key: freshName(title, taken, 'column'), title }])
        }}
      />
    </fieldset>
  )
}
