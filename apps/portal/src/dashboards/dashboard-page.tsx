import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useParams } from 'react-router'
import { dashboardQuery, dashboardsQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocalText } from '../texts/use-locale.ts'
import { DashboardPanels } from './dashboard-panels.tsx'

/** One dashboard. */
export function DashboardPage(): ReactNode {
  const { id = '' } = useParams()
  return <RequirePerson>{() => <Dashboard key={id} id={id} />}</RequirePerson>
}

function Dashboard({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const queries = useQueryClient()
  const query = useQuery(dashboardQuery(id))
  const loading = useIsFetching({ queryKey: ['panels'] }) > 0
  return (
    <div className="po-width po-wide po-page">
      <Switcher />
      <QueryView query={query}>
        {({ title, description }) => (
          <>
            <div className="po-dashboard-head">
              <PageTitle title={text(title)}>
                {description !== null && <p className="po-lead">{text(description)}</p>}
              </PageTitle>
              <div className="sp-actions po-no-print">
                <button
                  type="button"
                  className="sp-button sp-secondary sp-small"
                  disabled={loading}
                  onClick={() => void queries.invalidateQueries({ queryKey: ['panels'] })}
                >
                  {t(loading ? 'common.loading' : 'dashboards.refresh')}
                </button>
                <button
                  type="button"
                  className="sp-button sp-secondary sp-small"
                  onClick={() => globalThis.print()}
                >
                  {t('dashboards.print')}
                </button>
              </div>
            </div>
            <DashboardPanels id={id} />
          </>
        )}
      </QueryView>
    </div>
  )
}

/** The reader's dashboards, to go from one to another. */
function Switcher(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const dashboards = useQuery(dashboardsQuery).data ?? []
  if (dashboards.length < 2) return null
  return (
    <nav className="po-switcher po-no-print" aria-label={t('dashboards.switch')}>
      {dashboards.map(({ id, title }) => (
        <NavLink key={id} to={`/dashboards/${encodeURIComponent(id)}`}>
          {text(title)}
        </NavLink>
      ))}
    </nav>
  )
}
