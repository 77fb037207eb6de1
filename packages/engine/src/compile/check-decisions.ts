import type { DecisionPlan } from '../decisions/decision-plan.ts'
import type { ActionPlan, StatePlan } from '../plan.ts'
import { pointer, type Faults } from './issues.ts'

/** Notes where an action `decide` names a decision that the workflow does not have. */
export function checkDecisions(
  states: Iterable<StatePlan>,
  known: ReadonlyMap<string, DecisionPlan>,
  faults: Faults,
): void {
  for (const state of states) {
    check(state.entry, pointer(state.pointer, 'entry'), known, faults)
    check(state.exit, pointer(state.pointer, 'exit'), known, faults)
    for (const transition of state.transitions)
      check(transition.actions, pointer(transition.pointer, 'actions'), known, faults)
  }
}

function check(
  actions: readonly ActionPlan[],
  path: string,
  known: ReadonlyMap<string, DecisionPlan>,
  faults: Faults,
): void {
  for (const [at, { type, literals }] of actions.entries()) {
    if (type !== 'decide') continue
    const id = typeof literals['decision'] === 'string' ? literals['decision'] : ''
    if (known.has(id)) continue
    faults.add(
      pointer(path, at, 'params', 'decision'),
      'workflow.unknown-decision',
      `Nieznane rozstrzygnięcie „${id}”.`,
      `Unknown decision "${id}".`,
    )
  }
}
