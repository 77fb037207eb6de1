import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject } from '@splot/definition'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Fields } from '../parts/fields.tsx'

/** A value that is a list of records of texts, such as questions of a test. */
export function RowsField(props: {
  label: string
  rows: readonly JsonObject[]
  place: string
  onChange: (rows: JsonObject[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const { label, rows, place, onChange } = props
  return (
    <fieldset className="st-group" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      <div className="st-list">
        {rows.map((row, n) => (
          <Disclosure key={n} title={`${n + 1}. ${titleOf(row)}`} place={`${place}/${n}`}>
            {() => (
              <Fields>
                {Object.entries(row).map(([key, cell]) => (
                  <TextField
                    key={key}
                    label={key}
                    value={cell as string}
                    long={(cell as string).length > 60}
                    place={`${place}/${n}/${key}`}
                    onChange={(text) =>
                      onChange(rows.map((one, at) => (at === n ? { ...one, [key]: text } : one)))
                    }
                  />
                ))}
                <button
                  type="button"
                  className="sp-link-button sp-danger"
                  aria-label={`${t('programme.removeRow')}: ${titleOf(row)}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== n))}
                >
                  {t('programme.removeRow')}
                </button>
              </Fields>
            )}
          </Disclosure>
        ))}
      </div>
      {rows[0] !== undefined && (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => onChange([...rows, emptyLike(rows[0] ?? {})])}
        >
          {t('programme.addRow')}
        </button>
      )}
    </fieldset>
  )
}

/** The longest cell says best what a record is about. */
function titleOf(row: JsonObject): string {
  const cells = Object.values(row) as string[]
  const longest = cells.toSorted((a, b) => b.length - a.length)[0] ?? ''
  return longest.length > 90 ? `${longest.slice(0, 90)}…` : longest
}

function emptyLike(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(row).map((key) => [key, '']))
}
