import { formatValue } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayFormat, JsonValue } from '@splot/definition'
import type { PublicationView } from '@splot/runtime'
import { useLocale, useLocalText } from '@splot/react/texts'

/** A published list under the note that was put on it. */
export function PublishedTable({ list }: { list: PublicationView }): ReactNode {
  const text = useLocalText()
  return (
    <>
      {list.note && <p className="po-note">{text(list.note)}</p>}
      <PublishedRows list={list} />
    </>
  )
}

/** A table with real headers; on a phone each row is a card with named values. */
export function PublishedRows({
  list,
}: {
  list: Pick<PublicationView, 'title' | 'columns' | 'rows'>
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  if (list.rows.length === 0) return <p className="po-quiet">{t('calls.emptyList')}</p>
  const words = {
    yes: t('value.yes', { ns: 'splot' }),
    no: t('value.no', { ns: 'splot' }),
    points: (_: number, number: string) => number,
  }
  const cell = (value: JsonValue | undefined, type: string | undefined) =>
    formatValue(value, (type ?? 'text') as DisplayFormat, locale, words)
  return (
    <div className="po-table-frame" role="region" tabIndex={0} aria-label={text(list.title)}>
      <table className="po-table po-published">
        <caption className="sp-visually-hidden">{text(list.title)}</caption>
        <thead>
          <tr>
            {list.columns.map((column) => (
              <th key={column.key} scope="col" data-number={isNumber(column.type)}>
                {text(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, at) => (
            <tr key={at}>
              {list.columns.map((column) => (
                <td
                  key={column.key}
                  data-number={isNumber(column.type)}
                  data-label={text(column.title)}
                >
                  {cell(row[column.key], column.type)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function isNumber(type: string | undefined): boolean {
  return ['number', 'money', 'points', 'integer', 'decimal'].includes(type ?? '')
}
