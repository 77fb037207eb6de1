import type { TaskSummary } from '@splot/runtime'

/** Compares tasks: the earliest due date first, tasks without one last. Pure. */
export function byDueDate(a: TaskSummary, b: TaskSummary): number {
  const [due, other] = [a.dueAt ?? '9999', b.dueAt ?? '9999']
  return due === other ? a.createdAt.localeCompare(b.createdAt) : due.localeCompare(other)
}
