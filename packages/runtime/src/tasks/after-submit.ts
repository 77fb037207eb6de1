import type {
  ActionDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionInput,
} from '@splot/definition'
import { tasksOf } from '../definitions/task-of.ts'
import { textOf } from '../text-of.ts'
import type { TaskView } from '../types.ts'
import type { OpenedTask } from './open-task.ts'

/**
 * Returns what whoever hands a task in may be promised: that a letter confirms it, where every way on
 * from here sends one to a role of theirs, and that the answers stay as they are, where no task of
 * the same role goes on from them. Pure.
 */
export function afterSubmit({ loaded, task, relation }: OpenedTask): TaskView['afterSubmit'] {
  const { definition } = loaded.compiled
  const ways = waysOn(definition.states, loaded.case.states, task.submit)
  const again = tasksOf(definition).some(
    ({ continues, assign }) =>
      [continues].flat().includes(task.id) && assign.role === task.assign.role,
  )
  return {
    mailed:
      ways.length > 0 && ways.every((way) => writesTo(definition.states, way, relation.roles)),
    final: !again,
  }
}

/** Alternatives of an event in the innermost active state that takes it. */
function waysOn(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  active: readonly string[],
  event: string,
): TransitionDefinition[] {
  for (const state of Object.values(states ?? {})) {
    if (!active.includes(state.id)) continue
    const inner = waysOn(state.states, active, event)
    if (inner.length > 0) return inner
    const own = state.on?.[event]
    if (own !== undefined) return alternativesOf(own)
  }
  return []
}

function alternativesOf(input: TransitionInput): TransitionDefinition[] {
  return [input].flat().map((one) => (typeof one === 'string' ? { target: one } : one))
}

/** Whether a transition, or the state it leads to by its id, sends a letter to one of the roles. */
function writesTo(
  states: Readonly<Record<string, StateDefinition>>,
  { actions = [], target }: TransitionDefinition,
  roles: readonly string[],
): boolean {
  const entered = [target ?? []].flat().flatMap((id) => entryOf(states, id.replace(/^#/, '')))
  return [...actions, ...entered].some(({ type, params = {} }) => {
    const to = [params['to'] ?? []].flat().map((role) => textOf(role))
    return type === 'notify' && to.some((role) => roles.includes(role))
  })
}

function entryOf(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  id: string,
): readonly ActionDefinition[] {
  return Object.values(states ?? {}).flatMap((state) => [
    ...(state.id === id ? (state.entry ?? []) : []),
    ...entryOf(state.states, id),
  ])
}
