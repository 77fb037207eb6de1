import type { LocalText } from '@splot/definition'
import { planOf } from '../plan.ts'
import type { Case, CompiledWorkflow } from '../types.ts'
import { variablesOf } from '../variables/case-variables.ts'
import { momentOf } from '../variables/moment-of.ts'

/**
 * Returns why the rules of a live case, and of all cases under it, must stay as they are, as the version
 * it has says; `null`: they may change. `now` is an RFC 3339 instant. Pure.
 */
export function frozenBy(compiled: CompiledWorkflow, given: Case, now: string): LocalText | null {
  const plan = planOf(compiled)
  if (plan.frozen === null || given.status !== 'active') return null
  const { when, reason } = plan.frozen
  return when.evaluate(variablesOf(plan, given), momentOf(plan, now)) === true ? reason : null
}
