import type { StatePlan } from '../plan.ts'
import type { Case } from '../types.ts'

/**
 * The number of the next visit of a state. Pure. It counts past the visits that items of the state's
 * tasks were made in elsewhere: another version of the workflow may have had the task in another state,
 * and what was done there is not done here.
 */
export function nextVisit(given: Pick<Case, 'visits' | 'items'>, state: StatePlan): number {
  const next = (given.visits[state.id]?.count ?? 0) + 1
  if (state.tasks.length === 0) return next
  const own = new Set(state.tasks.map(({ id }) => id))
  const elsewhere = given.items.filter(({ task }) => own.has(task))
  return Math.max(
    next,
    ...elsewhere.map((item) => (item.state === state.id ? item.visit : item.visit + 1)),
  )
}
