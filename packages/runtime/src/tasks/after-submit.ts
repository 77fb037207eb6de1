import type { ActionDefinition } from '@splot/definition'
import { actionsAhead, publishesAhead } from '../cases/actions-ahead.ts'
import { tasksOf } from '../definitions/task-of.ts'
import { textOf } from '../text-of.ts'
import type { TaskView } from '../types.ts'
import type { OpenedTask } from './open-task.ts'

/**
 * Returns what whoever hands a task in may be promised: that a letter confirms it, where every way on
 * from here sends one to a role of theirs, that the answers stay as they are, where no task of the same
 * role goes on from them, and whether it may publish a list. Pure.
 */
export function afterSubmit({ loaded, task, relation }: OpenedTask): TaskView['afterSubmit'] {
  const { definition } = loaded.compiled
  const { states } = loaded.case
  const ways = actionsAhead(definition, states, task.submit)
  const again = tasksOf(definition).some(
    ({ continues, assign }) =>
      [continues].flat().includes(task.id) && assign.role === task.assign.role,
  )
  return {
    mailed: ways.length > 0 && ways.every((actions) => writesTo(actions, relation.roles)),
    final: !again,
    publishes: publishesAhead(definition, states, task.submit),
  }
}

function writesTo(actions: readonly ActionDefinition[], roles: readonly string[]): boolean {
  return actions.some(({ type, params = {} }) => {
    const to = [params['to'] ?? []].flat().map((role) => textOf(role))
    return type === 'notify' && to.some((role) => roles.includes(role))
  })
}
