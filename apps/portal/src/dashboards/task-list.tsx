import { DeadlineBadge } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PanelRow, PanelView } from '@splot/runtime'
import { serviceNow } from '../api/service-time.ts'
import { useCellText } from './cell-text.ts'
import { rowPath } from './panel-links.ts'

/** Tasks of a panel as lines: what, in which case, with whom, by when. */
export function TaskList(props: { panel: PanelView; rows: readonly PanelRow[] }): ReactNode {
  const write = useCellText()
  return (
    <ul className="po-board-tasks">
      {props.rows.map((row) => {
        const { task, case: title, workflow, who, dueAt } = row.cells
        const path = rowPath(props.panel, row)
        return (
          <li key={row.key}>
            <p className="po-board-task">
              {path === null ? write(task, 'text') : <Link to={path}>{write(task, 'text')}</Link>}
            </p>
            <p className="po-quiet po-board-where">
              {[workflow, title, who]
                .filter((part) => part !== null && part !== undefined)
                .map((part) => write(part, 'text'))
                .join(' · ')}
            </p>
            {typeof dueAt === 'string' && <DeadlineBadge dueAt={dueAt} now={serviceNow()} />}
          </li>
        )
      })}
    </ul>
  )
}
