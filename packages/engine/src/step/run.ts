import { SplotError } from '@splot/definition'
import type { CompiledExpression, ExpressionMoment, JsonObject, JsonValue } from '@splot/definition'
import type { Plan, ReasonPlan, StatePlan, TransitionPlan } from '../plan.ts'
import type { Case, Effect, GuardTrace, HistoryRecord, Reason, StepEnvironment } from '../types.ts'
import { momentOf } from '../variables/moment-of.ts'
import { variablesOf } from '../variables/case-variables.ts'

/**
 * One step while it is computed. `draft` is a fresh object whose parts are replaced, never changed in
 * place, so that the case given by the caller stays as it was.
 */
export interface Run {
  readonly plan: Plan
  readonly environment: StepEnvironment
  readonly moment: ExpressionMoment
  readonly draft: Case
  readonly effects: Effect[]
  readonly guards: GuardTrace[]
  /** Sentences of the transitions taken. */
  readonly reasons: Reason[]
  /** Decisions made, for the history. */
  readonly decided: { decision: string; checksum: string }[]
  /** Lots drawn, for the history. */
  readonly drawn: { role?: string; from: string[]; drawn: string[] }[]
  /** States entered in this step and not left again, in order of entry. */
  readonly entered: Set<StatePlan>
  /** What expressions see as `event`. */
  event: JsonObject | null
  moved: boolean
  /** Why the step cannot be made, once an expression needed too many steps. */
  refusal: SplotError | null
  /** Cached scope; `null` after a change. */
  variables: JsonObject | null
}

/** Begins a step on a copy of the case. */
export function createRun(plan: Plan, given: Case, environment: StepEnvironment): Run {
  const run: Run = {
    plan,
    environment,
    moment: {
      ...momentOf(plan, environment.now),
      // what takes more than an evaluation may is no value, and nothing may be built on it
      onExhausted(source) {
        run.refusal = tooManySteps(source)
        throw run.refusal
      },
    },
    draft: { ...given, visits: { ...given.visits }, step: given.step + 1 },
    effects: [],
    guards: [],
    reasons: [],
    decided: [],
    drawn: [],
    entered: new Set(),
    event: null,
    moved: false,
    refusal: null,
    variables: null,
  }
  return run
}

function tooManySteps(source: string): SplotError {
  return new SplotError(
    'workflow.limit',
    `Expected an expression that needs fewer steps over the data of this case: ${source}`,
  )
}

/** Replaces parts of the draft; expressions see the change at once. */
export function change(run: Run, parts: Partial<Case>): void {
  Object.assign(run.draft, parts)
  const { variables, plan } = run
  if (variables === null) return
  for (const part in parts) {
    if (unseen.has(part)) continue
    // what a case is called may depend on its context
    if (part === 'context' && !plan.readsTitle) variables['context'] = run.draft.context
    else run.variables = null
  }
}

/** Parts of a case that no expression sees, so that the scope stays what it is when they change. */
const unseen: ReadonlySet<string> = new Set<keyof Case>([
  'status',
  'value',
  'historyValue',
  'items',
  'timers',
  'ledgers',
  'because',
  'reasons',
  'endedAt',
])

/** Evaluates an expression over the case as it is now, with further names such as `item`. */
export function evaluate(
  run: Run,
  expression: CompiledExpression,
  further?: JsonObject,
): JsonValue {
  const variables = scopeOf(run)
  return expression.evaluate(
    further === undefined ? variables : { ...variables, ...further },
    run.moment,
    // parts of a case are replaced, never changed in place
    'shared',
  )
}

/** What expressions see of the case as it is now, of the event and of who acts. */
export function scopeOf(run: Run): JsonObject {
  if (run.variables !== null) return run.variables
  const variables = variablesOf(run.plan, run.draft)
  variables['event'] = run.event
  variables['actor'] = { id: run.environment.actor.id, roles: actorRoles(run) }
  run.variables = variables
  return variables
}

/** Programme roles of the actor and the roles they hold in this case. */
export function actorRoles(run: Run): string[] {
  const { actor } = run.environment
  const here = run.draft.members.filter((member) => member.person === actor.id)
  return here.length === 0
    ? actor.roles
    : [...new Set([...actor.roles, ...here.map((member) => member.role)])]
}

/** Asks a guard and notes what it saw. Only `true` passes. */
export function askGuard(run: Run, transition: TransitionPlan): boolean {
  const { guard } = transition
  if (guard === null) return true
  const result = evaluate(run, guard)
  run.guards.push({ expression: guard.source, ...seen(guard, scopeOf(run)), result })
  return result === true
}

/** More items of a list are counted, not kept: every entry of a round would hold all its cases. */
const mostItemsKept = 20

/** What a guard saw, as it is kept. */
function seen(
  guard: CompiledExpression,
  variables: JsonObject,
): Pick<GuardTrace, 'values' | 'counts'> {
  const read = Object.entries(valuesRead(guard, variables))
  const isLong = (value: JsonValue): value is JsonValue[] =>
    Array.isArray(value) && value.length > mostItemsKept
  const counts = read.flatMap(([path, value]) => (isLong(value) ? [[path, value.length]] : []))
  return {
    values: Object.fromEntries(read.filter(([, value]) => !isLong(value))),
    ...(counts.length === 0
      ? {}
      : { counts: Object.fromEntries(counts) as Record<string, number> }),
  }
}

/** The values behind the paths an expression reads; absent ones are `null`. */
export function valuesRead(expression: CompiledExpression, variables: JsonObject): JsonObject {
  const values: JsonObject = {}
  for (const path of expression.reads) values[path] = valueAt(variables, path)
  return values
}

function valueAt(variables: JsonObject, path: string): JsonValue {
  let value: JsonValue = variables
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    value = Object.hasOwn(value, name) ? (value[name] ?? null) : null
  }
  return value
}

/** What the history tells beside the move: why, decisions made, lots drawn. */
export function madeIn({
  reasons,
  decided,
  drawn,
}: Run): Pick<HistoryRecord, 'reasons' | 'decisions' | 'lots'> {
  return {
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(decided.length > 0 ? { decisions: decided } : {}),
    ...(drawn.length > 0 ? { lots: drawn } : {}),
  }
}

/** Notes why a transition is taken, with the values of this moment. */
export function noteReason(run: Run, { text, places, readers }: ReasonPlan): void {
  const values: JsonObject = {}
  for (const [source, expression] of places) values[source] = evaluate(run, expression)
  run.reasons.push({ text, values, ...(readers === undefined ? {} : { readers }) })
}

/** Keeps with the case why it moved; where nothing says so, what was said of an earlier move goes. */
export function keepReasons(run: Run): void {
  if (!run.moved) return
  if (run.reasons.length > 0) change(run, { reasons: run.reasons })
  else delete run.draft.reasons
}
