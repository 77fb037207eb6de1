import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Person, TaskSummary } from '@splot/runtime'
import { casesQuery, tasksQuery } from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { CaseCard } from '../cases/case-card.tsx'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'

/** What I must do, and where my cases are. */
export function StartPage(): ReactNode {
  return <RequirePerson>{(person) => <Start person={person} />}</RequirePerson>
}

function Start({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation()
  const tasks = useInfiniteQuery(tasksQuery({ scope: 'mine', status: 'open' }))
  const cases = useInfiniteQuery(casesQuery({ mine: true, sort: 'updatedAt', descending: true }))
  // who works for the operator need not be told that they have not applied
  const noCases = cases.data?.pages.every((page) => page.items.length === 0) ?? false
  const firstName = person.name.split(' ')[0] || person.email
  return (
    <div className="po-width po-page">
      <PageTitle title={t('start.hello', { name: firstName })} />
      <section className="po-group">
        <h2>{t('start.todo')}</h2>
        <QueryView query={tasks}>
          {(data) => <Todo tasks={data.pages.flatMap((page) => page.items)} />}
        </QueryView>
        <MoreButton query={tasks} />
      </section>
      <section className="po-group" hidden={isStaff(person) && noCases}>
        <h2>{t('start.cases')}</h2>
        <QueryView query={cases}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items)
            if (items.length === 0) {
              return (
                <Empty title={t('start.casesEmpty')} hint={t('start.casesEmptyHint')}>
                  <Link className="sp-button sp-secondary sp-small" to="/">
                    {t('start.seeCalls')}
                  </Link>
                </Empty>
              )
            }
            return (
              <ul className="po-cards">
                {items.map((item) => (
                  <CaseCard key={item.id} item={item} />
                ))}
              </ul>
            )
          }}
        </QueryView>
        <MoreButton query={cases} />
      </section>
    </div>
  )
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
