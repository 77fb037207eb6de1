import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useParams } from 'react-router'
import type { DocumentRef, DocumentView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { documentQuery, useMe } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale } from '@splot/react/texts'
import { DocumentBody } from './document-body.tsx'
import { DocumentProof } from './document-proof.tsx'

/** A document for reading, printing and keeping. Some are public, so nobody is asked to sign in first. */
export function DocumentPage(): ReactNode {
  const { id = '' } = useParams()
  const { pathname } = useLocation()
  const query = useQuery(documentQuery(id))
  const me = useMe()
  if (query.error !== null && me === null)
    return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname)}`} />
  return (
    <div className="po-width po-page">
      <QueryView query={query} lines={10}>
        {(document) => <DocumentSheet document={document} />}
      </QueryView>
    </div>
  )
}

function DocumentSheet({ document }: { document: DocumentView }): ReactNode {
  const { t } = useTranslation()
  const me = useMe()
  const own = useLocale()
  const { languages } = document
  const locale = languages.includes(own) ? own : (languages[0] ?? own)
  const caseAddress = `/cases/${encodeURIComponent(document.caseId)}`
  return (
    <>
      <PageTitle
        title={document.title[locale]}
        lang={locale}
        overline={
          me ? (
            <Link to={caseAddress}>{t('task.toCase')}</Link>
          ) : (
            <Link to="/">{t('document.toCalls')}</Link>
          )
        }
      >
        {document.replacedBy !== null && <p className="po-note">{t('document.replacedHint')}</p>}
        <Facts document={document} />
      </PageTitle>
      <Ways document={document} />
      {locale !== own && (
        <p className="po-quiet">
          {t('document.only', { language: t(`document.language.${locale}`) })}
        </p>
      )}
      <article className="po-document" lang={locale}>
        <DocumentBody document={document} locale={locale} />
      </article>
      <DocumentProof document={document} />
    </>
  )
}

function Facts({ document }: { document: DocumentView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { number, madeAt, replaces, replacedBy } = document
  return (
    <dl className="po-facts">
      {number !== null && (
        <div>
          <dt>{t('document.numberLabel')}</dt>
          <dd>{number}</dd>
        </div>
      )}
      <div>
        <dt>{t('document.madeAt')}</dt>
        <dd>{formatDateTime(madeAt, locale)}</dd>
      </div>
      <OtherDocument label={t('document.replaces')} other={replaces} />
      <OtherDocument label={t('document.replacedBy')} other={replacedBy} />
    </dl>
  )
}

function OtherDocument(props: { label: string; other: DocumentRef | null }): ReactNode {
  const { label, other } = props
  if (other === null) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link to={`/documents/${encodeURIComponent(other.id)}`}>{other.number ?? other.id}</Link>
      </dd>
    </div>
  )
}

/** Ways to take the document along, in each of its languages. */
function Ways({ document: { id, languages } }: { document: DocumentView }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="sp-actions po-no-print">
      {languages.flatMap((one) =>
        (
          [
            ['document.pdf', client.documentPdfUrl(id, one)],
            ['document.epub', client.documentEpubUrl(id, one)],
          ] as const
        ).map(([label, address]) => (
          <a key={address} className="sp-button sp-secondary sp-small" href={address} download>
            {t(label, { language: t(`document.language.${one}`) })}
          </a>
        )),
      )}
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => window.print()}
      >
        {t('form.print', { ns: 'splot' })}
      </button>
      {languages.map((one) => (
        <a key={one} href={client.documentHtmlUrl(id, one)}>
          {t('document.page', { language: t(`document.language.${one}`) })}
        </a>
      ))}
    </div>
  )
}
