import { SplotError, type JsonObject, type LocalText } from '@splot/definition'
import { guardImplementations, machineConfigOf } from '../compile/machine-config.ts'
import { engineErrors } from '../errors.ts'
import { planOf, type Plan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import { enterVersion } from '../step/move.ts'
import { checkReason } from '../step/reason.ts'
import { change, createRun, keepReasons, madeIn, type Run } from '../step/run.ts'
import { isActive } from '../tasks/active-tasks.ts'
import { raiseSubmit } from '../tasks/complete-item.ts'
import { isComplete } from '../tasks/is-complete.ts'
import type { Case, CompiledWorkflow, StepEnvironment, StepResult } from '../types.ts'
import { createStepper, type Stepper } from '../xstate.ts'
import { carryOver } from './carry-over.ts'
import { frozenBy } from './frozen-by.ts'
import { furnish, type Origin } from './furnish.ts'
import { targetOf, type Target } from './target.ts'
import type { MigrationOptions, Undecided } from './types.ts'

/** What migrating a case comes to. */
export type Migration =
  | { kind: 'done'; result: StepResult; target: Target }
  | { kind: 'mustDecide'; undecided: Undecided[] }
  | { kind: 'blocked'; code: string; reason: LocalText }

/**
 * Returns a live case in another version of its workflow, with effects and history, exactly as `fateOf`
 * tells it. The states it is in already are not entered again; of what it leaves nothing runs; what it
 * enters is entered as ever, automatic transitions included. Pure.
 *
 * @throws SplotError `case.finished`, `case.corrupt`, `case.undecided` (details: `undecided`),
 * `case.frozen`, `reason.missing`, and the code of a step that the new version refuses.
 */
export function migrateCase(
  before: CompiledWorkflow,
  after: CompiledWorkflow,
  given: Case,
  options: MigrationOptions,
  environment: StepEnvironment,
): StepResult {
  const migration = migrationOf(before, after, given, options, environment)
  if (migration.kind === 'done') return migration.result
  if (migration.kind === 'blocked') {
    throw new SplotError(migration.code, `Expected a case that may change its version.`, {
      details: { reason: { ...migration.reason } },
    })
  }
  const { undecided } = migration
  throw new SplotError(
    'case.undecided',
    `Expected a place in the new version for ${undecided.map(({ state }) => state).join(', ')}.`,
    { details: { undecided: undecided.map((one) => ({ ...one })) } },
  )
}

/** The one computation behind fate and migration. @throws SplotError `case.finished`, `case.corrupt`. */
export function migrationOf(
  before: CompiledWorkflow,
  after: CompiledWorkflow,
  given: Case,
  options: MigrationOptions,
  environment: StepEnvironment,
): Migration {
  const [old, plan] = [planOf(before), planOf(after)]
  checkCase(old, plan, given)
  const frozen = frozenBy(before, given, environment.now) ?? options.frozen
  if (frozen) return { kind: 'blocked', code: 'case.frozen', reason: frozen }
  const target = targetOf(plan, activeStates(old, given.value), options.mapping ?? {})
  if (Array.isArray(target)) return { kind: 'mustDecide', undecided: target }
  try {
    const origin: Origin = { plan: old, case: given, target }
    return { kind: 'done', result: migrated(plan, origin, options, environment), target }
  } catch (error) {
    if (!(error instanceof SplotError) || !isRefusal(error)) throw error
    return { kind: 'blocked', code: error.code, reason: engineErrors[error.code]!.title }
  }
}

/** A step that the new version refuses; anything else is a fault of the caller. */
function isRefusal({ code }: SplotError): boolean {
  return /^(?:workflow|event|decision)\./u.test(code)
}

function checkCase(old: Plan, plan: Plan, given: Case): void {
  const { id, version } = given.workflow
  if (old.definition.id !== id || old.definition.version !== version || plan.definition.id !== id) {
    throw new SplotError(
      'case.corrupt',
      `Expected two versions of ${id}, the first being ${version}.`,
    )
  }
  if (given.status !== 'active') {
    throw new SplotError('case.finished', 'Expected an active case, but it is finished.')
  }
}

function migrated(
  plan: Plan,
  origin: Origin,
  options: MigrationOptions,
  environment: StepEnvironment,
): StepResult {
  const { case: given, target } = origin
  const run = createRun(plan, given, environment)
  carryOver(run, given, target, options)
  enterVersion(run, stepperOf(plan, target), () => furnish(run, origin))
  completeTasks(run, origin)
  if (run.moved || run.guards.length > 0) change(run, { because: run.guards })
  keepReasons(run)
  const { draft } = run
  return {
    case: draft,
    effects: run.effects,
    history: [
      {
        at: environment.now,
        actor: environment.actor.id,
        type: 'migrated',
        from: given.states,
        to: draft.states,
        ...(run.guards.length > 0 ? { guards: run.guards } : {}),
        ...madeIn(run),
        data: dataOf(given, draft, options),
      },
    ],
  }
}

function dataOf(given: Case, draft: Case, { reason }: MigrationOptions): JsonObject {
  return {
    workflow: draft.workflow.id,
    version: draft.workflow.version,
    earlier: given.workflow.version,
    ...(reason === undefined ? {} : { reason: checkReason(reason) }),
  }
}

const steppersKept = 500
const steppers = new WeakMap<Plan, Map<string, Stepper>>()

/** Thousands of cases are in few configurations. */
function stepperOf(plan: Plan, { way, kept, active }: Target): Stepper {
  const known = steppers.get(plan) ?? new Map<string, Stepper>()
  steppers.set(plan, known)
  const key = active.map((state) => (kept.has(state) ? state.nodeId : `+${state.nodeId}`)).join(' ')
  const stepper =
    known.get(key) ?? createStepper(machineConfigOf(plan.root, { way, kept }), guardImplementations)
  if (known.size >= steppersKept) known.clear()
  known.set(key, stepper)
  return stepper
}

/** A task whose new rule is met by what was done already raises its event now: nobody could later. */
function completeTasks(run: Run, { plan, case: given }: Origin): void {
  const old = createRun(plan, given, run.environment)
  for (const task of run.plan.tasks.values()) {
    if (run.draft.status === 'done') return
    const before = plan.tasks.get(task.id)
    const open = given.items.some((item) => item.task === task.id && item.status === 'open')
    if (before === undefined || !open || task.definition.offer === true) continue
    if (!isActive(run, task) || !isComplete(run, task) || isComplete(old, before)) continue
    raiseSubmit(run, task, run.draft.answers[task.id]?.at(-1)?.answers ?? {})
  }
}
