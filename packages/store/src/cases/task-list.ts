import type { CursorKey } from '../lists/cursor.ts'
import type { Order } from '../lists/sorted-list.ts'
import type { CaseRow, TaskFilter, TaskRow } from '../types.ts'

/** Where an item stands in a list: due date and creation in milliseconds, and its id. */
export interface TaskPlace {
  dueMs: number | null
  createdMs: number
  id: string
}

/** The name of the list that a cursor belongs to. */
export const taskListName = 'tasks by due date'

/**
 * Returns whether a person may claim an item: it is open, nobody has it, they are not excluded, and
 * they are among its candidates or, where no candidates were computed, hold its role – a programme
 * role by `roles`, a case role by being a member of that very case. Pure.
 */
function mayClaim(task: TaskRow, row: CaseRow, person: string, roles: readonly string[]): boolean {
  if (task.status !== 'open' || task.assignee !== null) return false
  if (task.excluded.includes(person)) return false
  if (task.candidates !== null) return task.candidates.includes(person)
  return task.role !== null && holds(task.role, row, person, roles)
}

/** Whose signature an open item asks for finds it, whoever has it. Pure. */
function maySign(task: TaskRow, row: CaseRow, person: string, roles: readonly string[]): boolean {
  if (task.status !== 'open' || task.excluded.includes(person)) return false
  return task.signers?.some((role) => holds(role, row, person, roles)) ?? false
}

function holds(role: string, row: CaseRow, person: string, roles: readonly string[]): boolean {
  const held = Object.hasOwn(row.members, person) ? row.members[person] : undefined
  return roles.includes(role) || (held?.includes(role) ?? false)
}

/** Returns whether an item belongs to a list; `row` is its case. Pure. */
export function isInTaskList(task: TaskRow, row: CaseRow, filter: TaskFilter): boolean {
  const { caseId, status, person, roles = [], includeOffers = false } = filter
  if (!isOfList(task, row, filter)) return false
  if (caseId !== undefined && task.caseId !== caseId) return false
  if (status !== undefined && task.status !== status) return false
  if (task.offer && !includeOffers) return false
  if (person === undefined || task.assignee === person) return true
  return mayClaim(task, row, person, roles) || maySign(task, row, person, roles)
}

function isOfList(task: TaskRow, row: CaseRow, filter: TaskFilter): boolean {
  const { worker, parent, workflow, dueBefore } = filter
  if (filter.task !== undefined && task.task !== filter.task) return false
  if (dueBefore !== undefined && !isBefore(task.dueAt, dueBefore)) return false
  if (parent !== undefined && row.parent !== parent) return false
  if (workflow !== undefined && !workflow.includes(row.workflow)) return false
  return worker === undefined || (task.status !== 'cancelled' && task.assignee === worker)
}

function isBefore(dueAt: string | null, instant: string): boolean {
  return dueAt !== null && Date.parse(dueAt) < Date.parse(instant)
}

/** Returns where an item stands. Pure. */
export function taskPlace(task: TaskRow): TaskPlace {
  const dueMs = task.dueAt === null ? null : Date.parse(task.dueAt)
  return { dueMs, createdMs: Date.parse(task.createdAt), id: task.id }
}

/** By due date (none last), then creation, then id. */
export const taskOrder: Order<TaskPlace> = (a, b) => {
  if (a.dueMs !== b.dueMs) {
    if (a.dueMs === null) return 1
    if (b.dueMs === null) return -1
    return a.dueMs - b.dueMs
  }
  if (a.createdMs !== b.createdMs) return a.createdMs - b.createdMs
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Returns the key of a cursor that stands at `place`. Pure. */
export function taskCursorKey({ dueMs, createdMs, id }: TaskPlace): CursorKey {
  return [dueMs, createdMs, id]
}

/** Returns the place a cursor's key names, or `null` when it names none. Pure. */
export function taskPlaceOf(key: CursorKey): TaskPlace | null {
  const [dueMs, createdMs, id] = key
  if (dueMs !== null && typeof dueMs !== 'number') return null
  if (typeof createdMs !== 'number' || typeof id !== 'string') return null
  return { dueMs, createdMs, id }
}
