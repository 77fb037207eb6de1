import type { JsonObject } from '@splot/definition'
import { planOf } from '../plan.ts'
import type { Case, CompiledWorkflow, StartOptions, StepEnvironment, StepResult } from '../types.ts'
import { checkPayload } from './check-payload.ts'
import { enterInitial } from './move.ts'
import { change, createRun, keepReasons, madeIn } from './run.ts'

/**
 * Starts a case: enters the initial states, arms their timers and creates their tasks. Pure: the same
 * arguments give the same result.
 *
 * @throws SplotError `payload.invalid`, `workflow.loop`, `workflow.limit`, `case.number-needed`.
 */
export function startCase(
  compiled: CompiledWorkflow,
  options: StartOptions,
  environment: StepEnvironment,
): StepResult {
  const plan = planOf(compiled)
  const { definition } = plan
  const { now } = environment
  const empty: Case = {
    id: options.id,
    workflow: { id: definition.id, version: definition.version },
    status: 'active',
    states: [],
    value: {},
    context: checkPayload(definition.context),
    input: checkPayload(options.input),
    parameters: checkPayload(options.parameters),
    answers: {},
    items: [],
    timers: [],
    visits: {},
    members: (options.members ?? []).map(({ person, role }) => ({ person, role })),
    startedAt: now,
    step: 0,
  }
  const run = createRun(plan, empty, environment)
  enterInitial(run)
  change(run, { because: run.guards })
  keepReasons(run)
  const data: JsonObject = { workflow: definition.id, version: definition.version }
  return {
    case: run.draft,
    effects: run.effects,
    history: [
      {
        at: now,
        actor: environment.actor.id,
        type: 'started',
        to: run.draft.states,
        ...(run.guards.length > 0 ? { guards: run.guards } : {}),
        ...madeIn(run),
        data,
      },
    ],
  }
}
