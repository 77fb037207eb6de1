import type { FrozenCase } from '@splot/runtime'
import type { LocalText } from '@splot/definition'

/** Cases that keep their rules for one reason. */
export interface FrozenGroup {
  reason: LocalText
  /** How many live cases. */
  count: number
}

/**
 * Returns why live cases keep their rules, those that most have in common first. `workflows`: of which
 * cases; absent: of all. Pure.
 */
export function frozenByReason(
  cases: readonly FrozenCase[],
  workflows?: readonly string[],
): FrozenGroup[] {
  const groups = new Map<string, FrozenGroup>()
  for (const { reason, workflows: held } of cases) {
    const named = Object.entries(held).filter(([id]) => workflows?.includes(id) ?? true)
    const count = named.reduce((sum, [, one]) => sum + one, 0)
    if (count === 0) continue
    const key = `${reason.pl}\n${reason.en}`
    const known = groups.get(key) ?? { reason, count: 0 }
    groups.set(key, { reason, count: known.count + count })
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count)
}
