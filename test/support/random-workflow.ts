import type {
  ActionDefinition,
  StateDefinition,
  TransitionDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type { Seeded } from './seeded.ts'

const events = ['E1', 'E2', 'E3', 'E4', 'E5']
const variables = ['a', 'b', 'c']
const timerNames = ['t1', 't2', 't3']
const title = { pl: 'Losowy', en: 'Random' }

/**
 * A random workflow: nested and parallel states, shallow and deep history, timers, automatic
 * transitions, guards over context and event, `set`, and `notify` as a trace of what ran when.
 */
export function randomWorkflow(seed: Seeded): WorkflowDefinition {
  const ids: string[] = []
  // Without history the engine takes its fast way; both must be walked.
  const history = seed.chance(0.5)
  const states = randomStates(seed, 'random', 0, ids, false, history)
  for (const [, state] of allStates(states)) connect(seed, state, ids)
  return {
    id: 'random',
    version: 1,
    title,
    context: { a: 0, b: 0, c: 0 },
    events: Object.fromEntries(
      events.map((event) => [event, { title, roles: ['officer'], payload: {} }]),
    ),
    timers: { t1: { minutes: 3 }, t2: { minutes: 7 }, t3: { hours: 1 } },
    access: { start: ['officer'], read: ['officer'] },
    initial: Object.keys(states)[0]!,
    states,
    ...(seed.chance(0.3) ? { on: { E5: transition(seed, ids, true) } } : {}),
  }
}

function randomStates(
  seed: Seeded,
  parent: string,
  depth: number,
  ids: string[],
  parallel: boolean,
  history: boolean,
): Record<string, StateDefinition> {
  const states: Record<string, StateDefinition> = {}
  const count = parallel ? 2 + seed.below(2) : 2 + seed.below(3)
  for (let at = 0; at < count; at++) {
    const key = `s${at}`
    states[key] = randomState(seed, `${parent}.${key}`, depth, ids, at > 0 && !parallel, history)
  }
  if (history && seed.chance(0.4)) {
    const id = `${parent}.h`
    states['h'] = {
      id,
      type: 'history',
      history: seed.chance(0.5) ? 'deep' : 'shallow',
      ...(parallel || seed.chance(0.5) ? { target: 's1' } : {}),
    }
    if (depth > 0) ids.push(id)
  }
  return states
}

function randomState(
  seed: Seeded,
  id: string,
  depth: number,
  ids: string[],
  mayEnd: boolean,
  history: boolean,
): StateDefinition {
  ids.push(id)
  if (mayEnd && seed.chance(0.15)) return { id, type: 'final', ...actionsOn(seed, id) }
  const state: StateDefinition = { id, ...actionsOn(seed, id) }
  if (depth >= 3 || seed.chance(depth === 0 ? 0.3 : 0.6)) return state
  const parallel = seed.chance(0.35)
  state.states = randomStates(seed, id, depth + 1, ids, parallel, history)
  if (parallel) state.type = 'parallel'
  else state.initial = 's0'
  return state
}

function actionsOn(seed: Seeded, id: string): Pick<StateDefinition, 'entry' | 'exit'> {
  return {
    ...(seed.chance(0.5) ? { entry: [trace(`in ${id}`), ...sets(seed)] } : {}),
    ...(seed.chance(0.3) ? { exit: [...sets(seed), trace(`out ${id}`)] } : {}),
  }
}

/** Says what ran, with the context at that moment. */
function trace(what: string): ActionDefinition {
  return {
    type: 'notify',
    params: { template: 'trace', people: `["${what}", string(context.a + 10 * context.b)]` },
  }
}

function sets(seed: Seeded): ActionDefinition[] {
  if (!seed.chance(0.5)) return []
  const variable = seed.pick(variables)
  const value = seed.pick([
    `context.${variable} + 1`,
    '0',
    `context.${seed.pick(variables)}`,
    'null',
    '7 - context.a',
  ])
  return [{ type: 'set', params: { [variable]: value } }]
}

function connect(seed: Seeded, state: StateDefinition, ids: string[]): void {
  if (state.type === 'final' || state.type === 'history') return
  const on: NonNullable<StateDefinition['on']> = {}
  for (const event of events) {
    if (!seed.chance(0.35)) continue
    on[event] = Array.from({ length: 1 + seed.below(2) }, () => transition(seed, ids, true))
  }
  state.on = on
  if (seed.chance(0.25)) {
    state.after = { [seed.pick(timerNames)]: transition(seed, ids, false) }
    if (seed.chance(0.2)) state.after[seed.pick(timerNames)] = [transition(seed, ids, false)]
  }
  // Elsewhere only: XState runs an automatic transition to itself again at events nobody takes.
  const elsewhere = ids.filter((id) => !isWithin(id, state.id) && !isWithin(state.id, id))
  if (seed.chance(0.1) && elsewhere.length > 0) {
    const target = `#${seed.pick(elsewhere)}`
    state.always = [{ ...transition(seed, ids, false), target, guard: guard(seed, false) }]
  }
  if (state.states !== undefined && seed.chance(0.6)) state.onDone = transition(seed, ids, false)
}

function transition(seed: Seeded, ids: string[], byEvent: boolean): TransitionDefinition {
  const made: TransitionDefinition = {}
  if (!seed.chance(0.12)) made.target = `#${seed.pick(ids)}`
  if (seed.chance(0.35)) made.guard = guard(seed, byEvent)
  if (seed.chance(0.4) || made.target === undefined) {
    made.actions = [...sets(seed), trace(`on ${seed.below(100)}`)]
  }
  if (seed.chance(0.2)) made.reenter = true
  return made
}

function guard(seed: Seeded, byEvent: boolean): string {
  const variable = seed.pick(variables)
  return seed.pick([
    `context.${variable} < 3`,
    `context.${variable} > 1`,
    `context.${variable} = null`,
    `not(context.${variable} > 2)`,
    byEvent ? 'event.n > 4' : 'context.a = context.b',
  ])
}

function isWithin(id: string, outer: string): boolean {
  return id === outer || id.startsWith(`${outer}.`)
}

function allStates(states: Record<string, StateDefinition>): [string, StateDefinition][] {
  return Object.entries(states).flatMap(([key, state]) => [
    [key, state] as [string, StateDefinition],
    ...allStates(state.states ?? {}),
  ])
}
