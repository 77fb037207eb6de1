import type {
  ExpressionCompiler,
  JsonObject,
  StateDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { createCalendar } from '../calendar/calendar.ts'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { advanceCase } from '../step/advance-case.ts'
import { startCase } from '../step/start-case.ts'
import type {
  Case,
  Command,
  CompiledWorkflow,
  StartOptions,
  StepEnvironment,
  StepResult,
} from '../types.ts'

/** The Polish calendar that tests use. */
export const polishCalendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')

/** A workflow with what every workflow needs filled in. */
export function sampleWorkflow(
  states: Record<string, Partial<StateDefinition>>,
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  const title = { pl: 'Proces', en: 'Workflow' }
  const events: WorkflowDefinition['events'] = {}
  for (const event of new Set(JSON.stringify({ states, more }).match(/\b[A-Z][A-Z0-9_]+\b/g))) {
    events[event] = { title, roles: ['officer'], message: true }
  }
  return {
    id: 'sample',
    version: 1,
    title,
    events,
    access: { start: ['officer'], read: ['officer'] },
    initial: Object.keys(states)[0] ?? '',
    states: withIds(states, 'sample'),
    ...more,
  }
}

function withIds(
  states: Record<string, Partial<StateDefinition>>,
  parent: string,
): Record<string, StateDefinition> {
  return Object.fromEntries(
    Object.entries(states).map(([key, state]) => {
      const id = state.id ?? `${parent}.${key}`
      const inner = state.states === undefined ? {} : { states: withIds(state.states, id) }
      return [key, { ...state, id, ...inner }]
    }),
  )
}

/** A moment and an actor; `now` defaults to a Monday morning. */
export function at(
  now = '2027-03-01T09:00:00Z',
  more: Partial<StepEnvironment> & { who?: string; roles?: string[] } = {},
): StepEnvironment {
  const { who = 'olga', roles = ['officer'], ...rest } = more
  return { now, actor: { id: who, roles }, ...rest }
}

/** A case under test: every step goes through JSON. */
export interface Walk {
  compiled: CompiledWorkflow
  case: Case
  last: StepResult
  do(command: Command, environment?: StepEnvironment): StepResult
  /** Sends an event by hand. */
  send(event: string, payload?: JsonObject, environment?: StepEnvironment): StepResult
}

/** Compiles and starts a workflow. */
export function walk(
  expressions: ExpressionCompiler,
  definition: WorkflowDefinition,
  options: Partial<StartOptions> = {},
  environment = at(),
): Walk {
  const compiled = compileWorkflow(definition, { expressions, calendar: polishCalendar })
  const last = startCase(compiled, { id: 'c1', input: {}, parameters: {}, ...options }, environment)
  const made: Walk = {
    compiled,
    case: stored(last.case),
    last,
    do(command, now = at()) {
      made.last = advanceCase(compiled, made.case, command, now)
      made.case = stored(made.last.case)
      return made.last
    },
    send(event, payload, now) {
      return made.do({ type: 'event', event, ...(payload === undefined ? {} : { payload }) }, now)
    },
  }
  return made
}

function stored(given: Case): Case {
  return JSON.parse(JSON.stringify(given)) as Case
}
