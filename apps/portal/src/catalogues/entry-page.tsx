import { formatDate } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { CatalogueEntryView } from '@splot/runtime'
import { callQuery, catalogueEntryQuery } from '../api/queries.ts'
import { Apply } from '../calls/apply.tsx'
import { DocumentBody } from '../documents/document-body.tsx'
import { DocumentProof } from '../documents/document-proof.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PublishedTable } from '../parts/published-table.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { EntryContents } from './entry-contents.tsx'
import { EntryFiles } from './entry-files.tsx'

/** A published version for reading, printing and taking along, with its older and newer ones. */
export function EntryPage(): ReactNode {
  const { catalogue = '', entry = '', version } = useParams()
  const id = [catalogue, entry, version].filter(Boolean).join('/')
  return (
    <div className="po-width po-page">
      <QueryView query={useQuery(catalogueEntryQuery(id))} lines={12}>
        {(view) => <Entry view={view} />}
      </QueryView>
    </div>
  )
}

function Entry({ view }: { view: CatalogueEntryView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const own = useLocale()
  const { catalogue, key, languages, document, newest, version } = view
  const locale = languages.includes(own) ? own : (languages[0] ?? own)
  const isOld = newest !== version
  return (
    <>
      <PageTitle
        title={view.title[locale]}
        lang={locale}
        overline={<Link to={`/catalogues/${catalogue}`}>{text(view.catalogueTitle)}</Link>}
      >
        {isOld && (
          <p className="po-note">
            {t('catalogue.old', { version, newest })}{' '}
            <Link to={`/catalogues/${catalogue}/${key}`}>{t('catalogue.toNewest')}</Link>
          </p>
        )}
      </PageTitle>
      {locale !== own && (
        <p className="po-quiet">
          {t('document.only', { language: t(`document.language.${locale}`) })}
        </p>
      )}
      <div className="po-split po-entry">
        <div>
          {view.call !== null && (
            <TakeOver call={view.call} from={`/catalogues/${catalogue}/${key}`} />
          )}
          <EntryFiles view={view} />
          <EntryContents blocks={document.blocks} locale={locale} />
          <article className="po-document" lang={locale}>
            <DocumentBody document={document} locale={locale} anchors />
          </article>
          {view.published
            .filter((list) => list.rows.length > 0)
            .map((list) => (
              <section className="po-group" key={list.id}>
                <h2>{text(list.title)}</h2>
                <PublishedTable list={list} />
              </section>
            ))}
        </div>
        <aside className="po-panel po-no-print" aria-label={t('catalogue.about')}>
          <Facts view={view} />
          <Versions view={view} />
        </aside>
      </div>
      <DocumentProof document={document} />
    </>
  )
}

function Facts({ view }: { view: CatalogueEntryView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const said = Object.entries(view.factTitles).flatMap(([id, title]) => {
    const texts = view.facts[id]?.texts ?? []
    return texts.length === 0 ? [] : [{ id, title, texts }]
  })
  return (
    <dl className="po-facts">
      <div>
        <dt>{t('catalogue.versionLabel')}</dt>
        <dd>{view.version}</dd>
      </div>
      <div>
        <dt>{t('catalogue.publishedOn')}</dt>
        <dd>{formatDate(view.publishedAt, locale)}</dd>
      </div>
      {said.map(({ id, title, texts }) => (
        <div key={id}>
          <dt>{text(title)}</dt>
          <dd>{texts.map(text).join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The way to what can be asked for with this publication, such as a franchise. */
function TakeOver({ call, from }: { call: string; from: string }): ReactNode {
  const text = useLocalText()
  const view = useQuery(callQuery(call)).data
  if (view === undefined) return null
  return (
    <section className="po-take-over po-no-print">
      <h2>{text(view.group)}</h2>
      <Apply call={view} from={from} />
    </section>
  )
}

/** Every version at its own lasting address. */
function Versions({ view }: { view: CatalogueEntryView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { catalogue, key } = view
  return (
    <section>
      <h2 className="po-panel-title">{t('catalogue.versions')}</h2>
      <ul className="po-lines">
        {view.versions.map(({ version, publishedAt }) => (
          <li key={version}>
            <Link
              to={`/catalogues/${catalogue}/${key}/${version}`}
              aria-current={version === view.version ? 'page' : undefined}
            >
              {t('catalogue.version', { version })}
            </Link>
            <span className="po-quiet">{formatDate(publishedAt, locale)}</span>
          </li>
        ))}
      </ul>
      <p className="sp-help">{t('catalogue.permanent')}</p>
    </section>
  )
}
