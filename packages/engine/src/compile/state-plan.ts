import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import type { StatePlan } from '../plan.ts'
import { pointer, type Faults } from './issues.ts'

const keyPattern = /^[a-z][A-Za-z0-9]*$/

/** The tree of states: the root, and every state by its id and by its node id. */
export interface StateTree {
  root: StatePlan
  states: Map<string, StatePlan>
  nodes: Map<string, StatePlan>
}

/** Builds the tree of states without transitions, tasks and timers, noting faults. */
export function planStates(definition: WorkflowDefinition, faults: Faults): StateTree {
  const states = new Map<string, StatePlan>()
  const nodes = new Map<string, StatePlan>()

  const visit = (
    key: string,
    state: StateDefinition,
    parent: StatePlan | null,
    path: string,
  ): StatePlan => {
    const plan: StatePlan = {
      id: parent === null ? definition.id : (state.id ?? `${parent.id}.${key}`),
      // Our own node ids: authors' ids have dots, which XState splits.
      nodeId: `s${nodes.size}`,
      key,
      pointer: path,
      type: typeOf(state),
      definition: state,
      parent,
      children: [],
      tasks: [],
      timers: [],
      transitions: [],
      entry: [],
      exit: [],
      historyDefault: [],
    }
    checkState(plan, states, faults)
    states.set(plan.id, plan)
    nodes.set(plan.nodeId, plan)
    for (const [childKey, child] of Object.entries(state.states ?? {})) {
      plan.children.push(visit(childKey, child, plan, pointer(path, 'states', childKey)))
    }
    checkInitial(plan, faults)
    return plan
  }

  const { initial, states: children, on, meta } = definition
  const rootState: StateDefinition = {
    id: definition.id,
    type: 'compound',
    initial,
    states: children,
    ...(on === undefined ? {} : { on }),
    ...(meta === undefined ? {} : { meta }),
  }
  return { root: visit(definition.id, rootState, null, ''), states, nodes }
}

function typeOf(state: StateDefinition): StatePlan['type'] {
  if (state.type !== undefined) return state.type
  if (state.history !== undefined) return 'history'
  return Object.keys(state.states ?? {}).length > 0 ? 'compound' : 'atomic'
}

function checkState(plan: StatePlan, states: Map<string, StatePlan>, faults: Faults): void {
  const { definition, key, pointer: path } = plan
  if (plan.parent !== null && !keyPattern.test(key)) {
    faults.add(
      path,
      'workflow.name',
      `Nazwa stanu „${key}” musi zaczynać się małą literą i zawierać tylko litery i cyfry.`,
      `Expected a state name of letters and digits starting in lower case, but got "${key}".`,
    )
  }
  const twin = states.get(plan.id)
  if (twin !== undefined) {
    faults.add(
      pointer(path, 'id'),
      'workflow.duplicate-id',
      `Identyfikator stanu „${plan.id}” występuje już w ${twin.pointer || '/'}.`,
      `Expected a unique state id, but "${plan.id}" is also used at ${twin.pointer || '/'}.`,
    )
  }
  for (const word of ['invoke', 'output', 'tags', 'route'] as const) {
    if (!Object.hasOwn(definition, word)) continue
    faults.add(
      pointer(path, word),
      'workflow.unsupported',
      `Właściwość „${word}” nie jest obsługiwana w definicji procesu.`,
      `"${word}" is not supported in a workflow definition.`,
    )
  }
  checkKind(plan, faults)
}

function checkKind(plan: StatePlan, faults: Faults): void {
  const { definition, type, pointer: path } = plan
  const hasChildren = Object.keys(definition.states ?? {}).length > 0
  if (hasChildren !== (type === 'compound' || type === 'parallel')) {
    faults.add(
      path,
      'workflow.state-kind',
      `Stan „${plan.id}” typu ${type} ${hasChildren ? 'nie może mieć' : 'musi mieć'} podstanów.`,
      `A ${type} state ${hasChildren ? 'cannot have' : 'needs'} child states: "${plan.id}".`,
    )
  }
  if (type === 'history' && definition.target === undefined && plan.parent?.type === 'parallel') {
    faults.add(
      pointer(path, 'target'),
      'workflow.state-kind',
      `Stan historii „${plan.id}” w stanie równoległym musi mieć „target”.`,
      `A history state in a parallel state needs a "target": "${plan.id}".`,
    )
  }
  if (type !== 'final' && type !== 'history') return
  const forbidden = ['on', 'after', 'always', 'onDone'] as const
  for (const word of forbidden) {
    if (definition[word] === undefined) continue
    faults.add(
      pointer(path, word),
      'workflow.state-kind',
      `Stan „${plan.id}” typu ${type} nie może mieć przejść.`,
      `A ${type} state cannot have transitions: "${plan.id}".`,
    )
  }
  if ((definition.meta?.tasks?.length ?? 0) > 0) {
    faults.add(
      pointer(path, 'meta', 'tasks'),
      'workflow.state-kind',
      `Stan „${plan.id}” typu ${type} nie może mieć zadań.`,
      `A ${type} state cannot have tasks: "${plan.id}".`,
    )
  }
}

function checkInitial(plan: StatePlan, faults: Faults): void {
  if (plan.type !== 'compound') return
  const { initial } = plan.definition
  if (plan.children.some((child) => child.key === initial)) return
  faults.add(
    pointer(plan.pointer, 'initial'),
    'workflow.unknown-state',
    `Stan początkowy „${initial ?? ''}” nie istnieje w „${plan.id}”.`,
    `Expected the initial state of "${plan.id}" to be one of its children, but got "${initial ?? ''}".`,
  )
}
