import type { ActionPlan } from '../plan.ts'
import { change, evaluate, type Run } from '../step/run.ts'
import { holdersOf, personsIn } from './candidates.ts'
import { drawLot } from './draw-lot.ts'

/**
 * Draws holders of a role, or texts of the list `from`, by lot into the context: `count` of them (one
 * unless said), without those `exclude` names; fewer where there are not enough. The history tells from
 * whom or what was drawn.
 */
export function drawIntoContext(run: Run, { literals, expressions }: ActionPlan): void {
  const { role, into } = literals
  if (typeof into !== 'string') throw new Error('Expected "draw" to name a name of the context.')
  const asked = Object.fromEntries(
    expressions.map(([name, expression]) => [name, evaluate(run, expression)]),
  )
  const excluded = new Set(personsIn(asked['exclude'] ?? null))
  const all =
    typeof role === 'string'
      ? holdersOf(run, role).map(({ person }) => person)
      : [...new Set(personsIn(asked['from'] ?? null))]
  const from = all.filter((one) => !excluded.has(one))
  const { count = 1 } = asked
  const wanted = typeof count === 'number' && count > 0 ? Math.floor(count) : 0
  const seed = `${run.draft.id}/${run.draft.step}/${into}/${run.drawn.length}`
  const drawn = drawLot(from, seed).slice(0, wanted)
  change(run, { context: { ...run.draft.context, [into]: drawn } })
  run.drawn.push({ ...(typeof role === 'string' && { role }), from, drawn })
}
