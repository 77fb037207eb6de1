import { change, type Run } from '../step/run.ts'
import type { TaskPlan } from '../plan.ts'
import { poolOf } from './candidates.ts'
import { isComplete, raiseSubmit } from './complete-item.ts'
import { addItems, cancelItems, itemsOf } from './create-items.ts'

/** Adds a person to the case in a role; tasks for everybody in that role get an item for them. */
export function joinCase(run: Run, person: string, role: string): void {
  const { members } = run.draft
  if (members.some((member) => member.person === person && member.role === role)) return
  change(run, { members: [...members, { person, role }] })
  for (const task of tasksForEach(run, role)) {
    const items = itemsOf(run, task)
    const has = items.some((item) => item.status !== 'cancelled' && item.assignee === person)
    if (has || (items.length > 0 && isComplete(run, task))) continue
    const pool = poolOf(run, task)
    if (pool.people.some((one) => one.person === person)) addItems(run, task, pool, [person])
  }
}

/**
 * Takes a role from a person. What they had open by that role is free again, or gone where everybody
 * had their own. Tells the events raised by tasks that are complete without them.
 */
export function leaveCase(run: Run, person: string, role: string): string[] {
  const { members } = run.draft
  change(run, {
    members: members.filter((member) => member.person !== person || member.role !== role),
  })
  const shared = tasksForEach(run, role)
  cancelItems(
    run,
    (item) => item.assignee === person && shared.some((task) => task.id === item.task),
  )
  change(run, {
    items: run.draft.items.map((item) => {
      if (item.status !== 'open' || item.assignee !== person || item.role !== role) return item
      const { assignee: _, ...free } = item
      return free
    }),
  })
  return shared.flatMap((task) => raiseIfComplete(run, task))
}

function raiseIfComplete(run: Run, task: TaskPlan): string[] {
  const items = itemsOf(run, task)
  const gone = items.some((item) => item.status === 'cancelled')
  if (run.draft.status === 'done' || !gone || !isActive(run, task)) return []
  if (!isComplete(run, task)) return []
  raiseSubmit(run, task, run.draft.answers[task.id]?.at(-1)?.answers ?? {})
  return [task.definition.submit]
}

/** Open tasks of active states in which every holder of the role has an item. */
function tasksForEach(run: Run, role: string): TaskPlan[] {
  return [...run.plan.tasks.values()].filter(({ definition, ...task }) => {
    const { assign } = definition
    return assign.strategy === 'each' && assign.role === role && isActive(run, task)
  })
}

function isActive(run: Run, { state }: Pick<TaskPlan, 'state'>): boolean {
  return state.parent === null || run.draft.states.includes(state.id)
}
