import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseSummary, Me, TaskSummary } from '@splot/runtime'
import {
  casesQuery,
  dashboardQuery,
  dashboardsQuery,
  panelQuery,
  tasksQuery,
} from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { CaseCard } from '../cases/case-card.tsx'
import { rowsOnCard } from '../dashboards/rows-on-card.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'

type TaskPages = ReturnType<typeof useMyTasks>
type CasePages = ReturnType<typeof useMyCases>

// only who works for the operator has one
const DashboardPanels = lazy(async () => ({
  default: (await import('../dashboards/dashboard-panels.tsx')).DashboardPanels,
}))

/** What I must do, and where my cases are; for the operator's people their dashboard first. */
export function StartPage(): ReactNode {
  return <RequirePerson>{(person) => <Start person={person} />}</RequirePerson>
}

function Start({ person }: { person: Me }): ReactNode {
  const { t } = useTranslation()
  const tasks = useMyTasks(person)
  const firstName = person.name.split(' ')[0] || person.email
  return (
    <div className={`po-width po-page ${isStaff(person) ? 'po-wide' : ''}`}>
      <PageTitle title={t('start.hello', { name: firstName })} />
      {isStaff(person) ? (
        <StaffWork query={tasks} />
      ) : (
        <section className="po-group">
          <h2>{t('start.todo')}</h2>
          <QueryView query={tasks}>
            {(data) => <Todo tasks={data.pages.flatMap((page) => page.items)} />}
          </QueryView>
          <MoreButton query={tasks} />
        </section>
      )}
      <MyCases staff={isStaff(person)} />
    </div>
  )
}

/** Cases I take part in: those that go on, and behind a line those that have ended. */
function MyCases({ staff }: { staff: boolean }): ReactNode {
  const { t } = useTranslation()
  const going = useMyCases('active')
  const ended = useMyCases('done')
  const noneGoing = isEmpty(going)
  const noneEnded = isEmpty(ended)
  return (
    // who works for the operator need not be told that they have not applied
    <section className="po-group" hidden={staff && noneGoing && noneEnded}>
      <h2>{t('start.cases')}</h2>
      <QueryView query={going}>
        {() =>
          noneGoing && noneEnded ? (
            <Empty title={t('start.casesEmpty')} hint={t('start.casesEmptyHint')}>
              <Link className="sp-button sp-secondary sp-small" to="/">
                {t('start.seeCalls')}
              </Link>
            </Empty>
          ) : (
            <CaseCards query={going} />
          )
        }
      </QueryView>
      <QueryView query={ended}>
        {() =>
          !noneEnded && (
            // open where it is all there is to see
            <details className="po-ended" key={String(noneGoing)} open={noneGoing}>
              <summary>{t('start.casesEnded')}</summary>
              <CaseCards query={ended} />
            </details>
          )
        }
      </QueryView>
    </section>
  )
}

function useMyCases(status: CaseSummary['status']) {
  return useInfiniteQuery(casesQuery({ mine: true, status, sort: 'updatedAt', descending: true }))
}

function CaseCards({ query }: { query: CasePages }): ReactNode {
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <ul className="po-cards">
        {items.map((item) => (
          <CaseCard key={item.id} item={item} />
        ))}
      </ul>
      <MoreButton query={query} />
    </>
  )
}

function isEmpty({ data }: CasePages): boolean {
  return data?.pages.every((page) => page.items.length === 0) ?? false
}

/** What the person has to do; who has no work list also what one of several may take. */
function useMyTasks(person: Me) {
  return useInfiniteQuery(tasksQuery({ scope: isStaff(person) ? 'mine' : 'all', status: 'open' }))
}

/** The dashboard of the reader's roles, and under it whatever they have to do that it does not show. */
function StaffWork({ query }: { query: TaskPages }): ReactNode {
  const { t } = useTranslation()
  const home = useQuery(dashboardsQuery).data?.find((one) => one.home)
  const shown = useTasksOn(home?.id)
  return (
    <>
      {home && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <DashboardPanels id={home.id} />
        </Suspense>
      )}
      <QueryView query={query}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items)
          const rest = all.filter((task) => !shown.has(task.id))
          if (rest.length === 0 && shown.size > 0) return null
          return (
            <section className="po-group">
              <h2>{t(shown.size > 0 ? 'start.todoRest' : 'start.todo')}</h2>
              <Todo tasks={rest} />
            </section>
          )
        }}
      </QueryView>
      <MoreButton query={query} />
    </>
  )
}

/** Tasks that the panels of a dashboard show already. */
function useTasksOn(dashboard: string | undefined): ReadonlySet<string> {
  const { data } = useQuery({
    ...dashboardQuery(dashboard ?? ''),
    enabled: dashboard !== undefined,
  })
  const panels = data?.panels.filter(({ kind }) => kind === 'tasks') ?? []
  const queries = useQueries({ queries: panels.map(({ id }) => panelQuery(id)) })
  const rows = queries.flatMap((query) => query.data?.rows.slice(0, rowsOnCard) ?? [])
  return new Set(rows.flatMap(({ taskId }) => taskId ?? []))
}

function Todo({ tasks }: { tasks: readonly TaskSummary[] }): ReactNode {
  const { t } = useTranslation()
  const owed = tasks.filter((task) => !task.offer).sort(byDueDate)
  if (owed.length === 0) {
    return <Empty title={t('start.todoEmpty')} hint={t('start.todoEmptyHint')} />
  }
  const late = owed.filter((task) => task.overdue).length
  return (
    <>
      {late > 0 && <p className="po-note">{t('start.overdueTitle', { count: late })}</p>}
      <ul className="po-tasks">
        {owed.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
    </>
  )
}
