import type { Plan } from '../plan.ts'
import type { Configuration } from '../xstate.ts'
import { explore, placeKey, type Place } from './explore.ts'
import { placesBefore } from './places-before.ts'

/** Whether an end can be reached; `unknown` where there was too much to look at. */
export type EndInReach = 'reachable' | 'unreachable' | 'unknown'

// A publication asks this of every configuration that cases are in while people wait.
const limits = { cap: 5_000, steps: 5_000 }
const known = new WeakMap<Plan, Map<string, EndInReach>>()

/**
 * Tells whether an end can be reached from a configuration, guards taken as unknown. Each configuration
 * is looked at once for all cases in it, no further than to the nearest end. `spent` names the timers
 * that will not come any more (`timerLabel`), unless their state is entered again. Pure.
 */
export function endInReach(
  plan: Plan,
  configuration: Configuration,
  spent: ReadonlySet<string>,
): EndInReach {
  const told = known.get(plan) ?? new Map<string, EndInReach>()
  known.set(plan, told)
  const key = placeKey(configuration, spent)
  return told.get(key) ?? look(plan, { begin: configuration, spent }, told).get(key)!
}

function look(
  plan: Plan,
  from: { begin: Configuration; spent: ReadonlySet<string> },
  told: Map<string, EndInReach>,
): Map<string, EndInReach> {
  const isGoal = ({ done, key }: Place): boolean => done || told.get(key) === 'reachable'
  const { places, capped, found } = explore(plan, { ...limits, ...from, until: isGoal })
  const alive = placesBefore(places, isGoal)
  for (const key of places.keys()) {
    if (alive.has(key)) told.set(key, 'reachable')
    // What was looked at to the end, all of it, without coming to one.
    else if (!found && !capped) told.set(key, 'unreachable')
  }
  const key = placeKey(from.begin, from.spent)
  return told.has(key) ? told : told.set(key, 'unknown')
}
