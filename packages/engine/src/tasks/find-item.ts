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

/** Whether the actor may take an item nobody has, by themselves or in place of somebody who is away. */
export function actorMayTake(run: Run, item: TaskItem, inPlaceOf?: string): boolean {
  const person = run.environment.actor.id
  const within =
    item.candidates === undefined
      ? item.role !== undefined && actorRoles(run).includes(item.role)
      : item.candidates.includes(inPlaceOf ?? person)
  return within && mayHold(run, item, person, inPlaceOf)
}

/** Four eyes: whether a task of `notWho` was finished by the person or in their place, also after this item was made. */
function hasActed(run: Run, item: TaskItem, person: string): boolean {
  const others = taskOf(run, item).definition.assign.notWho ?? []
  return others.some((other) =>
    run.draft.answers[other]?.some(({ by, inPlaceOf }) => by === person || inPlaceOf === person),
  )
}

/**
 * Whether a person may have an item: not excluded, and no other item of the same task. Both must be free
 * where one acts in place of the other.
 */
export function mayHold(run: Run, item: TaskItem, person: string, inPlaceOf?: string): boolean {
  const both = inPlaceOf === undefined ? [person] : [person, inPlaceOf]
  if (both.some((one) => item.excluded?.includes(one) || hasActed(run, item, one))) return false
  return !run.draft.items.some(
    (other) =>
      other.key !== item.key &&
      other.task === item.task &&
      other.visit === item.visit &&
      (other.status === 'open' || (other.status === 'finished' && other.offer !== true)) &&
      both.some((one) => (other.finishedBy ?? other.assignee) === one || other.inPlaceOf === one),
  )
}

/** Returns the item as a person has it, who may act in place of another. Pure. */
export function heldBy(item: TaskItem, assignee: string, inPlaceOf?: string): TaskItem {
  const { inPlaceOf: _, ...own } = item
  return { ...own, assignee, ...(inPlaceOf === undefined ? {} : { inPlaceOf }) }
}

/**
 * Refuses whoever may not work on the item.
 *
 * @throws SplotError `task.taken`, `task.not-yours`, `task.excluded`.
 */
export function checkMayWork(run: Run, item: TaskItem, inPlaceOf?: string): void {
  const person = run.environment.actor.id
  if (item.assignee === person) {
    const both = [person, ...(item.inPlaceOf === undefined ? [] : [item.inPlaceOf])]
    if (!both.some((one) => hasActed(run, item, one))) return
    throw new SplotError('task.excluded', `Expected somebody else for "${item.key}" (four eyes).`)
  }
  if (item.assignee === undefined && actorMayTake(run, item, inPlaceOf)) return
  if (item.assignee !== undefined && item.offer !== true && actorMayTake(run, item, inPlaceOf)) {
    throw new SplotError('task.taken', `Expected "${item.key}" to be free, but it is taken.`)
  }
  throw new SplotError('task.not-yours', `Expected an actor who may do "${item.key}".`)
}

/** Replaces one item of the draft. */
export function replaceItem(run: Run, item: TaskItem): void {
  change(run, { items: run.draft.items.map((one) => (one.key === item.key ? item : one)) })
}
