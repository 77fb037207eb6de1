import { formatDateTime } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DocumentSummary } from '@splot/runtime'
import { useLocale, useLocalText } from '@splot/react/texts'

/** Documents with number and date, each with a way to it; those that were replaced say so. */
export function DocumentList({ documents }: { documents: DocumentSummary[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  if (documents.length === 0) return <p className="po-quiet">{t('document.empty')}</p>
  return (
    <ul className="po-lines">
      {documents.map(({ id, title, number, madeAt, replacedBy }) => (
        <li key={id}>
          <span>
            <strong>{text(title)}</strong>
            <span className="po-quiet po-block">
              {[
                number === null ? '' : t('document.number', { number }),
                formatDateTime(madeAt, locale),
                replacedBy === null ? '' : t('document.replaced'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <Link
            to={`/documents/${encodeURIComponent(id)}`}
            aria-label={t('document.openNamed', {
              title: [text(title), number].filter(Boolean).join(' '),
            })}
          >
            {t('document.open')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
