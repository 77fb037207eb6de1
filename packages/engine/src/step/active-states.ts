import { SplotError, type JsonValue } from '@splot/definition'
import type { Plan, StatePlan } from '../plan.ts'

/**
 * The states that are active in a state value, outermost first, the root included.
 *
 * @throws SplotError `case.corrupt` for a value the workflow cannot be in.
 */
export function activeStates(plan: Plan, value: JsonValue): StatePlan[] {
  const active = plan.stepper.active(value)
  if (active === null) {
    throw new SplotError('case.corrupt', 'Expected a state value that the workflow can be in.')
  }
  return [plan.root, ...active.map((node) => plan.nodes.get(node)!)]
}
