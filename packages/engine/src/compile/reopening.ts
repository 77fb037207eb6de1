import type { WorkflowDefinition } from '@splot/definition'
import type { StatePlan } from '../plan.ts'
import { createStepper, type Stepper } from '../xstate.ts'
import { pointer, type Faults } from './issues.ts'
import { guardImplementations, machineConfigOf } from './machine-config.ts'
import type { StateTree } from './state-plan.ts'

/**
 * Returns the steppers by which a finished case goes on: each begins in a state that `access.reopen`
 * names, as the workflow's own begins in the initial one.
 */
export function planReopening(
  { access }: WorkflowDefinition,
  { root, states }: StateTree,
  faults: Faults,
): ReadonlyMap<string, () => Stepper> {
  const steppers = new Map<string, () => Stepper>()
  for (const [n, id] of (access.reopen?.to ?? []).entries()) {
    const state = states.get(id)
    if (state === undefined || state.type === 'final' || state.type === 'history') {
      faults.add(
        pointer('/access/reopen/to', n),
        'workflow.unknown-state',
        `Sprawy nie można wznowić w stanie „${id}”: nie ma go albo kończy sprawę.`,
        `Expected a state in which a case can go on, but got "${id}".`,
      )
      continue
    }
    let made: Stepper | null = null
    steppers.set(id, () => {
      made ??= createStepper(machineConfigOf(root, { way: wayTo(state) }), guardImplementations)
      return made
    })
  }
  return steppers
}

function wayTo(state: StatePlan): ReadonlySet<StatePlan> {
  const way = new Set<StatePlan>()
  for (let at: StatePlan | null = state; at !== null; at = at.parent) way.add(at)
  return way
}
