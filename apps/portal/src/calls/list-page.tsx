import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { callQuery } from '../api/queries.ts'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PublishedTable } from '../parts/published-table.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { callTitle } from './call-facts.ts'

/** One published list under an address that does not change. */
export function ListPage(): ReactNode {
  const { id = '', list: listId = '' } = useParams()
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const query = useQuery(callQuery(id))
  return (
    <QueryView query={query}>
      {(call) => {
        const list = call.published.find((each) => each.id === listId)
        if (list === undefined) return <NotFoundPage />
        return (
          <div className="po-width po-page">
            <PageTitle title={text(list.title)} overline={callTitle(call, locale)}>
              <p className="po-quiet">
                {t('calls.publishedAt', { date: formatDateTime(list.publishedAt, locale) })}
              </p>
            </PageTitle>
            <PublishedTable list={list} />
            <p className="po-after">
              <Link to={`/calls/${encodeURIComponent(call.id)}`}>{t('calls.backToCall')}</Link>
            </p>
          </div>
        )
      }}
    </QueryView>
  )
}
