import type { TaskPlan } from '../plan.ts'
import { change, type Run } from '../step/run.ts'
import { isActive, tasksForEach } from './active-tasks.ts'
import { raiseSubmit } from './complete-item.ts'
import { cancelItems, itemsOf } from './create-items.ts'
import { isComplete } from './is-complete.ts'

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
