import type { StatePlan } from '../plan.ts'

/**
 * Finds the state a target names, as XState does: `#id`, `#id.child`, `.child` of the source, else a
 * sibling of the source (a child, for the root), each with a path of keys. `null` when there is none.
 */
export function resolveTarget(
  target: string,
  source: StatePlan,
  states: Map<string, StatePlan>,
): StatePlan | null {
  if (target.startsWith('#')) return byId(target.slice(1), states)
  if (target.startsWith('.')) return descend(source, target.slice(1).split('.'))
  return descend(source.parent ?? source, target.split('.'))
}

function byId(id: string, states: Map<string, StatePlan>): StatePlan | null {
  const exact = states.get(id)
  if (exact !== undefined) return exact
  const keys = id.split('.')
  for (let length = keys.length - 1; length > 0; length--) {
    const start = states.get(keys.slice(0, length).join('.'))
    if (start !== undefined) return descend(start, keys.slice(length))
  }
  return null
}

function descend(start: StatePlan, keys: string[]): StatePlan | null {
  let found: StatePlan | undefined = start
  for (const key of keys) found = found?.children.find((child) => child.key === key)
  return found ?? null
}
