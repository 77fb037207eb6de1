import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntryView } from '@splot/runtime'
import { client } from '../api/client.ts'

/** The files of a version, each with its checksum. */
export function EntryFiles({ view }: { view: CatalogueEntryView }): ReactNode {
  const { t, i18n } = useTranslation()
  const { catalogue, key, version } = view
  const { id, files } = view.document
  const kilobytes = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 })
  return (
    <section className="po-no-print po-entry-files">
      <h2 className="po-panel-title">{t('catalogue.files')}</h2>
      <ul className="po-files">
        {files.map(({ format, locale, sha256, sizeBytes }) => (
          <li key={`${format} ${locale}`}>
            <a
              className="sp-button sp-secondary sp-small"
              href={
                format === 'pdf'
                  ? client.documentPdfUrl(id, locale)
                  : client.documentEpubUrl(id, locale)
              }
              download
            >
              {t(`document.${format}`, { language: t(`document.language.${locale}`) })}
            </a>
            <span className="po-quiet">
              {t('catalogue.size', { size: kilobytes.format(Math.max(1, sizeBytes / 1000)) })}
            </span>
            <span className="po-quiet po-checksum">
              SHA-256: <code>{sha256}</code>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/catalogues/${catalogue}/${key}/${version}.html`}>{t('catalogue.page')}</a>
      </p>
    </section>
  )
}
