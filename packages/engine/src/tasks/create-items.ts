import {
  isLocalText,
  SplotError,
  type AssignDefinition,
  type JsonObject,
  type JsonValue,
} from '@splot/definition'
import type { StatePlan, TaskPlan } from '../plan.ts'
import { change, evaluate, type Run } from '../step/run.ts'
import type { FieldNote, TaskItem } from '../types.ts'
import { poolOf, type Pool } from './candidates.ts'
import { drawLot } from './draw-lot.ts'
import { tellOfTask } from './tell-of-task.ts'

/** Items one task may have. */
const itemsLimit = 1_000

/** Creates the items of tasks of a state, of all unless said otherwise. */
export function createTasksOf(
  run: Run,
  state: StatePlan,
  tasks: readonly TaskPlan[] = state.tasks,
): void {
  for (const task of tasks) {
    const pool = poolOf(run, task)
    const count = countOf(run, task)
    const assigned = assignees(run, task, pool, count)
    const open = task.definition.assign.strategy === 'each' ? 0 : count - assigned.length
    addItems(run, task, pool, [...assigned, ...Array<null>(Math.max(0, open)).fill(null)])
  }
}

/** Cancels the open items of a state that is left. */
export function cancelItemsOf(run: Run, state: StatePlan): void {
  if (state.tasks.length === 0) return
  cancelItems(run, (item) => item.state === state.id)
}

/** Cancels the open items that fit. */
export function cancelItems(run: Run, fits: (item: TaskItem) => boolean): void {
  if (!run.draft.items.some((item) => item.status === 'open' && fits(item))) return
  const items = run.draft.items.map((item) =>
    item.status === 'open' && fits(item) ? { ...item, status: 'cancelled' as const } : item,
  )
  change(run, { items })
}

/** How many persons a task asks for: at least one, whatever its data says. */
export function countOf(run: Run, task: TaskPlan): number {
  const value = typeof task.count === 'number' ? task.count : evaluate(run, task.count)
  const count = typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : 1
  limit(count)
  return count
}

function limit(count: number): void {
  if (count <= itemsLimit) return
  throw new SplotError(
    'workflow.limit',
    `Expected at most ${itemsLimit} items of a task, but got ${count}.`,
  )
}

/** Persons who get an item at once; those still missing are offered to whoever may claim. */
export function assignees(run: Run, task: TaskPlan, pool: Pool, count: number): string[] {
  return strategies[task.definition.assign.strategy ?? 'anyone'](run, task, pool, count)
}

type Strategy = (run: Run, task: TaskPlan, pool: Pool, count: number) => string[]

const strategies: Record<NonNullable<AssignDefinition['strategy']>, Strategy> = {
  anyone: () => [],
  each: (_run, _task, pool) => peopleOf(pool),
  named: (_run, { users }, pool, count) =>
    users !== null && !pool.computed ? [] : peopleOf(pool).slice(0, count),
  samePerson,
  lot: (run, task, pool, count) => drawLot(peopleOf(pool), seedOf(run, task)).slice(0, count),
  leastLoaded(run, task, pool, count) {
    const loads = new Map(pool.people.map((candidate) => [candidate.person, candidate.load]))
    const drawn = drawLot(peopleOf(pool), seedOf(run, task))
    return drawn.sort((a, b) => loads.get(a)! - loads.get(b)!).slice(0, count)
  },
}

function peopleOf(pool: Pool): string[] {
  return pool.people.map((candidate) => candidate.person)
}

function seedOf(run: Run, task: TaskPlan): string {
  return `${run.draft.id}/${task.id}/${visitOf(run, task)}`
}

/** Who finished `sameAs` last, unless excluded or, where a role is named, no longer in it. */
function samePerson(run: Run, task: TaskPlan, pool: Pool): string[] {
  const { sameAs, role } = task.definition.assign
  const person = sameAs === undefined ? undefined : run.draft.answers[sameAs]?.at(-1)?.by
  if (person === undefined || pool.excluded.includes(person)) return []
  const known = role === undefined || pool.people.length === 0
  return known || pool.people.some((one) => one.person === person) ? [person] : []
}

function visitOf(run: Run, task: TaskPlan): number {
  return run.draft.visits[task.state.id]?.count ?? 1
}

/** Adds one item per entry; `null` is an item anyone of the pool may claim. */
export function addItems(
  run: Run,
  task: TaskPlan,
  pool: Pool,
  persons: readonly (string | null)[],
): void {
  if (persons.length === 0) return
  limit(persons.length)
  const visit = visitOf(run, task)
  const before = itemsOf(run, task).length
  const common = commonOf(run, task, pool)
  const items = persons.map((person, index): TaskItem => ({
    key: `${task.id}:${visit}:${before + index + 1}`,
    task: task.id,
    state: task.state.id,
    visit,
    status: 'open',
    ...(person === null ? {} : { assignee: person }),
    ...common,
  }))
  change(run, { items: [...run.draft.items, ...items] })
  tellOfTask(run, task, items)
}

/** What all items of a task made in one step share. */
export function commonOf(
  run: Run,
  task: TaskPlan,
  pool: Pool,
): Pick<TaskItem, 'createdAt'> & Partial<TaskItem> {
  const { definition } = task
  const due = run.draft.timers.find(
    (timer) =>
      timer.kind === 'due' && timer.timer === definition.due && timer.state === task.state.id,
  )
  const unlocked = task.unlock === null ? null : evaluate(run, task.unlock)
  return {
    ...(definition.assign.role === undefined ? {} : { role: definition.assign.role }),
    ...(pool.computed ? { candidates: pool.people.map((candidate) => candidate.person) } : {}),
    ...(pool.computed && definition.assign.deputies === true ? { deputies: true } : {}),
    ...(pool.excluded.length > 0 ? { excluded: pool.excluded } : {}),
    ...(definition.offer === true ? { offer: true } : {}),
    createdAt: run.environment.now,
    ...(due === undefined ? {} : { dueAt: due.dueAt }),
    ...(task.unlock === null
      ? {}
      : {
          unlocked: (Array.isArray(unlocked) ? unlocked : [unlocked]).filter(
            (path) => typeof path === 'string',
          ),
        }),
    ...(task.notes === null ? {} : notesOf(evaluate(run, task.notes))),
    ...(task.prefill.length === 0 ? {} : { prefilled: prefilled(run, task) }),
  }
}

/** What cannot be read as a note is none: an officer may have left a row empty. */
function notesOf(value: JsonValue): Pick<TaskItem, 'notes'> {
  const notes = (Array.isArray(value) ? value : [value]).flatMap((one): FieldNote[] => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const { at, text } = one
    const isText = isLocalText(text) || (typeof text === 'string' && text.trim() !== '')
    return typeof at === 'string' && isText ? [{ at, text }] : []
  })
  return notes.length === 0 ? {} : { notes }
}

function prefilled(run: Run, task: TaskPlan): JsonObject {
  const values: JsonObject = {}
  for (const [field, expression] of task.prefill) {
    const value = evaluate(run, expression)
    if (value !== null) values[field] = value
  }
  return values
}

/** Items of the task's present visit, cancelled ones included. */
export function itemsOf(run: Run, task: TaskPlan): TaskItem[] {
  const visit = visitOf(run, task)
  return run.draft.items.filter((item) => item.task === task.id && item.visit === visit)
}
