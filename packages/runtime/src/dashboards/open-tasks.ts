import type { Page, TaskRow } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { relationTo } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import { listTasks } from '../tasks/list-tasks.ts'
import { partsOf, rightsOf } from '../tasks/open-task.ts'
import { toTaskSummary } from '../tasks/task-summary.ts'
import type { TaskSummary } from '../types.ts'
import type { PanelAsker } from './panel-table.ts'

/** Tasks a panel looks at before it says that there are more. */
const mostTasks = 5000

/** A task as a panel sees it. */
export interface SeenTask extends TaskSummary {
  /** Somebody has it, whether or not the reader may know who. */
  taken: boolean
}

/** Tasks, and whether some were left out. */
export interface SeenTasks {
  tasks: SeenTask[]
  more: boolean
}

/** Returns what the reader has to do or may take, without what is only offered. */
export async function ownTasks(
  { deps, reader }: PanelAsker,
  workflows: readonly string[] | undefined,
): Promise<SeenTasks> {
  const tasks: SeenTask[] = []
  let cursor: string | undefined
  do {
    const page: Page<TaskSummary> = await listTasks(deps, reader, {
      status: 'open',
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const owed = page.items.filter(({ offer, workflow }) => !offer && isIn(workflows, workflow.id))
    tasks.push(...owed.map((task) => ({ ...task, taken: task.assignee !== null })))
    cursor = page.next
  } while (cursor !== undefined && tasks.length < mostTasks)
  return { tasks, more: cursor !== undefined }
}

/**
 * Returns every open task of the cases that the reader may read as one of the operator's people. Who
 * has a task is named where the reader may know it.
 */
export async function allTasks(
  { deps, viewer }: PanelAsker,
  workflows: readonly string[] | undefined,
): Promise<SeenTasks> {
  const known = deps.library.workflows().map(({ definition }) => definition.id)
  const workflow = known.filter((id) => isIn(workflows, id))
  const opened = new Map<string, Promise<{ loaded: LoadedCase; relation: Relation } | null>>()
  const open = async (id: string) => {
    const stored = await deps.cases.read(id)
    if (!stored) return null
    const loaded = await decodeCase(deps, stored)
    return { loaded, relation: await relationTo(deps, viewer, loaded) }
  }
  const tasks: SeenTask[] = []
  let cursor: string | undefined
  do {
    const page: Page<TaskRow> = await deps.store.queryTasks(
      { status: 'open', workflow },
      cursor,
      200,
    )
    for (const row of page.items) {
      const one = opened.get(row.caseId) ?? open(row.caseId)
      opened.set(row.caseId, one)
      const found = await one
      if (!found || found.relation.reach !== 'full' || !found.relation.staff) continue
      const summary = await summaryOf(deps, found, row.id)
      if (summary) tasks.push(summary)
    }
    cursor = page.next
  } while (cursor !== undefined && tasks.length < mostTasks)
  return { tasks, more: cursor !== undefined }
}

async function summaryOf(
  deps: Deps,
  { loaded, relation }: { loaded: LoadedCase; relation: Relation },
  id: string,
): Promise<SeenTask | null> {
  const { itemKey } = partsOf(id)
  const item = loaded.case.items.find(({ key }) => key === itemKey)
  const task = item && taskOf(loaded.compiled.definition, item.task)
  if (!item || !task || loaded.case.status === 'done') return null
  const rights = rightsOf(deps, relation, loaded, item)
  const summary = await toTaskSummary(deps, { id, loaded, relation, item, task, rights })
  return { ...summary, taken: item.assignee !== undefined }
}

function isIn(workflows: readonly string[] | undefined, id: string): boolean {
  return workflows?.includes(id) ?? true
}
