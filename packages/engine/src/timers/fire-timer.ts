import { SplotError, type JsonObject } from '@splot/definition'
import { timerEvent } from '../plan.ts'
import { addEffect } from '../step/add-effect.ts'
import { deleteAnswers } from '../step/delete-answers.ts'
import { takes } from '../step/move.ts'
import { change, type Run } from '../step/run.ts'
import type { ArmedTimer, TaskItem } from '../types.ts'

/**
 * Fires an armed timer and tells what it was. A due timer raises its internal event; when no
 * transition takes it, the timer has still run out. One of a case that is over deletes its answers.
 *
 * @throws SplotError `timer.stale` when it is no longer armed, `timer.not-due` when it is too early.
 */
export function fireTimer(run: Run, key: string): ArmedTimer {
  const timer = run.draft.timers.find((one) => one.key === key)
  if (timer === undefined) {
    throw new SplotError('timer.stale', `Expected an armed timer, but "${key}" is not armed.`)
  }
  if (Date.parse(run.environment.now) < Date.parse(timer.dueAt)) {
    throw new SplotError('timer.not-due', `Expected "${key}" to be due, but it is due later.`, {
      details: { dueAt: timer.dueAt },
    })
  }
  change(run, { timers: run.draft.timers.filter((one) => one !== timer) })
  if (timer.kind === 'reminder') remind(run, timer)
  else if (timer.kind === 'deletion') deleteAnswers(run)
  else {
    const event: JsonObject = { type: 'timer', timer: timer.timer, dueAt: timer.dueAt }
    takes(run, timerEvent(timer.timer, timer.state), event)
  }
  return timer
}

/**
 * Notifies who must act, and whom the reminder tells besides: per task of the timer, or of the whole state
 * when no task has it. Where nobody has anything to do, nobody is told.
 */
function remind(run: Run, timer: ArmedTimer): void {
  const dueAt = run.draft.timers.find(
    (one) => one.kind === 'due' && one.timer === timer.timer && one.state === timer.state,
  )?.dueAt
  for (const [task, items] of waitingItems(run, timer)) {
    const people = items.flatMap((item) => item.assignee ?? item.candidates ?? [])
    const roles = items.flatMap((item) =>
      item.assignee === undefined && item.candidates === undefined ? (item.role ?? []) : [],
    )
    addEffect(run, 'notify', {
      template: timer.notify ?? 'reminder',
      people: [...new Set(people)],
      to: [...new Set([...roles, ...(timer.also ?? [])])],
      values: { task, timer: timer.timer, dueAt: dueAt ?? null },
    })
  }
}

function waitingItems(run: Run, timer: ArmedTimer): Map<string, TaskItem[]> {
  const open = run.draft.items.filter((item) => item.status === 'open' && item.offer !== true)
  const own = open.filter(
    (item) =>
      item.state === timer.state && run.plan.tasks.get(item.task)?.definition.due === timer.timer,
  )
  const waiting = own.length > 0 || hasTask(run, timer) ? own : open.filter(within(run, timer))
  return groupedByTask(waiting)
}

function hasTask(run: Run, timer: ArmedTimer): boolean {
  const tasks = run.plan.states.get(timer.state)?.tasks ?? []
  return tasks.some((task) => task.definition.due === timer.timer)
}

function within(run: Run, timer: ArmedTimer): (item: TaskItem) => boolean {
  return (item) => {
    let state = run.plan.states.get(item.state) ?? null
    while (state !== null && state.id !== timer.state) state = state.parent
    return state !== null
  }
}

// Map.groupBy is not in Node 20.
function groupedByTask(items: TaskItem[]): Map<string, TaskItem[]> {
  const groups = new Map<string, TaskItem[]>()
  for (const item of items) groups.set(item.task, [...(groups.get(item.task) ?? []), item])
  return groups
}
