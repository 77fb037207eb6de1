import { change, type Run } from '../step/run.ts'
import { tasksForEach } from './active-tasks.ts'
import { poolOf } from './candidates.ts'
import { addItems, itemsOf } from './create-items.ts'
import { isComplete } from './is-complete.ts'

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
