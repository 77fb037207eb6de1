import type { Plan, StatePlan, TaskPlan } from '../plan.ts'
import type { Exploration, Place } from './explore.ts'
import { placesBefore } from './places-before.ts'
import { finding, type BareFinding } from './findings.ts'

/** States that no path enters. */
export function findUnreachable(plan: Plan, { entered, capped }: Exploration): BareFinding[] {
  if (capped) return []
  return [...plan.states.values()]
    .filter((state) => state.type !== 'history' && !entered.has(state))
    .filter((state) => state.parent === null || entered.has(state.parent))
    .map((state) => finding('check.unreachable-state', state.id, state.id))
}

/** Places from which no end is in reach. */
export function findDeadEnds(plan: Plan, { places, capped }: Exploration): BareFinding[] {
  if (capped) return []
  const alive = placesBefore(places, (place) => place.done)
  if (alive.size === 0) return [finding('check.no-end', plan.root.id, plan.root.id)]
  const told = new Map<string, BareFinding>()
  for (const place of places.values()) {
    if (alive.has(place.key)) continue
    // Only where hope is lost: told for the first place of every state.
    for (const leaf of leavesOf(place)) {
      if (!told.has(leaf.id))
        told.set(leaf.id, finding('check.dead-end', leaf.id, leaf.id, place.path))
    }
  }
  return [...told.values()]
}

/** States that wait and neither they nor anything around them has a deadline or says why. */
export function findEndlessWaits({ places }: Exploration): BareFinding[] {
  const told = new Map<string, BareFinding>()
  for (const place of places.values()) {
    if (place.done) continue
    for (const leaf of leavesOf(place)) {
      if (leaf.type === 'final' || told.has(leaf.id) || hasDeadline(leaf)) continue
      told.set(leaf.id, finding('check.no-deadline', leaf.id, leaf.id, place.path))
    }
  }
  return [...told.values()]
}

function hasDeadline(leaf: StatePlan): boolean {
  for (let state: StatePlan | null = leaf; state !== null; state = state.parent) {
    if (state.timers.length > 0 || state.definition.meta?.waitsFor !== undefined) return true
  }
  return false
}

/** Tasks whose event is not taken where they are open, or may be refused for want of a fitting guard. */
export function findRefusedTasks({ places }: Exploration): BareFinding[] {
  const told = new Map<string, BareFinding>()
  for (const place of places.values()) {
    if (place.done) continue
    for (const task of place.active.flatMap((state) => state.tasks)) {
      if (told.has(task.id)) continue
      const code = refusalOf(task, place.active)
      if (code !== null) told.set(task.id, finding(code, task.state.id, task.id, place.path))
    }
  }
  return [...told.values()]
}

function refusalOf(
  task: TaskPlan,
  active: readonly StatePlan[],
): 'check.submit-refused' | 'check.no-otherwise' | null {
  const { submit } = task.definition
  const candidates = active
    .flatMap((state) => state.transitions)
    .filter(({ trigger }) => trigger.kind === 'event' && trigger.event === submit)
  if (candidates.length === 0) return 'check.submit-refused'
  return candidates.every(({ guard }) => guard !== null) ? 'check.no-otherwise' : null
}

/** Events that lead to states which cannot be active together; once per event and state. */
export function findIllegalMoves({ illegal }: Exploration): BareFinding[] {
  const told = new Map<string, BareFinding>()
  for (const { state, event, path } of illegal) {
    const key = `${event} ${state.id}`
    if (!told.has(key)) told.set(key, finding('check.illegal-move', state.id, event, path))
  }
  return [...told.values()]
}

/** Automatic transitions that never come to rest. */
export function findLoops({ loops }: Exploration): BareFinding[] {
  return loops.map(({ state, guarded, path }) =>
    finding('check.always-loop', state.id, state.id, path, guarded ? 'warning' : 'error'),
  )
}

function leavesOf(place: Place): StatePlan[] {
  return place.active.filter((state) => state.type === 'atomic' || state.type === 'final')
}
