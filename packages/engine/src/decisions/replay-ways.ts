import type {
  CompiledExpression,
  ExpressionMoment,
  JsonObject,
  JsonValue,
  LocalText,
} from '@splot/definition'
import { planOf, type Plan, type StatePlan, type TransitionPlan } from '../plan.ts'
import type { Case, CompiledWorkflow, GuardTrace, HistoryRecord } from '../types.ts'
import { variablesOf } from '../variables/case-variables.ts'
import { momentOf } from '../variables/moment-of.ts'
import type { ReplayOptions } from './replay-decisions.ts'

/** What a replay reads of a step of the past. */
export type PastStep = Pick<
  HistoryRecord,
  'at' | 'actor' | 'type' | 'event' | 'from' | 'to' | 'guards' | 'data'
>

/** A way a case took that another version would not have taken. Plain JSON. */
export interface ReplayedWay {
  at: string
  by: string
  /** What was waited for; `null` where the case went on by itself. */
  trigger: LocalText | null
  /** States: where it stood, where it came to, and where it would have come; `null`: nowhere, it is refused. */
  from: WayState | null
  before: WayState
  after: WayState | null
  /** Conditions the other version asks, as far as the way goes, with what each comes to. */
  conditions: { expression: string; result: JsonValue }[]
  /** Some condition looks at the case as it is now, because nobody looked at it then. */
  asOfNow: boolean
}

/** A state by its id and title. */
export interface WayState {
  id: string
  title: LocalText
}

/** More states than these are not passed through in one step. */
const mostPassed = 50

/**
 * Goes the ways of a case again by the conditions of another version, over what was looked at then, and returns
 * the first that would have led elsewhere; what came after it would have been another case. Steps of which the
 * history does not tell enough are passed over: nothing is guessed. Pure; the case may be finished.
 */
export function replayWays(
  given: Case,
  history: readonly PastStep[],
  after: CompiledWorkflow,
  options: ReplayOptions = {},
): ReplayedWay[] {
  const known = options.before?.(given.workflow.version) ?? null
  if (known === null) return []
  // what was asked under a version before the case was moved to this one is not known
  const moved = history.findLastIndex(({ type }) => type === 'migrated')
  for (const step of history.slice(moved + 1)) {
    const found = otherWay(step, { given, before: planOf(known), after: planOf(after), options })
    if (found !== null) return [found]
  }
  return []
}

interface Around {
  given: Case
  before: Plan
  after: Plan
  options: ReplayOptions
}

/** Answers a condition; `undefined`: nobody can tell. */
type Ask = (guard: CompiledExpression) => JsonValue | undefined

function otherWay(step: PastStep, around: Around): ReplayedWay | null {
  const { guards = [], to = [] } = step
  if (guards.length === 0 || to.length === 0) return null
  const { before, after } = around
  const was = wayIn(before, step, recorded(guards))
  if (was === null || was === 'unknown' || !to.includes(was.end.id)) return null
  const asked: ReplayedWay['conditions'] = []
  const then = thatMoment(step, around)
  const is = wayIn(after, step, (guard) => {
    const result = then.ask(guard)
    asked.push({ expression: guard.source, result })
    return result
  })
  if (is === 'unknown' || is?.end.id === was.end.id) return null
  return {
    at: step.at,
    by: step.actor,
    trigger: titleOfTrigger(before, step),
    from: was.source === null ? null : stateWords(was.source),
    before: stateWords(was.end),
    after: is === null ? null : stateWords(is.end),
    conditions: asked,
    asOfNow: then.isAsOfNow(),
  }
}

function recorded(guards: readonly GuardTrace[]): Ask {
  const results = new Map(guards.map(({ expression, result }) => [expression, result]))
  return ({ source }) => results.get(source)
}

/** What the case was at a step, as far as the history tells, else what it is now. */
function thatMoment({ at, type, event, guards = [], data = {} }: PastStep, around: Around) {
  const { given, after, options } = around
  const values = Object.assign({}, ...guards.map((one) => one.values)) as JsonObject
  const results = recorded(guards)
  const changed = new Set(
    Object.entries(options.parameters ?? {})
      .filter(([name, value]) => JSON.stringify(given.parameters[name]) !== JSON.stringify(value))
      .map(([name]) => name),
  )
  const parameters = { ...given.parameters, ...options.parameters }
  const payload = event === undefined ? null : { ...data, type: event }
  const scope = overlaid(
    { ...variablesOf(after, { ...given, parameters }), event: payload },
    values,
  )
  const moment: ExpressionMoment = momentOf(after, at)
  const isSent = type === 'event' || type === 'message'
  let asOfNow = false
  return {
    ask(guard: CompiledExpression): JsonValue {
      const isChanged = guard.reads.some((path) => changed.has(parameterIn(path)))
      const known = isChanged ? undefined : results(guard)
      if (known !== undefined) return known
      const isTold = (path: string) =>
        path in values || path.startsWith('parameters.') || (isSent && path.startsWith('event'))
      if (!guard.reads.every(isTold)) asOfNow = true
      return guard.evaluate(scope, moment)
    },
    isAsOfNow: () => asOfNow,
  }
}

function parameterIn(path: string): string {
  return path.startsWith('parameters.') ? (path.split('.')[1] ?? '') : ''
}

/** Values by their paths in place of those of now; a parameter has the value it is to have. */
function overlaid(scope: JsonObject, values: JsonObject): JsonObject {
  return Object.entries(values)
    .filter(([path]) => !path.startsWith('parameters.'))
    .reduce<JsonObject>((all, [path, value]) => withValue(all, path.split('.'), value), scope)
}

function withValue(
  object: JsonObject,
  [name = '', ...rest]: string[],
  value: JsonValue,
): JsonObject {
  if (rest.length === 0) return { ...object, [name]: value }
  const inner = object[name]
  if (Array.isArray(inner)) return object
  const around = typeof inner === 'object' && inner !== null ? inner : {}
  return { ...object, [name]: withValue(around, rest, value) }
}

interface Way {
  /** The state that was left; `null` at the start of the case. */
  source: StatePlan | null
  end: StatePlan
}

/** The way a step takes by the conditions of a version; `null`: none, `'unknown'`: nobody can tell. */
function wayIn(plan: Plan, step: PastStep, ask: Ask): Way | null | 'unknown' {
  if (step.type === 'started') {
    const end = passedThrough(plan.root, ask)
    return end === 'unknown' ? end : { source: null, end }
  }
  const active = (step.from ?? []).map((id) => plan.states.get(id))
  if (active.includes(undefined)) return 'unknown'
  const ways = active.map((state) => takenFrom(state!, step, ask))
  if (ways.includes('unknown')) return 'unknown'
  const taken = new Set(ways.filter((one) => one !== null && one !== 'unknown'))
  // states that run side by side may all have gone on
  if (taken.size > 1) return 'unknown'
  const [transition] = taken
  if (transition === undefined) return null
  const [target, ...more] = transition.targets
  if (more.length > 0) return 'unknown'
  if (target === undefined) return { source: transition.source, end: transition.source }
  const end = passedThrough(target, ask)
  return end === 'unknown' ? end : { source: transition.source, end }
}

/** The innermost state that waits for it decides. */
function takenFrom(state: StatePlan, step: PastStep, ask: Ask): TransitionPlan | null | 'unknown' {
  for (let one: StatePlan | null = state; one !== null; one = one.parent) {
    const taken = firstHolding(
      one.transitions.filter((transition) => waitsFor(transition, step)),
      ask,
    )
    if (taken !== null) return taken
  }
  return null
}

function waitsFor({ trigger }: TransitionPlan, { type, event, data }: PastStep): boolean {
  if (trigger.kind === 'event') return event !== undefined && trigger.event === event
  return trigger.kind === 'timer' && type === 'timer' && data?.['timer'] === trigger.timer
}

function firstHolding(
  alternatives: readonly TransitionPlan[],
  ask: Ask,
): TransitionPlan | null | 'unknown' {
  for (const one of alternatives) {
    const result = one.guard === null ? true : ask(one.guard)
    if (result === undefined) return 'unknown'
    if (result === true) return one
  }
  return null
}

/** Where a case comes to rest that enters a state: its first state inside, and on as far as it goes by itself. */
function passedThrough(entered: StatePlan, ask: Ask): StatePlan | 'unknown' {
  let state = entered
  for (let n = 0; n < mostPassed; n += 1) {
    const next = onward(state, ask)
    if (next === 'unknown') return 'unknown'
    if (next === null) return state
    state = next
  }
  return 'unknown'
}

function onward(state: StatePlan, ask: Ask): StatePlan | null | 'unknown' {
  if (state.type === 'parallel' || state.type === 'history') return 'unknown'
  if (state.type === 'compound')
    return state.children.find(({ key }) => key === state.definition.initial) ?? 'unknown'
  const isEnd = state.type === 'final'
  const waiting = isEnd ? (state.parent?.transitions ?? []) : state.transitions
  const wanted = isEnd ? 'done' : 'always'
  const taken = firstHolding(
    waiting.filter(({ trigger }) => trigger.kind === wanted),
    ask,
  )
  if (taken === null || taken === 'unknown') return taken
  const [target, ...more] = taken.targets
  return target === undefined || more.length > 0 ? 'unknown' : target
}

function titleOfTrigger({ definition }: Plan, { event, type, data }: PastStep): LocalText | null {
  if (event !== undefined) return definition.events[event]?.title ?? { pl: event, en: event }
  const timer = data?.['timer']
  if (type !== 'timer' || typeof timer !== 'string') return null
  return definition.timers?.[timer]?.title ?? { pl: timer, en: timer }
}

function stateWords({ id, definition }: StatePlan): WayState {
  return { id, title: definition.meta?.title ?? { pl: id, en: id } }
}
