import type { Repair, Victim } from '@splot/definition/edit'

/**
 * Returns what becomes of each victim unless somebody says otherwise: it goes on with what is preferred;
 * else what can go by itself goes, but not where an expression reads it. Pure.
 */
export function firstRepairs(victims: readonly Victim[], prefer?: string): Record<string, Repair> {
  return Object.fromEntries(
    victims.map(({ key, removes, use, replacements }): [string, Repair] => {
      const by = use.inExpression ? undefined : replacements.find(({ id }) => id === prefer)
      if (by !== undefined) return [key, { how: 'replace', by }]
      return [key, { how: removes !== undefined && !use.inExpression ? 'remove' : 'leave' }]
    }),
  )
}
