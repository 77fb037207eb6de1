import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@splot/definition'
import type { DocumentView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { RichView } from './rich-view.tsx'
import { TableFrame } from './table-frame.tsx'

type Block = DocumentView['blocks'][number]

/** What a document says, in one of its languages. */
export function DocumentBody(props: {
  document: Pick<DocumentView, 'id' | 'blocks'>
  locale: Locale
  /** Chapters have the ids that `chapterId` gives. */
  anchors?: boolean
}): ReactNode {
  return props.document.blocks.map((block, n) =>
    props.anchors === true && block.type === 'heading' && block.level === 2 ? (
      <h2 key={n} id={chapterId(n)}>
        {block.text[props.locale]}
      </h2>
    ) : (
      <BlockView key={n} of={props.document.id} block={block} locale={props.locale} />
    ),
  )
}

/** Returns the id of the heading that is the nth block. Pure. */
export function chapterId(n: number): string {
  return `chapter-${n}`
}

function BlockView(props: { of: string; block: Block; locale: Locale }): ReactNode {
  const { block, locale } = props
  const { t } = useTranslation()
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text[locale]}</h2> : <h3>{block.text[locale]}</h3>
    case 'paragraph':
      return <p className="po-written">{block.text[locale]}</p>
    case 'rich':
      return <RichView nodes={block.nodes} />
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
    case 'picture': {
      const { sha256, width, height } = block.picture
      const source = client.documentPictureUrl(props.of, sha256)
      return (
        <figure className="po-picture">
          <img src={source} alt={block.text[locale]} {...{ width, height }} loading="lazy" />
        </figure>
      )
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

function TableView(props: { block: Extract<Block, { type: 'table' }>; locale: Locale }): ReactNode {
  const { block, locale } = props
  return (
    <TableFrame
      title={block.title[locale]}
      columns={block.columns.map(({ title, number }) => ({ title: title[locale], number }))}
      rows={block.rows.map((row) => row.map((cell) => cell[locale]))}
    />
  )
}
