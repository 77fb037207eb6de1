import { DeadlineBadge } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskSummary } from '@splot/runtime'
import { serviceNow } from '../api/service-time.ts'
import { distinctTexts } from '../parts/distinct-texts.ts'
import { useLocalText } from '@splot/react/texts'

/** One thing to do: what, in which case, by when. */
export function TaskCard(props: { task: TaskSummary; inCase?: boolean }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { task } = props
  const title = text(task.title)
  const place = distinctTexts(title, [
    text(task.workflow.title),
    text(task.caseTitle),
    task.caseNumber,
  ])
  return (
    <li className="po-task" data-overdue={task.overdue}>
      <div className="po-task-text">
        <p className="po-task-title">
          <Link
            className="po-card-link"
            to={`/tasks/${encodeURIComponent(task.id)}`}
            aria-label={`${t(wayIn(task))}: ${title}`}
          >
            {title}
          </Link>
        </p>
        {props.inCase !== true && place !== '' && <p className="po-quiet">{place}</p>}
      </div>
      {task.dueAt !== null && <DeadlineBadge dueAt={task.dueAt} now={serviceNow()} />}
      <span className="po-go" aria-hidden="true">
        {t(wayIn(task))}
      </span>
    </li>
  )
}

function wayIn({ may, form }: TaskSummary): 'task.continue' | 'case.sign' | 'task.open' {
  if (may.includes('work')) return form === null ? 'task.open' : 'task.continue'
  return may.includes('sign') ? 'case.sign' : 'task.open'
}
