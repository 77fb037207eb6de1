import type {
  ActionDefinition,
  CompiledExpression,
  JsonObject,
  Locale,
  LocalText,
  StateDefinition,
  TaskDefinition,
  TimerDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type { Calendar } from './calendar/calendar.ts'
import type { DecisionPlan } from './decisions/decision-plan.ts'
import type { CompiledWorkflow } from './types.ts'
import type { Stepper } from './xstate.ts'

/** A workflow with everything looked up and compiled once. */
export interface Plan {
  definition: WorkflowDefinition
  calendar: Calendar
  stepper: Stepper
  /** Steppers that begin in a state `access.reopen` names: state id → stepper, built at first need. */
  reopening: ReadonlyMap<string, () => Stepper>
  root: StatePlan
  /** By the author's id. */
  states: Map<string, StatePlan>
  /** By the id of the node inside the stepper. */
  nodes: Map<string, StatePlan>
  tasks: Map<string, TaskPlan>
  timers: Map<string, TimerPlan>
  decisions: Map<string, DecisionPlan>
  title: TitlePlan | null
  /** When the rules of a case must stay as they are; `null`: never. */
  frozen: { when: CompiledExpression; reason: LocalText } | null
  /** Some expression reads `case.title`, which costs an evaluation. */
  readsTitle: boolean
}

/** How a case is called: one expression, or one for each language. */
export type TitlePlan = CompiledExpression | Readonly<Record<Locale, CompiledExpression>>

/** One state. */
export interface StatePlan {
  id: string
  nodeId: string
  key: string
  /** JSON Pointer of its definition. */
  pointer: string
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  definition: StateDefinition
  parent: StatePlan | null
  children: StatePlan[]
  tasks: TaskPlan[]
  /** Timers that run while it is active. */
  timers: TimerPlan[]
  transitions: TransitionPlan[]
  entry: ActionPlan[]
  exit: ActionPlan[]
  /** Of a history state: where it leads before anything is remembered. */
  historyDefault: StatePlan[]
}

/** What a transition waits for. */
export type Trigger =
  | { kind: 'event'; event: string }
  | { kind: 'timer'; timer: string }
  | { kind: 'always' }
  | { kind: 'done' }

/** One transition. */
export interface TransitionPlan {
  trigger: Trigger
  /** Place among the alternatives of its trigger. */
  index: number
  source: StatePlan
  targets: StatePlan[]
  guard: CompiledExpression | null
  actions: ActionPlan[]
  reason: ReasonPlan | null
  reenter: boolean
  pointer: string
}

/** The sentence of a transition and the values in it. */
export interface ReasonPlan {
  text: LocalText
  readers?: string[]
  places: [source: string, expression: CompiledExpression][]
}

/** One action with its parameters sorted by how they are written. */
export interface ActionPlan {
  type: string
  runs: 'engine' | 'effect'
  definition: ActionDefinition
  literals: JsonObject
  expressions: [name: string, expression: CompiledExpression][]
  groups: [name: string, expressions: [string, CompiledExpression][]][]
  forEach: CompiledExpression | null
}

/** One task. */
export interface TaskPlan {
  id: string
  definition: TaskDefinition
  state: StatePlan
  /** Answers are a list in expressions. */
  many: boolean
  users: CompiledExpression | null
  count: CompiledExpression | number
  exclude: CompiledExpression | null
  complete: CompiledExpression | null
  unlock: CompiledExpression | null
  notes: CompiledExpression | null
  prefill: [string, CompiledExpression][]
}

/** One timer: the instant from data, or a length. */
export interface TimerPlan {
  name: string
  definition: TimerDefinition
  at: CompiledExpression | null
  from: CompiledExpression | null
  length: { unit: LengthUnit; amount: CompiledExpression | number } | null
}

/** Units a deadline is counted in. */
export type LengthUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months'

const plans = new WeakMap<CompiledWorkflow, Plan>()

/** Ties what callers hold to what the engine needs. */
export function rememberPlan(compiled: CompiledWorkflow, plan: Plan): void {
  plans.set(compiled, plan)
}

/** The plan behind a compiled workflow; a plain Error when `compileWorkflow` did not make it. */
export function planOf(compiled: CompiledWorkflow): Plan {
  const plan = plans.get(compiled)
  if (plan === undefined) throw new Error('Expected a workflow made by compileWorkflow.')
  return plan
}

/** Name of the internal event that a timer of a state raises. Authors cannot write it. */
export function timerEvent(timer: string, stateId: string): string {
  return `timer ${timer} ${stateId}`
}
