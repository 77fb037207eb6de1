import type { Plan, StatePlan } from '../plan.ts'
import { around, filled } from './target.ts'

/**
 * Returns what history states still remember in another version: only where the history state is there
 * and what it remembers makes a whole configuration. One that forgets leads where it leads at first.
 * Pure.
 */
export function rememberedIn(
  plan: Plan,
  historyValue: Record<string, string[]>,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(historyValue).filter(([id, ids]) => {
      const history = plan.states.get(id)
      const states = ids.flatMap((one) => plan.states.get(one) ?? [])
      return history?.type === 'history' && states.length === ids.length && isWhole(history, states)
    }),
  )
}

function isWhole({ parent, definition }: StatePlan, remembered: readonly StatePlan[]): boolean {
  if (parent === null) return false
  const whole = filled(parent, new Set(remembered.flatMap(around)))
  const kept =
    definition.history === 'deep'
      ? whole.filter(({ children }) => children.length === 0)
      : whole.filter((state) => state.parent === parent)
  return kept.length === remembered.length && kept.every((state) => remembered.includes(state))
}
