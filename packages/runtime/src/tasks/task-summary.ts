import { toLocalText } from '@splot/definition'
import { taskDeadline } from '@splot/engine'
import { taskIdOf } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { mayKnowWho } from '../permission/task-permission.ts'
import type { TaskSummary } from '../types.ts'
import type { OpenedTask } from './open-task.ts'

/** Returns a task as its list shows it to one reader. */
export async function toTaskSummary(deps: Deps, opened: OpenedTask): Promise<TaskSummary> {
  const { loaded, relation, item, task, rights } = opened
  const { definition } = loaded.compiled
  const dueAt = taskDeadline(loaded.compiled, loaded.case, item) ?? null
  const who = item.finishedBy ?? item.assignee
  return {
    id: taskIdOf(loaded.case.id, item.key),
    caseId: loaded.case.id,
    caseNumber: loaded.row.number,
    caseTitle: toLocalText(loaded.row.title),
    workflow: { id: definition.id, title: definition.title },
    task: item.task,
    title: task.title ?? definition.events[task.submit]?.title ?? { pl: task.id, en: task.id },
    form: task.form ?? null,
    status: item.status,
    may: rights,
    assignee: mayKnowWho(relation, loaded, item) ? await namedPerson(deps, who) : null,
    role: item.role ?? null,
    offer: item.offer ?? false,
    createdAt: item.createdAt,
    dueAt,
    overdue: item.status === 'open' && dueAt !== null && dueAt < deps.clock.now(),
  }
}
