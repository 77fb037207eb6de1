import type { TaskPlan } from '../plan.ts'
import { evaluate, type Run } from '../step/run.ts'
import { itemsOf } from './create-items.ts'

/** Whether a task is complete: its `complete`, else every item that was not cancelled is finished. */
export function isComplete(run: Run, task: TaskPlan): boolean {
  const items = itemsOf(run, task).filter((item) => item.status !== 'cancelled')
  if (task.complete === null) {
    return items.length > 0 && items.every((item) => item.status === 'finished')
  }
  const records = run.draft.answers[task.id] ?? []
  const seen = items.map((item) => ({
    status: item.status,
    assignee: item.assignee ?? null,
    answers: records.find((record) => record.item === item.key)?.answers ?? null,
  }))
  return evaluate(run, task.complete, { task: { items: seen } }) === true
}
