import type { LoadPanel, LocalText } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { allTasks } from './open-tasks.ts'
import type { SeenTask } from './open-tasks.ts'
import { groupsOf } from './groups-of.ts'
import { columnOf } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import { taskTable } from './task-table.ts'
import type { PanelCell } from './types.ts'

const nobody: LocalText = { pl: 'do wzięcia', en: 'free to take' }
/** Blind work keeps its people to itself while it is open. */
const somebody: LocalText = { pl: 'osoby nieujawnione', en: 'people not disclosed' }

/** Computes who has how many open tasks, and how many of them are late. */
export async function loadPanel(asker: PanelAsker, panel: LoadPanel): Promise<ComputedPanel> {
  const { deps } = asker
  const seen = await allTasks(asker, panel.workflows)
  const tasks = seen.tasks.filter(({ role }) => isWanted(panel, role))
  const holder = (task: SeenTask) => holderOf(deps, task, panel.by)
  const groups = groupsOf(tasks, (task) => holder(task).key)
  const rows = [...groups].map(([key, group]) => ({
    key,
    cells: { who: group[0] ? holder(group[0]).name : null, ...countsOf(group) } as Record<
      string,
      PanelCell
    >,
    caseId: null,
    taskId: null,
  }))
  rows.sort((a, b) => Number(b.cells['all']) - Number(a.cells['all']))
  return {
    columns: [
      columnOf(
        'who',
        panel.by === 'person' ? { pl: 'Osoba', en: 'Person' } : { pl: 'Rola', en: 'Role' },
        'text',
      ),
      columnOf('onTime', { pl: 'W terminie', en: 'In time' }, 'number'),
      columnOf('late', { pl: 'Po terminie', en: 'Overdue' }, 'number'),
      columnOf('all', { pl: 'Razem', en: 'Together' }, 'number'),
    ],
    rows,
    totals: rows.length === 0 ? null : countsOf(tasks),
    drawing: { chart: 'stacked', category: 'who', series: ['onTime', 'late'] },
    counted: tasks.length,
    more: seen.more,
    opens: 'cells',
    behind: ({ row, column }) => {
      const group = groups.get(row) ?? []
      const late = column === 'late' ? true : column === 'onTime' ? false : null
      return taskTable(
        deps,
        group.filter(({ overdue }) => late === null || overdue === late),
      )
    },
  }
}

function isWanted({ onlyRoles }: LoadPanel, role: string | null): boolean {
  return onlyRoles === undefined || (role !== null && onlyRoles.includes(role))
}

function holderOf(
  { library }: Deps,
  { assignee, role, taken }: SeenTask,
  by: LoadPanel['by'],
): { key: string; name: PanelCell } {
  if (by === 'person')
    return assignee
      ? { key: assignee.id, name: assignee.name }
      : { key: taken ? '?' : '', name: taken ? somebody : nobody }
  const title = role === null ? undefined : library.programme().roles[role]?.title
  return { key: role ?? '', name: title ?? { pl: 'wskazane osoby', en: 'named people' } }
}

function countsOf(tasks: readonly SeenTask[]): Record<string, number> {
  const late = tasks.filter(({ overdue }) => overdue).length
  return { onTime: tasks.length - late, late, all: tasks.length }
}
