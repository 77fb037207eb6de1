import type { FormScope } from '@splot/forms'
import type { TaskView } from '@splot/runtime'

/** Returns what a task's form sees, from what the server sent. Pure. */
export function formScope(task: TaskView, now: string): FormScope {
  const { variables, roles, sections, unlocked, base } = task.scope
  return {
    variables,
    roles,
    moment: { now, timeZone: 'Europe/Warsaw' },
    ...(sections !== null && { sections }),
    ...(unlocked !== null && { unlocked }),
    ...(base !== null && { base }),
  }
}
