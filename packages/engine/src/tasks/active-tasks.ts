import type { TaskPlan } from '../plan.ts'
import type { Run } from '../step/run.ts'

/** Open tasks of active states in which every holder of the role has an item. */
export function tasksForEach(run: Run, role: string): TaskPlan[] {
  return [...run.plan.tasks.values()].filter(({ definition, ...task }) => {
    const { assign } = definition
    return assign.strategy === 'each' && assign.role === role && isActive(run, task)
  })
}

/** Whether the state of a task is active. */
export function isActive(run: Run, { state }: Pick<TaskPlan, 'state'>): boolean {
  return state.parent === null || run.draft.states.includes(state.id)
}
