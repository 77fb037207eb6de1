import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LocalText } from '@splot/definition'
import type { CaseSummary, CaseView, Me, TaskSummary } from '@splot/runtime'
import {
  caseQuery,
  casesQuery,
  dashboardsQuery,
  tasksQuery,
  workflowQuery,
} from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { CaseCard } from '../cases/case-card.tsx'
import { distinctTexts } from '../parts/distinct-texts.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'
import { useLocalText } from '@splot/react/texts'

type TaskPages = ReturnType<typeof useMyTasks>
type CasePages = ReturnType<typeof useMyCases>

/** Own tasks above a dashboard; the rest is in the work list. */
const tasksAtOnce = 5

// only who works for the operator has one
const DashboardPanels = lazy(async () => ({
  default: (await import('../dashboards/dashboard-panels.tsx')).DashboardPanels,
}))

/** What I must do, and where my cases are; for the operator's people their dashboard as well. */
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
      {isStaff(person) ? <StaffWork query={tasks} /> : <OwnWork query={tasks} />}
      <MyCases staff={isStaff(person)} />
    </div>
  )
}

/** What a party of cases has to do, and what they may start. */
function OwnWork({ query }: { query: TaskPages }): ReactNode {
  const { t } = useTranslation()
  const offers = useOffered(useMyCases('active'))
  return (
    <section className="po-group">
      <h2>{t('start.todo')}</h2>
      <QueryView query={query}>
        {(data) => {
          const mine = owed(data.pages.flatMap((page) => page.items))
          // "nothing to do" is said only once everything was looked at
          const isKnown = mine.length > 0 || offers?.length === 0
          return isKnown && <Todo tasks={mine} />
        }}
      </QueryView>
      <MoreButton query={query} />
      <ToStart offers={offers ?? []} />
    </section>
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

/** What the reader has taken, what waits for somebody to take it, and under it the dashboard of their roles. */
function StaffWork({ query }: { query: TaskPages }): ReactNode {
  const { t } = useTranslation()
  const home = useQuery(dashboardsQuery).data?.find((one) => one.home)
  const waiting = useInfiniteQuery(tasksQuery({ scope: 'available', status: 'open' })).data
  const free = waiting?.pages.flatMap((page) => page.items).filter((task) => !task.offer) ?? []
  return (
    <>
      <section className="po-group">
        <h2>{t('start.todo')}</h2>
        <QueryView query={query}>
          {(data) => {
            const mine = owed(data.pages.flatMap((page) => page.items))
            return mine.length > 0 ? (
              <Todo tasks={mine} most={tasksAtOnce} />
            ) : (
              <p>{t(free.length > 0 ? 'start.nothingTaken' : 'start.todoEmpty')}</p>
            )
          }}
        </QueryView>
        {free.length > 0 && (
          <p className="po-after">
            <Link to="/work?scope=available">{t('start.free', { count: free.length })}</Link>
          </p>
        )}
      </section>
      {home && (
        <div className="po-group">
          <Suspense fallback={<Skeleton lines={6} />}>
            <DashboardPanels id={home.id} />
          </Suspense>
        </div>
      )}
    </>
  )
}

/** Things to do that are not only offered, the most urgent first. Pure. */
function owed(tasks: readonly TaskSummary[]): TaskSummary[] {
  return tasks.filter((task) => !task.offer).sort(byDueDate)
}

function Todo(props: { tasks: readonly TaskSummary[]; most?: number }): ReactNode {
  const { t } = useTranslation()
  const { tasks, most = Infinity } = props
  if (tasks.length === 0) {
    return <Empty title={t('start.todoEmpty')} hint={t('start.todoEmptyHint')} />
  }
  const late = tasks.filter((task) => task.overdue).length
  return (
    <>
      {late > 0 && <p className="po-note">{t('start.overdueTitle', { count: late })}</p>}
      <ul className="po-tasks">
        {tasks.slice(0, most).map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
      {tasks.length > most && (
        <p className="po-after">
          <Link to="/work?scope=mine">{t('start.allMine', { count: tasks.length })}</Link>
        </p>
      )}
    </>
  )
}

/** What the reader's cases let them start and nobody has started yet; for somebody invited it is all there is. */
function ToStart({ offers }: { offers: readonly Offered[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  if (offers.length === 0) return null
  return (
    <ul className="po-tasks po-after">
      {offers.map(({ view, workflow, title }) => (
        <li className="po-task" key={`${view.id} ${workflow}`}>
          <div className="po-task-text">
            <p className="po-task-title">
              <Link
                className="po-card-link"
                to={`/cases/${encodeURIComponent(view.id)}`}
                aria-label={t('case.start', { title: text(title) })}
              >
                {text(title)}
              </Link>
            </p>
            <p className="po-quiet">
              {distinctTexts(text(title), [
                text(view.workflow.title),
                text(view.title),
                view.number,
              ])}
            </p>
          </div>
          <span className="po-go" aria-hidden="true">
            {t('start.begin')}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface Offered {
  view: CaseView
  workflow: string
  title: LocalText
}

/** Things to start in the reader's own cases; `undefined` while any of them is being read. */
function useOffered(query: CasePages): readonly Offered[] | undefined {
  const cases = query.data?.pages.flatMap((page) => page.items) ?? []
  // a definition says whether anything can be started in its cases, and is read once for all of them
  const ids = [...new Set(cases.map(({ workflow }) => workflow.id))]
  const definitions = useQueries({ queries: ids.map((id) => workflowQuery(id)) })
  const offering = new Set(
    definitions.flatMap(({ data }) => (data?.offers === undefined ? [] : [data.id])),
  )
  const views = useQueries({
    queries: cases
      .filter(({ workflow }) => offering.has(workflow.id))
      .map(({ id }) => caseQuery(id)),
  })
  if (query.isPending || [...definitions, ...views].some(({ isPending }) => isPending))
    return undefined
  return views.flatMap(({ data: view }) =>
    view === undefined
      ? []
      : view.offers
          .filter(({ workflow }) => !view.children.some((child) => child.workflow.id === workflow))
          .map((offer) => ({ view, ...offer })),
  )
}
