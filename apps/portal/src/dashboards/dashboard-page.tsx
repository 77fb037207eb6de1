import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useParams, useSearchParams } from 'react-router'
import { dashboardQuery, dashboardsQuery } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocalText } from '@splot/react/texts'
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
  const [search, setSearch] = useSearchParams()
  const asOf = search.get('asOf')
  const loading = useIsFetching({ queryKey: ['panels'] }) > 0
  return (
    <div className="po-width po-wide po-page">
      <Switcher />
      <QueryView query={query}>
        {({ title, description, panels }) => (
          <>
            <div className="po-dashboard-head">
              <PageTitle title={text(title)}>
                {description !== null && <p className="po-lead">{text(description)}</p>}
              </PageTitle>
              <div className="sp-actions po-no-print">
                {panels.some(({ dated }) => dated) && (
                  <AsOf
                    value={asOf}
                    onChange={(day) =>
                      setSearch(day === '' ? {} : { asOf: day }, { replace: true })
                    }
                  />
                )}
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
            <DashboardPanels id={id} asOf={asOf} />
          </>
        )}
      </QueryView>
    </div>
  )
}

/** The day up to which indicators count. */
function AsOf(props: { value: string | null; onChange: (day: string) => void }): ReactNode {
  const { t } = useTranslation()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(
    new Date(serviceNow()),
  )
  return (
    <label className="po-as-of">
      <span>{t('dashboards.asOf')}</span>
      <input
        type="date"
        className="sp-input"
        max={today}
        value={props.value ?? today}
        onChange={({ target }) => {
          // a date that is being typed is not asked for yet
          if (target.validity.valid) props.onChange(target.value === today ? '' : target.value)
        }}
      />
    </label>
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
