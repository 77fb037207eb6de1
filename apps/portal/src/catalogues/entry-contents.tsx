import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@splot/definition'
import type { DocumentView } from '@splot/runtime'
import { chapterId } from '../documents/document-body.tsx'

/** Chapters of a document, each with a way to it; none for one without chapters. */
export function EntryContents(props: {
  blocks: DocumentView['blocks']
  locale: Locale
}): ReactNode {
  const { t } = useTranslation()
  const chapters = props.blocks.flatMap((block, n) =>
    block.type === 'heading' && block.level === 2 ? [{ n, title: block.text[props.locale] }] : [],
  )
  if (chapters.length < 2) return null
  return (
    <nav className="po-contents po-no-print" aria-label={t('catalogue.contents')}>
      <h2>{t('catalogue.contents')}</h2>
      <ul lang={props.locale}>
        {chapters.map(({ n, title }) => (
          <li key={n}>
            <a href={`#${chapterId(n)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
