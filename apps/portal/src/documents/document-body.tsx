import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@splot/definition'
import type { DocumentView } from '@splot/runtime'

type Block = DocumentView['blocks'][number]

/** What a document says, in one of its languages. */
export function DocumentBody(props: { blocks: readonly Block[]; locale: Locale }): ReactNode {
  return props.blocks.map((block, n) => <BlockView key={n} block={block} locale={props.locale} />)
}

function BlockView({ block, locale }: { block: Block; locale: Locale }): ReactNode {
  const { t } = useTranslation()
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text[locale]}</h2> : <h3>{block.text[locale]}</h3>
    case 'paragraph':
      return <p className="po-written">{block.text[locale]}</p>
    case 'facts':
      return (
        <FactList
          facts={block.items.map(({ label, value }) => [label[locale], value[locale]] as const)}
        />
      )
    case 'table':
      return <TableView block={block} locale={locale} />
    case 'list': {
      const items = block.items.map((item, n) => <li key={n}>{item[locale]}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    default:
      return (
        <FactList
          facts={block.items.map(({ label, signed }) => [
            label[locale],
            signed.length === 0
              ? t('document.notSigned')
              : signed
                  .map(({ name, at }) => `${name}, ${t('document.signedOn')} ${at[locale]}`)
                  .join('\n'),
          ])}
        />
      )
  }
}

function FactList({ facts }: { facts: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className="po-facts">
      {facts.map(([label, value], n) => (
        <div key={n}>
          <dt>{label}</dt>
          <dd className="po-written">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A table with real headers; on a phone each row is a card with named values. */
function TableView(props: { block: Extract<Block, { type: 'table' }>; locale: Locale }): ReactNode {
  const { block, locale } = props
  const title = block.title[locale]
  return (
    <div className="po-table-frame" role="region" tabIndex={0} aria-label={title}>
      <table className="po-table po-published">
        <caption>{title}</caption>
        <thead>
          <tr>
            {block.columns.map((column, n) => (
              <th key={n} scope="col" data-number={column.number}>
                {column.title[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, n) => (
            <tr key={n}>
              {row.map((cell, at) => (
                <td
                  key={at}
                  className="po-written"
                  data-number={block.columns[at]?.number ?? false}
                  data-label={block.columns[at]?.title[locale] ?? ''}
                >
                  {cell[locale]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
