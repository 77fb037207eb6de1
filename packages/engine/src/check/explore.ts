import { timerEvent, type Plan, type StatePlan, type TransitionPlan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import type { Finding } from '../types.ts'
import type { Configuration } from '../xstate.ts'
import { everyBranch, type Branch, type Oracle } from './oracle.ts'

/** A configuration a case can be in at rest, data left out. */
export interface Place {
  key: string
  configuration: Configuration
  /** The root included; empty when finished. */
  active: StatePlan[]
  done: boolean
  /** Timers, as `timerLabel` names them, that do not come until their state is entered again. */
  spent: ReadonlySet<string>
  /** Keys of the places one step away. */
  next: Set<string>
  /** Every way to step from here. */
  moves: Move[]
  path: Finding['path']
}

/** One way from a place to another. */
export interface Move {
  /** Event, or timer as `timerLabel` names it. */
  event: string
  /** Key of the place it leads to. */
  to: string
  assumed: string[]
  effects: Branch['effects']
}

/** Everything a workflow can do, as far as the cap let it be seen. */
export interface Exploration {
  places: Map<string, Place>
  entered: Set<StatePlan>
  illegal: { state: StatePlan; event: string; path: Finding['path'] }[]
  loops: { state: StatePlan; guarded: boolean; path: Finding['path'] }[]
  capped: boolean
  /** The place looked for. */
  found?: Place
}

/** Text that tells one place from another. */
export function placeKey(
  { value, historyValue }: Configuration,
  spent: ReadonlySet<string> = none,
): string {
  const configuration = JSON.stringify([value, historyValue])
  return spent.size === 0 ? configuration : `${configuration} ${[...spent].toSorted().join()}`
}

const none: ReadonlySet<string> = new Set()

/** Returns how a timer of a state is told from those of others. Pure. */
export function timerLabel(timer: string, state: string): string {
  return `${timer} (${state})`
}

/** How far and from where. */
export interface ExploreOptions {
  /** Most places to look at. */
  cap: number
  /** Steps tried in all; a bound on time where few configurations have many guards. Default 20,000. */
  steps?: number
  /** Absent: from the start of a case. */
  begin?: Configuration
  /** Timers of the beginning that have fired already, or were never set. Default: none. */
  spent?: ReadonlySet<string>
  /** Stops at the first place that is looked for. */
  until?: (place: Place) => boolean
}

/** Explores breadth first, so that every path told is a shortest one. Pure. */
export function explore(
  plan: Plan,
  { cap, steps: stepsLimit = 20_000, begin, spent: spentAtFirst = none, until }: ExploreOptions,
): Exploration {
  const seen: Exploration = {
    places: new Map(),
    entered: new Set(),
    illegal: [],
    loops: [],
    capped: false,
  }
  const queue: Place[] = []
  let steps = 0

  const arrive = (from: Place | null, event: string, reached: Configuration, branch: Branch) => {
    const spent = from === null ? spentAtFirst : stillSpent(from.spent, branch)
    const key = placeKey(reached, spent)
    from?.next.add(key)
    from?.moves.push({ event, to: key, assumed: branch.assumed, effects: branch.effects })
    if (seen.places.has(key)) return
    if (seen.places.size >= cap) {
      seen.capped = true
      return
    }
    const place = createPlace(plan, key, reached, {
      spent,
      path: pathOf(plan, from, event, reached, branch),
    })
    seen.places.set(key, place)
    if (until?.(place)) seen.found = place
    if (!place.done) queue.push(place)
  }

  // Tells whether data changed on some way.
  const attempt = (
    from: Place | null,
    event: string,
    run: (oracle: Oracle) => Configuration | null,
  ): boolean => {
    let changed = false
    if (steps > stepsLimit) seen.capped = true
    if (seen.capped || seen.found) return changed
    const complete = everyBranch(from?.active ?? [], run, (reached, branch) => {
      steps++
      for (const state of branch.entered) seen.entered.add(state)
      if (branch.loop !== null) noteLoop(seen, branch.loop, from)
      if (branch.illegal) {
        const state = from?.active.at(-1) ?? plan.root
        seen.illegal.push({ state, event, path: from?.path ?? [] })
      }
      if (reached !== null) arrive(from, event, reached, branch)
      changed ||= branch.changed
    })
    if (!complete) seen.capped = true
    return changed
  }

  const context = ({ ask, change }: Oracle) => ({ ask, change }) as never
  attempt(null, 'start', (oracle) => begin ?? plan.stepper.start(oracle, context(oracle)))
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    const from = place
    let settled = false
    for (const [label, { type, stays }] of possibleEvents(plan, from)) {
      // With data unknown, one event that only changes data comes wherever all such events come.
      if (stays && settled) continue
      const changed = attempt(from, label, (oracle) => {
        const configuration = { ...from.configuration, context: context(oracle) }
        const move = plan.stepper.step(configuration, { type }, oracle)
        return move.taken ? move : null
      })
      settled ||= stays && changed
    }
  }
  return seen
}

function stillSpent(spent: ReadonlySet<string>, { entered }: Branch): ReadonlySet<string> {
  if (spent.size === 0) return spent
  const again = [...entered].flatMap(({ id, transitions }) =>
    transitions.flatMap(({ trigger }) =>
      trigger.kind === 'timer' ? timerLabel(trigger.timer, id) : [],
    ),
  )
  const left = new Set(spent)
  for (const label of again) left.delete(label)
  return left
}

function noteLoop(
  seen: Exploration,
  loop: { state: StatePlan; guarded: boolean },
  from: Place | null,
): void {
  const known = seen.loops.find((one) => one.state === loop.state)
  if (known === undefined) seen.loops.push({ ...loop, path: from?.path ?? [] })
  else known.guarded &&= loop.guarded
}

function createPlace(
  plan: Plan,
  key: string,
  configuration: Configuration,
  more: Pick<Place, 'spent' | 'path'>,
): Place {
  const done = configuration.status === 'done'
  const active = activeStates(plan, configuration.value)
  return { key, configuration, active, done, next: new Set(), moves: [], ...more }
}

function pathOf(
  plan: Plan,
  from: Place | null,
  event: string,
  reached: Configuration,
  { assumed }: Branch,
): Finding['path'] {
  const to = activeStates(plan, reached.value)
    .slice(1)
    .map((state) => state.id)
  const step = { event, to, ...(assumed.length > 0 ? { assuming: assumed } : {}) }
  return [...(from?.path ?? []), step]
}

/** What the stepper is told, and whether no transition on it leads to another state. */
interface PossibleEvent {
  type: string
  stays: boolean
}

/**
 * Events that can come in a configuration, by label: its timers, and of the events it takes those that
 * people may send, other cases may send, or an active task raises.
 */
function possibleEvents(plan: Plan, { active, spent }: Place): Map<string, PossibleEvent> {
  const submitted = new Set(
    active.flatMap((state) => state.tasks.map((task) => task.definition.submit)),
  )
  const events = new Map<string, PossibleEvent>()
  const add = (label: string, type: string, { targets }: TransitionPlan): void => {
    const before = events.get(label)?.stays ?? true
    events.set(label, { type, stays: before && targets.length === 0 })
  }
  for (const transition of active.flatMap((state) => state.transitions)) {
    const { trigger, source } = transition
    if (trigger.kind === 'timer') {
      const { timer } = trigger
      const label = timerLabel(timer, source.id)
      if (!spent.has(label)) add(label, timerEvent(timer, source.id), transition)
    }
    if (trigger.kind !== 'event') continue
    const { roles, message } = plan.definition.events[trigger.event] ?? {}
    const open = roles !== undefined || message === true || submitted.has(trigger.event)
    if (open) add(trigger.event, trigger.event, transition)
  }
  return events
}
