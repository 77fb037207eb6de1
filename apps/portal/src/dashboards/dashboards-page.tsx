import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dashboardsQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocalText } from '@splot/react/texts'

/** The dashboards of the reader's roles. */
export function DashboardsPage(): ReactNode {
  return <RequirePerson>{() => <Dashboards />}</RequirePerson>
}

function Dashboards(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const query = useQuery(dashboardsQuery)
  return (
    <div className="po-width po-page">
      <PageTitle title={t('dashboards.title')}>
        <p className="po-lead">{t('dashboards.lead')}</p>
      </PageTitle>
      <QueryView query={query}>
        {(dashboards) =>
          dashboards.length === 0 ? (
            <Empty title={t('dashboards.empty')} hint={t('dashboards.emptyHint')} />
          ) : (
            <ul className="po-cards">
              {dashboards.map(({ id, title, description, home }) => (
                <li key={id} className="po-card">
                  {home && (
                    <p className="po-card-over">
                      <span className="po-tag">{t('dashboards.home')}</span>
                    </p>
                  )}
                  <h2 className="po-card-title">
                    <Link className="po-card-link" to={`/dashboards/${encodeURIComponent(id)}`}>
                      {text(title)}
                    </Link>
                  </h2>
                  <p className="po-quiet">{text(description)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  )
}
