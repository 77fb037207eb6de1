import type { Effect } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { advancedCase } from './advanced-case.ts'
import { peekNumber } from './counters.ts'
import { decodeCase } from './loaded-case.ts'
import { renewedFor } from './renew-case.ts'
import type { StepRequest } from './step-case.ts'

/**
 * Returns what a step would ask of the outside if it were done now; `null`: there is no such case.
 * Nothing is changed: numbers are those that would be given next, keys of ledgers are held for nobody.
 *
 * @throws SplotError what `decide` and the engine refuse with
 */
export async function tryStep(
  deps: Deps,
  id: string,
  decide: StepRequest['decide'],
): Promise<Effect[] | null> {
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const first = await decide(loaded)
  const renewed = await renewedFor(deps, loaded, first, peekNumber)
  const decision = renewed ? await decide(renewed.loaded) : first
  const now = deps.clock.now()
  const step = await advancedCase(deps, renewed?.loaded ?? loaded, decision, now, peekNumber)
  return [...(renewed?.step.effects ?? []), ...step.effects]
}
