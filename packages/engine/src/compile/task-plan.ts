import type { TaskDefinition, WorkflowDefinition } from '@splot/definition'
import type { StatePlan, TaskPlan } from '../plan.ts'
import { pointer, type Faults } from './issues.ts'

/** Compiles the tasks of a state and adds them to `known`. */
export function planTasks(
  state: StatePlan,
  workflow: WorkflowDefinition,
  known: Map<string, TaskPlan>,
  faults: Faults,
): TaskPlan[] {
  return (state.definition.meta?.tasks ?? []).map((task, index) => {
    const path = pointer(state.pointer, 'meta', 'tasks', index)
    const plan = planTask(task, state, path, faults)
    checkTask(task, workflow, known, path, faults)
    known.set(task.id, plan)
    return plan
  })
}

function planTask(task: TaskDefinition, state: StatePlan, path: string, faults: Faults): TaskPlan {
  const { assign } = task
  const compile = (source: string | undefined, ...at: string[]) =>
    source === undefined ? null : faults.expression(pointer(path, ...at), source)
  const count = assign.count ?? 1
  return {
    id: task.id,
    definition: task,
    state,
    many: assign.strategy === 'each' || count !== 1,
    users: compile(assign.users, 'assign', 'users'),
    count: typeof count === 'number' ? count : (compile(count, 'assign', 'count') ?? 1),
    exclude: compile(assign.exclude, 'assign', 'exclude'),
    complete: compile(task.complete, 'complete'),
    unlock: compile(task.unlock, 'unlock'),
    notes: compile(task.notes, 'notes'),
    prefill: Object.entries(task.prefill ?? {}).flatMap(([field, source]) => {
      const expression = compile(source, 'prefill', field)
      return expression === null ? [] : [[field, expression] satisfies [string, typeof expression]]
    }),
  }
}

function checkTask(
  task: TaskDefinition,
  workflow: WorkflowDefinition,
  known: Map<string, TaskPlan>,
  path: string,
  faults: Faults,
): void {
  if (known.has(task.id)) {
    faults.add(
      pointer(path, 'id'),
      'workflow.duplicate-id',
      `Identyfikator zadania „${task.id}” występuje więcej niż raz.`,
      `Expected a unique task id, but "${task.id}" occurs twice.`,
    )
  }
  if (!Object.hasOwn(workflow.events, task.submit)) {
    faults.add(
      pointer(path, 'submit'),
      'workflow.unknown-event',
      `Zdarzenie „${task.submit}” nie jest zadeklarowane w „events”.`,
      `Expected the event "${task.submit}" to be declared in "events".`,
    )
  }
  if (task.assign.role === undefined && task.assign.users === undefined) {
    faults.add(
      pointer(path, 'assign'),
      'workflow.nobody',
      `Zadanie „${task.id}” nie ma roli ani osób, które mogłyby je wykonać.`,
      `Expected "role" or "users" for the task "${task.id}".`,
    )
  }
}

/** Checks what tasks say about other tasks, once all are known. */
export function checkTaskReferences(known: Map<string, TaskPlan>, faults: Faults): void {
  for (const { definition, state } of known.values()) {
    const { assign, continues } = definition
    const index = state.definition.meta?.tasks?.indexOf(definition) ?? 0
    const path = pointer(state.pointer, 'meta', 'tasks', index)
    const named: [string, string | undefined][] = [
      ...[continues ?? []]
        .flat()
        .map((task): [string, string] => [pointer(path, 'continues'), task]),
      [pointer(path, 'assign', 'sameAs'), assign.sameAs],
      ...(assign.notWho ?? []).map((task, at): [string, string] => [
        pointer(path, 'assign', 'notWho', at),
        task,
      ]),
    ]
    for (const [at, task] of named) {
      if (task === undefined || known.has(task)) continue
      faults.add(
        at,
        'workflow.unknown-task',
        `Nieznane zadanie „${task}”.`,
        `Unknown task "${task}".`,
      )
    }
    if (assign.strategy === 'samePerson' && assign.sameAs === undefined) {
      faults.add(
        pointer(path, 'assign', 'sameAs'),
        'workflow.unknown-task',
        'Strategia „samePerson” wymaga wskazania zadania w „sameAs”.',
        'The strategy "samePerson" needs "sameAs".',
      )
    }
  }
}
