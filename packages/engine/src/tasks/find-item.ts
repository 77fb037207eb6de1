import { SplotError } from '@splot/definition'
import type { TaskPlan } from '../plan.ts'
import { actorRoles, change, type Run } from '../step/run.ts'
import type { TaskItem } from '../types.ts'

/**
 * Finds an open item by its key.
 *
 * @throws SplotError `task.not-found`, `task.not-open`.
 */
export function findOpenItem(run: Run, key: string): TaskItem {
  const item = run.draft.items.find((one) => one.key === key)
  if (item === undefined) {
    throw new SplotError('task.not-found', `Expected an item of this case, but got "${key}".`)
  }
  if (item.status !== 'open') {
    throw new SplotError('task.not-open', `Expected "${key}" to be open, but it is ${item.status}.`)
  }
  return item
}

/** The compiled task of an item. */
export function taskOf(run: Run, item: TaskItem): TaskPlan {
  const task = run.plan.tasks.get(item.task)
  if (task === undefined) {
    throw new SplotError('case.corrupt', `Expected a task of the workflow, but got "${item.task}".`)
  }
  return task
}

/** Whether the actor may take an item nobody has. */
export function actorMayTake(run: Run, item: TaskItem): boolean {
  const person = run.environment.actor.id
  const within =
    item.candidates === undefined
      ? item.role !== undefined && actorRoles(run).includes(item.role)
      : item.candidates.includes(person)
  return within && mayHold(run, item, person)
}

/** Four eyes: whether the person finished a task of `notWho`, also after this item was made. */
function hasActed(run: Run, item: TaskItem, person: string): boolean {
  const others = taskOf(run, item).definition.assign.notWho ?? []
  return others.some((other) => run.draft.answers[other]?.some((record) => record.by === person))
}

/** Whether a person may have an item: not excluded, and no other item of the same task. */
export function mayHold(run: Run, item: TaskItem, person: string): boolean {
  if (item.excluded?.includes(person) === true || hasActed(run, item, person)) return false
  return !run.draft.items.some(
    (other) =>
      other.key !== item.key &&
      other.task === item.task &&
      other.visit === item.visit &&
      (other.status === 'open' || (other.status === 'finished' && other.offer !== true)) &&
      (other.finishedBy ?? other.assignee) === person,
  )
}

/**
 * Refuses whoever may not work on the item.
 *
 * @throws SplotError `task.taken`, `task.not-yours`, `task.excluded`.
 */
export function checkMayWork(run: Run, item: TaskItem): void {
  const person = run.environment.actor.id
  if (item.assignee === person) {
    if (!hasActed(run, item, person)) return
    throw new SplotError('task.excluded', `Expected somebody else for "${item.key}" (four eyes).`)
  }
  if (item.assignee === undefined && actorMayTake(run, item)) return
  if (item.assignee !== undefined && item.offer !== true && couldHaveTaken(run, item)) {
    throw new SplotError('task.taken', `Expected "${item.key}" to be free, but it is taken.`)
  }
  throw new SplotError('task.not-yours', `Expected an actor who may do "${item.key}".`)
}

function couldHaveTaken(run: Run, item: TaskItem): boolean {
  return actorMayTake(run, item)
}

/** Replaces one item of the draft. */
export function replaceItem(run: Run, item: TaskItem): void {
  change(run, { items: run.draft.items.map((one) => (one.key === item.key ? item : one)) })
}
