import type { TaskPlan } from '../plan.ts'
import { addEffect } from '../step/add-effect.ts'
import type { Run } from '../step/run.ts'
import type { TaskItem } from '../types.ts'

/** Writes to whoever items of a task are for, where its definition names a letter. */
export function tellOfTask(run: Run, task: TaskPlan, items: readonly TaskItem[]): void {
  const { notify } = task.definition
  const [first] = items
  if (notify === undefined || first === undefined) return
  const people = items.flatMap((item) => item.assignee ?? item.candidates ?? [])
  const roles = items.flatMap((item) =>
    item.assignee === undefined && item.candidates === undefined ? (item.role ?? []) : [],
  )
  addEffect(run, 'notify', {
    template: notify,
    people: [...new Set(people)],
    to: [...new Set(roles)],
    values: { task: task.id, timer: task.definition.due ?? null, dueAt: first.dueAt ?? null },
  })
}
