import type { TaskItem } from '@splot/engine'
import type { Viewer } from './relation.ts'

/** Whether the person has or had this item. Pure. */
export function isOwn(viewer: Pick<Viewer, 'person'>, item: TaskItem): boolean {
  const { person } = viewer
  if (person === null || item.status === 'cancelled') return false
  return item.assignee === person || item.finishedBy === person
}
