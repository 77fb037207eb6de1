import type { TasksPanel } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { TaskSummary } from '../types.ts'
import { allTasks, ownTasks } from './open-tasks.ts'
import { columnOf, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker, PanelTable } from './panel-table.ts'
import type { PanelRow } from './types.ts'

/** Computes a panel of tasks that are late or due soon, the most urgent first. */
export async function tasksPanel(asker: PanelAsker, panel: TasksPanel): Promise<ComputedPanel> {
  const { workflows } = panel
  const { tasks, more } = await (panel.scope === 'mine'
    ? ownTasks(asker, workflows)
    : allTasks(asker, workflows))
  const isWanted = dueIn(asker.deps, panel.due)
  const own = panel.scope === 'mine' ? asker.viewer.person : null
  return { ...taskTable(asker.deps, tasks.filter(isWanted), own), more }
}

/** Returns tasks as a table, the most urgent first; that a task is one's `own` need not be said. */
export function taskTable(
  deps: Deps,
  tasks: readonly TaskSummary[],
  own: string | null = null,
): PanelTable {
  const rows = [...tasks]
    .sort((a, b) => ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1))
    .map((task) => taskRow(deps, task, own))
  return plainTable(
    [
      columnOf('task', { pl: 'Zadanie', en: 'Task' }, 'text'),
      columnOf('case', { pl: 'Sprawa', en: 'Case' }, 'text'),
      columnOf('workflow', { pl: 'Etap', en: 'Stage' }, 'text'),
      columnOf('dueAt', { pl: 'Termin', en: 'Due' }, 'datetime'),
      columnOf('who', { pl: 'Wykonuje', en: 'Who' }, 'text'),
    ],
    rows,
  )
}

/** Whoever may not open the task is led to its case. */
function taskRow(deps: Deps, task: TaskSummary, own: string | null): PanelRow {
  const number = task.caseNumber === null ? '' : `${task.caseNumber} · `
  const { pl, en } = task.caseTitle
  return {
    key: task.id,
    cells: {
      task: task.title,
      case: { pl: `${number}${pl}`, en: `${number}${en}` },
      workflow: task.workflow.title,
      dueAt: task.dueAt,
      who: task.assignee ? otherName(task.assignee, own) : roleTitle(deps, task),
    },
    caseId: task.caseId,
    taskId: task.may.length > 0 ? task.id : null,
  }
}

function otherName({ id, name }: { id: string; name: string }, own: string | null): string | null {
  return id === own ? null : name
}

/** Without a person, the role that is waited for. */
function roleTitle(deps: Deps, { role }: TaskSummary) {
  return role === null ? null : (deps.library.programme().roles[role]?.title ?? null)
}

function dueIn({ clock, library }: Deps, due: TasksPanel['due']): (task: TaskSummary) => boolean {
  if (due === 'any') return () => true
  const now = clock.now()
  if (due === 'overdue') return ({ dueAt }) => dueAt !== null && dueAt < now
  const calendar = library.calendar()
  const today = calendar.dateOf(now)
  const last = calendar.endOfDay(calendar.addWorkingDays(today, due.withinWorkingDays))
  return ({ dueAt }) => dueAt !== null && dueAt >= now && Date.parse(dueAt) <= Date.parse(last)
}
