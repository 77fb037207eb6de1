import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A table with real headers; on a phone each row is a card with named values. */
export function TableFrame(props: {
  /** Its caption; `''`: none. */
  title: string
  columns: readonly { title: string; number: boolean }[]
  rows: readonly (readonly string[])[]
}): ReactNode {
  const { title, columns, rows } = props
  const { t } = useTranslation()
  return (
    <div
      className="po-table-frame"
      role="region"
      tabIndex={0}
      aria-label={title || t('document.table')}
    >
      <table className="po-table po-published">
        {title !== '' && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((column, n) => (
              <th key={n} scope="col" data-number={column.number}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              {row.map((cell, at) => (
                <td
                  key={at}
                  className="po-written"
                  data-number={columns[at]?.number ?? false}
                  data-label={columns[at]?.title ?? ''}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
