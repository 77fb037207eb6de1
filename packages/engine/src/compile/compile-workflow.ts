import { SplotError, type ExpressionCompiler, type WorkflowDefinition } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import { planDecisions } from '../decisions/decision-plan.ts'
import {
  rememberPlan,
  type ActionPlan,
  type Plan,
  type StatePlan,
  type TaskPlan,
  type TitlePlan,
} from '../plan.ts'
import type { CompiledWorkflow } from '../types.ts'
import { createStepper } from '../xstate.ts'
import { planActions } from './action-plan.ts'
import { checkDecisions } from './check-decisions.ts'
import { createFaults, pointer, type Faults } from './issues.ts'
import { guardImplementations, machineConfigOf } from './machine-config.ts'
import { planReopening } from './reopening.ts'
import { resolveTarget } from './resolve-target.ts'
import { planStates, type StateTree } from './state-plan.ts'
import { checkTaskReferences, planTasks } from './task-plan.ts'
import { planTimers, timersOf } from './timer-plan.ts'
import { planTransitions } from './transition-plan.ts'

/** What compiling needs of the outside. */
export interface CompileOptions {
  expressions: ExpressionCompiler
  calendar: Calendar
}

const eventPattern = /^[A-Z][A-Z0-9_]*$/

/**
 * Returns a workflow that can run. Pure; cache it per id and version.
 *
 * @throws SplotError `workflow.invalid` with issues whose paths point into the definition.
 */
export function compileWorkflow(
  definition: WorkflowDefinition,
  { expressions, calendar }: CompileOptions,
): CompiledWorkflow {
  const faults = createFaults(expressions)
  checkEvents(definition, faults)
  const tree = planStates(definition, faults)
  const timers = planTimers(definition, faults)
  const tasks = new Map<string, TaskPlan>()
  for (const state of tree.states.values()) {
    fillState(state, definition, tree, faults)
    state.tasks = planTasks(state, definition, tasks, faults)
    state.timers = timersOf(state, timers, faults)
  }
  checkTaskReferences(tasks, faults)
  const decisions = planDecisions(definition, faults)
  checkDecisions(tree.states.values(), decisions, faults)
  const title = planTitle(definition, faults)
  const freezes =
    definition.frozen === undefined
      ? null
      : faults.expression('/frozen/when', definition.frozen.when)
  const reopening = planReopening(definition, tree, faults)
  if (faults.issues.length > 0) throw invalid(definition, faults)

  const plan: Plan = {
    definition,
    calendar,
    stepper: createStepper(machineConfigOf(tree.root), guardImplementations, { replay: true }),
    reopening,
    ...tree,
    tasks,
    timers,
    decisions,
    title,
    frozen: freezes && { when: freezes, reason: definition.frozen!.reason },
    readsTitle: JSON.stringify(definition).includes('case.title'),
  }
  const compiled: CompiledWorkflow = Object.freeze({
    definition,
    assignedRoles: Object.freeze(rolesOf(tasks, tree.states.values())),
  })
  rememberPlan(compiled, plan)
  return compiled
}

function planTitle({ caseTitle }: WorkflowDefinition, faults: Faults): TitlePlan | null {
  if (caseTitle === undefined) return null
  if (typeof caseTitle === 'string') return faults.expression('/caseTitle', caseTitle)
  const pl = faults.expression('/caseTitle/pl', caseTitle.pl)
  const en = faults.expression('/caseTitle/en', caseTitle.en)
  return pl && en && { pl, en }
}

function fillState(
  state: StatePlan,
  definition: WorkflowDefinition,
  tree: StateTree,
  faults: Faults,
): void {
  state.transitions = planTransitions(state, definition, tree.states, faults)
  state.entry = planActions(state.definition.entry, pointer(state.pointer, 'entry'), faults)
  state.exit = planActions(state.definition.exit, pointer(state.pointer, 'exit'), faults)
  const { target } = state.definition
  if (state.type !== 'history' || target === undefined) return
  const found = resolveTarget(target, state, tree.states)
  if (found !== null) state.historyDefault = [found]
  else {
    faults.add(
      pointer(state.pointer, 'target'),
      'workflow.unknown-state',
      `Nieznany stan „${target}”.`,
      `Unknown state "${target}".`,
    )
  }
}

function checkEvents(definition: WorkflowDefinition, faults: Faults): void {
  for (const event of Object.keys(definition.events)) {
    if (eventPattern.test(event)) continue
    faults.add(
      pointer('/events', event),
      'workflow.name',
      `Nazwa zdarzenia „${event}” może zawierać tylko wielkie litery, cyfry i podkreślenia.`,
      `Expected an event name in capitals, digits and underscores, but got "${event}".`,
    )
  }
}

/** Roles that tasks are assigned to or lots are drawn from. */
function rolesOf(tasks: Map<string, TaskPlan>, states: Iterable<StatePlan>): string[] {
  const roles = new Set<string>()
  for (const { definition } of tasks.values()) {
    if (definition.assign.role !== undefined) roles.add(definition.assign.role)
  }
  for (const state of states)
    for (const { type, literals } of actionsOf(state))
      if (type === 'draw' && typeof literals['role'] === 'string') roles.add(literals['role'])
  return [...roles].sort()
}

function actionsOf({ entry, exit, transitions }: StatePlan): ActionPlan[] {
  return [...entry, ...exit, ...transitions.flatMap(({ actions }) => actions)]
}

function invalid(definition: WorkflowDefinition, faults: Faults): SplotError {
  const count = faults.issues.length
  return new SplotError(
    'workflow.invalid',
    `Expected a workflow that can run, but "${definition.id}" has ${count} fault${count === 1 ? '' : 's'}.`,
    { issues: faults.issues },
  )
}
