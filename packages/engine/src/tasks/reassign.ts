import { SplotError } from '@splot/definition'
import type { TaskPlan } from '../plan.ts'
import type { Run } from '../step/run.ts'
import type { TaskItem } from '../types.ts'
import { poolOf } from './candidates.ts'
import { raiseSubmit, renewOffer } from './complete-item.ts'
import { addItems, assignees, cancelItems, countOf, itemsOf } from './create-items.ts'
import {
  actorMayTake,
  checkMayWork,
  findOpenItem,
  heldBy,
  mayHold,
  replaceItem,
  taskOf,
} from './find-item.ts'
import { isComplete } from './is-complete.ts'
import { tellOfTask } from './tell-of-task.ts'

/**
 * The actor takes an item, maybe in place of somebody who is away. Claiming what one has already changes
 * nothing.
 *
 * @throws SplotError `task.not-found`, `task.not-open`, `task.taken`, `task.not-yours`.
 */
export function claimItem(run: Run, key: string, inPlaceOf?: string): void {
  const item = findOpenItem(run, key)
  checkMayWork(run, item, inPlaceOf)
  if (item.assignee !== undefined) return
  replaceItem(run, heldBy(item, run.environment.actor.id, inPlaceOf))
  if (item.offer === true) renewOffer(run, taskOf(run, item))
}

/**
 * The actor gives an item back to those who may take it.
 *
 * @throws SplotError `task.not-yours`, `task.not-releasable` when nobody else could take it.
 */
export function releaseItem(run: Run, key: string): void {
  const item = findOpenItem(run, key)
  if (item.assignee !== run.environment.actor.id) {
    throw new SplotError('task.not-yours', `Expected the assignee of "${key}".`)
  }
  if (item.role === undefined && item.candidates === undefined) {
    throw new SplotError('task.not-releasable', `Expected a role or candidates for "${key}".`)
  }
  const { assignee: _, inPlaceOf: _away, ...free } = item
  // Of an offer there is already another free item.
  if (item.offer === true) cancelItems(run, (one) => one.key === key)
  else replaceItem(run, free)
}

/**
 * Hands an item the actor has or may take to somebody else.
 *
 * @throws SplotError `task.not-yours`, `task.excluded`.
 */
export function delegateItem(run: Run, key: string, to: string): void {
  const item = findOpenItem(run, key)
  const mine = item.assignee === run.environment.actor.id
  if (!mine && (item.assignee !== undefined || !actorMayTake(run, item))) {
    throw new SplotError('task.not-yours', `Expected the assignee of "${key}".`)
  }
  if (!mayHold(run, item, to)) throw excluded(key)
  give(run, heldBy(item, to))
  if (item.offer === true) renewOffer(run, taskOf(run, item))
}

/**
 * Gives an item to somebody who may have it, whoever has it now, maybe in place of somebody who is away.
 * Returns who had it. Giving it to whom it belongs already changes nothing.
 *
 * @throws SplotError `task.not-found`, `task.not-open`, `task.excluded`.
 */
export function reassignItem(
  run: Run,
  key: string,
  to: string,
  inPlaceOf?: string,
): string | undefined {
  const item = findOpenItem(run, key)
  if (item.assignee === to) return to
  // Who holds the role of a deputy is known to whoever gives the command.
  const isCandidate = item.deputies === true || (item.candidates?.includes(inPlaceOf ?? to) ?? true)
  if (!isCandidate || !mayHold(run, item, to, inPlaceOf)) throw excluded(key)
  give(run, heldBy(item, to, inPlaceOf))
  if (item.offer === true && item.assignee === undefined) renewOffer(run, taskOf(run, item))
  return item.assignee
}

/**
 * Gives a task to a person: a free item if there is one, else one more. Tells the item's key.
 *
 * @throws SplotError `task.not-found`, `task.not-open` when its state is not active, `task.excluded`.
 */
export function assignTask(run: Run, id: string, person: string): string {
  const task = run.plan.tasks.get(id)
  if (task === undefined) {
    throw new SplotError('task.not-found', `Expected a task of the workflow, but got "${id}".`)
  }
  const active = task.state.parent === null || run.draft.states.includes(task.state.id)
  const items = itemsOf(run, task)
  if (!active || (items.length > 0 && isComplete(run, task))) {
    throw new SplotError('task.not-open', `Expected "${id}" to be open.`)
  }
  const free = items.find((item) => item.status === 'open' && item.assignee === undefined)
  if (free !== undefined) return giveFree(run, free, person)
  const pool = poolOf(run, task)
  const taken = items.some((item) => item.status !== 'cancelled' && item.assignee === person)
  if (taken || pool.excluded.includes(person)) throw excluded(id)
  addItems(run, task, pool, [person])
  return itemsOf(run, task).at(-1)!.key
}

/** Somebody has the item now who did not ask for it. */
function give(run: Run, item: TaskItem): void {
  replaceItem(run, item)
  tellOfTask(run, taskOf(run, item), [item])
}

function giveFree(run: Run, item: TaskItem, person: string): string {
  if (!mayHold(run, item, person)) throw excluded(item.key)
  give(run, heldBy(item, person))
  return item.key
}

/**
 * Takes an item away. Where the task now has too few, another is drawn or offered, never to the same
 * person. When all that is left is finished, the task is complete; tells the event raised, if any.
 */
export function unassignItem(run: Run, key: string): string | null {
  const item = findOpenItem(run, key)
  const task = taskOf(run, item)
  cancelItems(run, (one) => one.key === key)
  fillUp(run, task)
  if (task.definition.offer === true || !isComplete(run, task)) return null
  const last = run.draft.answers[task.id]?.at(-1)
  raiseSubmit(run, task, last?.answers ?? {})
  return task.definition.submit
}

/** Draws or offers the items a task lacks, never to somebody it was taken from. */
export function fillUp(run: Run, task: TaskPlan): void {
  const { strategy } = task.definition.assign
  if (strategy === 'each' || strategy === 'named') return
  const items = itemsOf(run, task)
  const kept = items.filter((item) => item.status !== 'cancelled')
  const missing = countOf(run, task) - kept.length
  if (missing <= 0) return
  const pool = poolOf(run, task)
  const removed = items.flatMap((item) =>
    item.status === 'cancelled' && item.assignee !== undefined ? [item.assignee] : [],
  )
  const out = new Set([...pool.excluded, ...removed])
  const held = new Set(kept.map((item) => item.assignee))
  const left = {
    ...pool,
    excluded: [...out],
    people: pool.people.filter(({ person }) => !out.has(person) && !held.has(person)),
  }
  const drawn = strategy === 'samePerson' ? [] : assignees(run, task, left, missing)
  addItems(run, task, left, [...drawn, ...Array<null>(missing - drawn.length).fill(null)])
}

function excluded(what: string): SplotError {
  return new SplotError('task.excluded', `Expected a person who may have "${what}".`)
}
