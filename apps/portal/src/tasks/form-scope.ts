import type { ExpressionMoment } from '@splot/definition'
import { isDayOffIn, type FormScope } from '@splot/forms'
import type { TaskView } from '@splot/runtime'

/** Returns what a task's form sees, from what the server sent. Pure. */
export function formScope(task: TaskView, now: string): FormScope {
  const { variables, roles, sections, unlocked, base } = task.scope
  return {
    variables,
    roles,
    moment: formMoment(task, now),
    ...(sections !== null && { sections }),
    ...(unlocked !== null && { unlocked }),
    ...(base !== null && { base }),
  }
}

/** Returns what a form's expressions may ask of the world; without a task no day off is known. Pure. */
export function formMoment(task: TaskView | null, now: string): ExpressionMoment {
  const { timeZone = 'Europe/Warsaw', daysOff = null } = task?.scope ?? {}
  return { now, timeZone, isDayOff: daysOff === null ? () => undefined : isDayOffIn(daysOff) }
}
