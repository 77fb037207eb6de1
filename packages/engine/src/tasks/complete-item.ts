import { SplotError, type JsonObject } from '@splot/definition'
import type { TaskPlan } from '../plan.ts'
import { raiseEvent } from '../step/move.ts'
import { change, type Run } from '../step/run.ts'
import type { AnswerFacts, AnswerRecord, TaskItem } from '../types.ts'
import { poolOf } from './candidates.ts'
import { addItems, cancelItems, itemsOf } from './create-items.ts'
import { checkMayWork, findOpenItem, replaceItem, taskOf } from './find-item.ts'
import { isComplete } from './is-complete.ts'

/** What is handed in. */
export interface Submission {
  answers?: JsonObject
  form?: { id: string; version: number }
  /** Where values lie that no expression may see. */
  apart?: string
  /** How the answers came about. */
  facts?: AnswerFacts
}

/**
 * Finishes an item and stores its answers. When the task is complete now, and was not before, raises
 * its event with the answers as payload; tells which event, if any.
 *
 * @throws SplotError `task.*` as `findOpenItem` and `checkMayWork`; `event.not-allowed` when no
 * transition takes the event, in which case nothing is stored.
 */
export function completeItem(run: Run, key: string, submission: Submission): string | null {
  const item = findOpenItem(run, key)
  checkMayWork(run, item)
  const task = taskOf(run, item)
  checkForm(run, task, submission)
  const already = isComplete(run, task)
  store(run, item, submission)
  if (task.definition.offer !== true && (already || !isComplete(run, task))) return null
  raiseSubmit(run, task, submission.answers ?? {})
  return task.definition.submit
}

function checkForm(run: Run, task: TaskPlan, { answers, form }: Submission): void {
  const { form: expected, submit } = task.definition
  const fits = expected === undefined ? form === undefined : form?.id === expected
  // what a task without form asks for is the data of its event; whether it fits the caller decides
  const asks = expected !== undefined || run.plan.definition.events[submit]?.payload !== undefined
  if (fits && (asks || Object.keys(answers ?? {}).length === 0)) return
  throw new SplotError(
    'payload.invalid',
    expected === undefined
      ? `Expected no answers for "${task.id}", which has no form and whose event has no data.`
      : `Expected answers of the form "${expected}" for "${task.id}".`,
  )
}

function store(run: Run, item: TaskItem, { answers, form, apart, facts }: Submission): void {
  const { now, actor } = run.environment
  const record: AnswerRecord = {
    item: item.key,
    ...(form === undefined ? {} : { form }),
    answers: answers ?? {},
    ...(apart === undefined ? {} : { apart }),
    at: now,
    by: actor.id,
    ...(item.inPlaceOf === undefined ? {} : { inPlaceOf: item.inPlaceOf }),
    ...(facts === undefined ? {} : { facts }),
  }
  const earlier = run.draft.answers[item.task] ?? []
  change(run, { answers: { ...run.draft.answers, [item.task]: [...earlier, record] } })
  replaceItem(run, {
    ...item,
    assignee: actor.id,
    status: 'finished',
    finishedAt: now,
    finishedBy: actor.id,
  })
}

/** Raises the event of a complete task; what others had open of it is no longer needed. */
export function raiseSubmit(run: Run, task: TaskPlan, payload: JsonObject): void {
  const { offer, submit } = task.definition
  const visits = run.draft.visits[task.state.id]?.count
  if (offer !== true) cancelItems(run, (item) => item.task === task.id)
  raiseEvent(run, submit, payload)
  const stayed = run.draft.visits[task.state.id]?.count === visits && isActive(run, task)
  if (offer === true && stayed) renewOffer(run, task)
}

function isActive(run: Run, task: TaskPlan): boolean {
  if (run.draft.status === 'done') return false
  return task.state.parent === null || run.draft.states.includes(task.state.id)
}

/** An offer lasts as long as its state: when one is taken, another lies open for the next person. */
export function renewOffer(run: Run, task: TaskPlan): void {
  const free = itemsOf(run, task).some(
    (item) => item.status === 'open' && item.assignee === undefined,
  )
  if (!free) addItems(run, task, poolOf(run, task), [null])
}
