import type { CompiledExpression } from '@splot/definition'
import type { Plan, StatePlan, TaskPlan, TimerPlan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import { change, valuesRead, type Run } from '../step/run.ts'
import { poolOf, type Pool } from '../tasks/candidates.ts'
import {
  addItems,
  assignees,
  cancelItems,
  commonOf,
  countOf,
  createTasksOf,
  itemsOf,
} from '../tasks/create-items.ts'
import { fillUp } from '../tasks/reassign.ts'
import { armTimer, armTimersOf } from '../timers/arm-timers.ts'
import type { Case, TaskItem } from '../types.ts'
import { sameDefinition } from './same-definition.ts'
import type { Target } from './target.ts'

/** A case and the version it comes from. */
export interface Origin {
  plan: Plan
  case: Case
  target: Target
}

/**
 * Gives the states the case has come to rest in the timers and tasks of the new version. What goes on
 * goes on: only a deadline whose rule changed is computed again, from when it was counted before, and
 * only a task whose rule changed asks again who may do it. What the old version had in a state and is
 * no longer there was over before.
 */
export function furnish(run: Run, origin: Origin): void {
  for (const state of activeStates(run.plan, run.draft.value)) {
    const before = run.entered.has(state) ? null : (origin.plan.states.get(state.id) ?? null)
    furnishTimers(run, origin, state, before)
    furnishTasks(run, origin, state, before)
  }
}

function furnishTimers(run: Run, origin: Origin, state: StatePlan, before: StatePlan | null): void {
  for (const timer of state.timers) {
    const running = run.draft.timers.find(
      (one) => one.kind === 'due' && one.state === state.id && one.timer === timer.name,
    )
    const known = before?.timers.some(({ name }) => name === timer.name) ?? false
    if (running === undefined) {
      if (!known) armTimersOf(run, state, [timer])
    } else if (isOtherRule(run, origin, timer)) {
      const others = run.draft.timers.filter(
        (one) => one.state !== state.id || one.timer !== timer.name,
      )
      const armed = armTimer(run, timer, state, running.anchoredAt)
      change(run, { timers: [...others, ...armed] })
    }
  }
}

/** The rule says something else, or the parameters it reads have other values. */
function isOtherRule(run: Run, { plan, case: given }: Origin, timer: TimerPlan): boolean {
  const old = plan.timers.get(timer.name)
  if (old === undefined || !sameDefinition(old.definition, timer.definition)) return true
  const amount = timer.length?.amount ?? null
  const read = [timer.at, timer.from, typeof amount === 'number' ? null : amount]
  return read.some((one) => one !== null && readsOther(one, given, run.draft))
}

function readsOther(expression: CompiledExpression, given: Case, draft: Case): boolean {
  const seen = ({ parameters }: Case): string =>
    JSON.stringify(
      Object.entries(valuesRead(expression, { parameters })).filter(
        ([path]) => path === 'parameters' || path.startsWith('parameters.'),
      ),
    )
  return given.parameters !== draft.parameters && seen(given) !== seen(draft)
}

function furnishTasks(run: Run, origin: Origin, state: StatePlan, before: StatePlan | null): void {
  for (const task of state.tasks) {
    const present = itemsOf(run, task).some(({ status }) => status !== 'cancelled')
    const known = before?.tasks.some(({ id }) => id === task.id) ?? false
    if (present) refit(run, origin, task)
    else if (!known) createTasksOf(run, state, [task])
  }
}

/** Brings the open items of a task that goes on in line with its new rule. */
function refit(run: Run, { plan }: Origin, task: TaskPlan): void {
  const old = plan.tasks.get(task.id)?.definition
  const { definition } = task
  if (old && sameDefinition(old, definition)) return refreshDue(run, task)
  const pool = poolOf(run, task)
  const { role, candidates, deputies, excluded, ...common } = commonOf(run, task, pool)
  const whoMay = { role, candidates, deputies, excluded }
  const otherPeople = old === undefined || !sameDefinition(old.assign, definition.assign)
  const mayKeep = ({ assignee }: TaskItem): boolean =>
    pool.people.some(({ person }) => person === assignee) ||
    (!pool.computed && old?.assign.role === role && !pool.excluded.includes(assignee ?? ''))
  replaceOpen(run, task, (item) => {
    const { assignee, dueAt, offer: _, unlocked: __, notes: ___, ...rest } = item
    const stays = assignee !== undefined && (!otherPeople || mayKeep(item))
    return {
      ...defined({
        ...rest,
        ...(otherPeople && whoMay),
        assignee: stays ? assignee : undefined,
        dueAt: old?.due === definition.due ? dueAt : undefined,
      }),
      ...common,
      createdAt: item.createdAt,
      ...(item.prefilled === undefined ? {} : { prefilled: item.prefilled }),
    }
  })
  if (otherPeople && definition.offer !== true) refill(run, task, pool)
}

/** An item without the names that are not said. */
function defined(item: { [K in keyof TaskItem]: TaskItem[K] | undefined }): TaskItem {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined),
  ) as unknown as TaskItem
}

/** As many items as the new rule asks for. */
function refill(run: Run, task: TaskPlan, pool: Pool): void {
  const { strategy } = task.definition.assign
  if (strategy !== 'each') cancelSurplus(run, task)
  if (strategy !== 'each' && strategy !== 'named') return fillUp(run, task)
  const has = new Set(itemsOf(run, task).map(({ assignee }) => assignee))
  const wanted = assignees(run, task, pool, countOf(run, task))
  addItems(
    run,
    task,
    pool,
    wanted.filter((person) => !has.has(person)),
  )
}

/** Free items go first, then the newest; what is finished stays. */
function cancelSurplus(run: Run, task: TaskPlan): void {
  const items = itemsOf(run, task).filter(({ status }) => status !== 'cancelled')
  const open = items.filter(({ status }) => status === 'open')
  const free = open.filter(({ assignee }) => assignee === undefined)
  const taken = open.filter(({ assignee }) => assignee !== undefined)
  const surplus = [...free.toReversed(), ...taken.toReversed()].slice(
    0,
    Math.max(0, items.length - countOf(run, task)),
  )
  const keys = new Set(surplus.map(({ key }) => key))
  cancelItems(run, ({ key }) => keys.has(key))
}

/** A rule of its own may have changed the deadline of a task that did not change. */
function refreshDue(run: Run, task: TaskPlan): void {
  const due = run.draft.timers.find(
    ({ kind, timer, state }) =>
      kind === 'due' && timer === task.definition.due && state === task.state.id,
  )
  if (due === undefined) return
  replaceOpen(run, task, (item) => ({ ...item, dueAt: due.dueAt }))
}

function replaceOpen(run: Run, task: TaskPlan, replaced: (item: TaskItem) => TaskItem): void {
  const open = new Set(itemsOf(run, task).filter(({ status }) => status === 'open'))
  if (open.size === 0) return
  change(run, { items: run.draft.items.map((item) => (open.has(item) ? replaced(item) : item)) })
}
