import { timerEvent, type StatePlan, type TransitionPlan, type Trigger } from '../plan.ts'
import type { MachineConfig, MachineImplementations } from '../xstate.ts'

// Actions and guards carry the plan itself as their parameter, so nothing is looked up at run time.

/** The context XState carries is the run itself; the case's own context never enters XState. */
interface GuardArguments {
  context: { ask(transition: TransitionPlan): boolean }
}

/** What the guards of these configs do. They pass on `true` alone; XState would take any truthy value. */
export const guardImplementations: MachineImplementations = {
  guards: {
    feel: ({ context }: GuardArguments, asked: TransitionPlan) => context.ask(asked),
  },
}

/** Where a machine begins other than in the initial states. */
export interface Beginning {
  /** States it begins in, with all states around them. */
  way?: ReadonlySet<StatePlan>
  /** States it is in already: they are not told to be entered. */
  kept?: ReadonlySet<StatePlan>
}

/** Turns the tree of states into the config of the stepper. */
export function machineConfigOf(state: StatePlan, beginning: Beginning = {}): MachineConfig {
  const { way, kept } = beginning
  const { definition } = state
  const config: MachineConfig = { id: state.nodeId, type: state.type }
  if (state.type === 'history') return historyConfig(state)
  if (state.type === 'compound') {
    config.initial = state.children.find((child) => way?.has(child))?.key ?? definition.initial
  }
  if (state.children.length > 0) {
    config.states = Object.fromEntries(
      state.children.map((child) => [child.key, machineConfigOf(child, beginning)]),
    )
  }
  if (kept?.has(state) !== true) {
    config.entry = [{ type: 'enter', params: state }, ...doing(state.entry)]
  }
  config.exit = [...doing(state.exit), { type: 'leave', params: state }]
  for (const transition of state.transitions) addTransition(config, transition)
  return config
}

function historyConfig(state: StatePlan): MachineConfig {
  const { history, target } = state.definition
  return {
    id: state.nodeId,
    type: 'history',
    history: history ?? 'shallow',
    ...(target === undefined ? {} : { target: state.historyDefault.map(nodeTarget) }),
  }
}

function doing(actions: StatePlan['entry']): MachineConfig[] {
  return actions.map((action) => ({
    type: action.runs === 'engine' ? 'change' : 'do',
    params: action,
  }))
}

function addTransition(config: MachineConfig, transition: TransitionPlan): void {
  const { trigger, guard, actions, reason, reenter, targets, source } = transition
  const why = reason === null ? [] : [{ type: 'because', params: reason }]
  const made: MachineConfig = { actions: [...doing(actions), ...why], reenter }
  if (targets.length > 0) made.target = targets.map(nodeTarget)
  if (guard !== null) made.guard = { type: 'feel', params: transition }
  const name = keyOf(trigger, source)
  if (trigger.kind === 'always' || trigger.kind === 'done') (config[name] ??= []).push(made)
  else ((config.on ??= {})[name] ??= []).push(made)
}

function keyOf(trigger: Trigger, source: StatePlan): string {
  if (trigger.kind === 'event') return trigger.event
  if (trigger.kind === 'timer') return timerEvent(trigger.timer, source.id)
  return trigger.kind === 'always' ? 'always' : 'onDone'
}

function nodeTarget(state: StatePlan): string {
  return `#${state.nodeId}`
}
