import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { tasksQuery } from '../api/queries.ts'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'

/** What waits for the reader in the child cases of a case; where nothing does, `otherwise`. */
export function TasksBelow(props: { view: CaseView; otherwise: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const below = new Set(
    props.view.children.filter(({ status }) => status === 'active').map(({ id }) => id),
  )
  const query = useInfiniteQuery({
    ...tasksQuery({ status: 'open', scope: 'all', limit: 100 }),
    enabled: below.size > 0,
  })
  const tasks = (query.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((task) => below.has(task.caseId) && !task.offer)
    .sort(byDueDate)
  if (tasks.length > 0) {
    return (
      <>
        <h3 className="po-sub">{t('case.nextBelow')}</h3>
        <ul className="po-tasks">
          {tasks.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      </>
    )
  }
  // "nothing to do" is said only once every task was seen
  return below.size > 0 && (query.data === undefined || query.hasNextPage) ? null : props.otherwise
}
