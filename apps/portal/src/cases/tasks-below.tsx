import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { tasksQuery } from '../api/queries.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'

/** What waits for the reader in the child cases of a case; where nothing does, `otherwise`. */
export function TasksBelow(props: { view: CaseView; otherwise: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const hasBelow = props.view.children.some(({ status }) => status === 'active')
  const query = useInfiniteQuery({
    ...tasksQuery({ status: 'open', scope: 'all', parent: props.view.id, limit: 100 }),
    enabled: hasBelow,
  })
  const tasks = (query.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((task) => !task.offer)
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
        <MoreButton query={query} />
      </>
    )
  }
  if (query.hasNextPage) return <MoreButton query={query} />
  // "nothing to do" is said only once every task was seen
  return hasBelow && query.data === undefined ? null : props.otherwise
}
