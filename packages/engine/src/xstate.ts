import { assign, createMachine } from 'xstate'
import type { JsonObject, JsonValue } from '@splot/definition'

/* oxlint-disable no-underscore-dangle -- XState's internal members start so */

// The only file that knows XState. It uses `machine.transition` with a scope of its own instead of
// the exported `transition()`, which runs the initial transition again at every call
// (statelyai/xstate issues 4774 and 5454). Timers, children and `self` of XState are never used.

/** What a machine is built from: an XState v5 machine config. */
// oxlint-disable-next-line typescript/no-explicit-any -- XState's config type is not ours to depend on
export type MachineConfig = any

/** Named guards and actions of a machine, as in XState's `setup`. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type MachineImplementations = any

/** Where a machine stands. Plain JSON when `context` is. */
export interface Configuration {
  status: 'active' | 'done'
  value: JsonValue
  /** History state → ids of the remembered states. */
  historyValue: Record<string, string[]>
  context: JsonObject
}

/** What the caller wants to hear while a machine moves. */
export interface MachineHost {
  /** Called for every action in the order of the statechart; parameters as in the config. */
  act(type: string, params: unknown): void
  /** Called after every microstep with the number of its transitions; may throw to stop the run. */
  microstep?(transitions: number): void
}

/** The result of a step. */
export interface Move extends Configuration {
  /** False when no transition takes the event; nothing changed then. */
  taken: boolean
}

/** A statechart that runs on plain configurations. Immutable. */
export interface Stepper {
  /** Enters the initial configuration. Errors of guards and actions are thrown as they are. */
  start(host: MachineHost, context?: JsonObject): Configuration
  /** One macrostep. `configuration` must be one that `start` or `step` returned, or its JSON copy. */
  step(
    configuration: Configuration,
    event: { type: string; [key: string]: unknown },
    host: MachineHost,
  ): Move
  /** Node ids of a state value in document order, the root excluded; `null` for an illegal value. */
  active(value: JsonValue): readonly string[] | null
}

/** How a stepper works. */
export interface StepperOptions {
  /**
   * Remember what a transition does to a configuration and do it again without XState. Only for
   * configs whose actions are all told to the host; the results are the same.
   */
  replay?: boolean
}

/** More microsteps than any settled workflow needs; an `always` loop ends here. */
const microstepLimit = 1_000

/** Context of a machine whose data lives outside: guards and actions of type `change` are told to it. */
interface OuterContext {
  ask: (asked: unknown) => boolean
  change: (params: unknown) => void
}

interface Node {
  id: string
  key: string
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  order: number
  states: Record<string, Node>
  initial: unknown
  always?: unknown
}

interface Snapshot {
  status: string
  value: JsonValue
  context: JsonObject
  historyValue: Record<string, Node[]>
  _nodes: Node[]
  error?: unknown
}

interface Skeleton {
  snapshot: Snapshot
  active: readonly string[]
  /** Some active state has automatic transitions, so data decides where a step ends. */
  restless: boolean
  /** What single transitions do from here. */
  scripts: Map<unknown, Script>
}

/** What one transition does: the calls in order, and where it ends. */
interface Script {
  calls: { change: boolean; type: string; params: unknown }[]
  status: 'active' | 'done'
  value: JsonValue
}

const skeletonsKept = 10_000

/**
 * Builds a stepper from an XState config. Pure.
 *
 * @throws Error of XState when the config is malformed: nested `initial` that does not exist included,
 * which XState by itself finds only on entry.
 */
export function createStepper(
  config: MachineConfig,
  implementations: MachineImplementations = {},
  { replay = false }: StepperOptions = {},
): Stepper {
  // oxlint-disable-next-line typescript/no-explicit-any -- internal members of XState's machine
  const machine: any = createMachine(
    {
      context: ({ input }: { input: unknown }) => input ?? {},
      ...config,
      // One more than ours, so that ours speaks first.
      options: { ...config.options, maxIterations: microstepLimit + 2 },
    },
    {
      ...implementations,
      actions: {
        // XState asks automatic transitions again only when its snapshot changed, so data that lives
        // outside its context must go through an assign, even of nothing.
        change: assign(({ context }: { context: OuterContext }, params: unknown) => {
          context.change(params)
          return {}
        }),
        ...implementations.actions,
      },
    },
  )
  const root = machine.root as Node
  touchInitial(root)
  const replays = replay && !hasHistory(root)
  const skeletons = new Map<string, Skeleton | null>()

  const skeletonOf = (value: JsonValue): Skeleton | null => {
    const key = typeof value === 'string' ? value : JSON.stringify(value)
    const known = skeletons.get(key)
    if (known !== undefined) return known
    const made = isLegal(root, value) ? makeSkeleton(machine.resolveState({ value })) : null
    // A counter against endless illegal values; legal ones are few.
    if (skeletons.size >= skeletonsKept) skeletons.clear()
    skeletons.set(key, made)
    return made
  }

  // XState can leave a set of nodes that is no configuration, as when a history state without a
  // default target stands in a parallel state. Such a thing must never be stored.
  const reached = (snapshot: Snapshot): Configuration => {
    const skeleton = skeletonOf(snapshot.value)
    if (skeleton === null || skeleton.active.length + 1 !== snapshot._nodes.length) {
      throw new IllegalMove()
    }
    return toConfiguration(snapshot)
  }

  return {
    start(host, context) {
      const snapshot = machine.getInitialSnapshot(createScope(host, null), context) as Snapshot
      if (snapshot.status === 'error') throw snapshot.error
      return reached(snapshot)
    },
    step(configuration, event, host) {
      const skeleton = skeletonOf(configuration.value)
      if (skeleton === null) throw new Error('Expected a legal state value.')
      const before: Snapshot = {
        ...skeleton.snapshot,
        status: configuration.status,
        context: configuration.context,
        historyValue: reviveHistory(machine.idMap as Map<string, Node>, configuration.historyValue),
      }
      const full = (heard: MachineHost, from: Snapshot): Move => {
        const seen = { first: true, taken: false }
        const after = machine.transition(from, event, createScope(heard, seen)) as Snapshot
        if (!seen.taken && after === from) return { ...configuration, taken: false }
        return { ...reached(after), taken: seen.taken }
      }
      if (!replays || skeleton.restless) return full(host, before)
      const context = configuration.context as unknown as OuterContext
      const answers = new Map<unknown, boolean>()
      const asking = { ...before, context: noting(context, answers) }
      const [chosen, ...others] = machine.getTransitionData(asking, event) as unknown[]
      if (chosen === undefined) return { ...configuration, taken: false }
      const script = others.length === 0 ? skeleton.scripts.get(chosen) : undefined
      if (script !== undefined) return perform(script, configuration, host)
      const calls: Script['calls'] = []
      let microsteps = 0
      const move = full(
        {
          act(type, params) {
            if (type !== 'change') calls.push({ change: false, type, params })
            host.act(type, params)
          },
          microstep(transitions) {
            microsteps++
            host.microstep?.(transitions)
          },
        },
        { ...before, context: answering(context, answers, calls) },
      )
      const { status, value } = move
      const settled = status === 'done' || skeletonOf(value)?.restless === false
      if (others.length === 0 && microsteps === 1 && settled) {
        skeleton.scripts.set(chosen, { calls, status, value })
      }
      return { ...move, context: configuration.context }
    },
    active(value) {
      return skeletonOf(value)?.active ?? null
    },
  }
}

/** Notes what guards answer while a transition is chosen. */
function noting(context: OuterContext, answers: Map<unknown, boolean>): JsonObject {
  const ask = (asked: unknown): boolean => {
    const answer = context.ask(asked)
    answers.set(asked, answer)
    return answer
  }
  return { ...context, ask } as unknown as JsonObject
}

/** Gives the answers already there, so that no guard is asked twice, and notes the changes. */
function answering(
  context: OuterContext,
  answers: Map<unknown, boolean>,
  calls: Script['calls'],
): JsonObject {
  const ask = (asked: unknown): boolean => {
    const known = answers.get(asked)
    // Once: after the first microstep the same guard would see other data.
    answers.delete(asked)
    return known ?? context.ask(asked)
  }
  const change = (params: unknown): void => {
    calls.push({ change: true, type: 'change', params })
    context.change(params)
  }
  return { ask, change } as unknown as JsonObject
}

function perform({ calls, status, value }: Script, given: Configuration, host: MachineHost): Move {
  const context = given.context as unknown as OuterContext
  for (const { change, type, params } of calls) {
    if (change) context.change(params)
    else host.act(type, params)
  }
  host.microstep?.(1)
  return { status, value, historyValue: given.historyValue, context: given.context, taken: true }
}

function hasHistory(node: Node): boolean {
  return node.type === 'history' || Object.values(node.states).some(hasHistory)
}

/** XState resolves nested `initial` lazily, so a wrong one would show only on entry. */
function touchInitial(node: Node): void {
  if (node.type === 'compound') void node.initial
  for (const child of Object.values(node.states)) touchInitial(child)
}

function makeSkeleton(snapshot: Snapshot): Skeleton {
  const nodes = [...snapshot._nodes].sort((a, b) => a.order - b.order)
  return {
    snapshot,
    active: nodes.slice(1).map((node) => node.id),
    restless: nodes.some((node) => node.always !== undefined),
    scripts: new Map(),
  }
}

/** XState accepts two active siblings and missing regions; we do not. */
function isLegal(node: Node, value: JsonValue): boolean {
  if (node.type === 'atomic' || node.type === 'final') return isEmptyObject(value)
  if (node.type === 'compound') {
    if (typeof value === 'string') {
      const child = own(node.states, value)
      return child !== undefined && (child.type === 'atomic' || child.type === 'final')
    }
    const [entry, ...others] = entriesOf(value)
    if (entry === undefined || others.length > 0) return false
    const child = own(node.states, entry[0])
    return child !== undefined && hasChildren(child) && isLegal(child, entry[1])
  }
  if (node.type === 'parallel') {
    const regions = Object.values(node.states).filter((child) => child.type !== 'history')
    const entries = entriesOf(value)
    return (
      entries.length === regions.length &&
      entries.every(([key, inner]) => {
        const region = own(node.states, key)
        return region !== undefined && region.type !== 'history' && isLegal(region, inner)
      })
    )
  }
  return false
}

function hasChildren(node: Node): boolean {
  return node.type === 'compound' || node.type === 'parallel'
}

function isEmptyObject(value: JsonValue): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entriesOf(value: JsonValue): [string, JsonValue][] {
  return isObject(value) ? Object.entries(value) : []
}

function own(states: Record<string, Node>, key: string): Node | undefined {
  return Object.hasOwn(states, key) ? states[key] : undefined
}

function reviveHistory(
  idMap: Map<string, Node>,
  historyValue: Record<string, string[]>,
): Record<string, Node[]> {
  const revived: Record<string, Node[]> = {}
  for (const [id, remembered] of Object.entries(historyValue)) {
    revived[id] = remembered.map((nodeId) => {
      const node = idMap.get(nodeId)
      if (node === undefined)
        throw new Error(`Expected a known state in history, but got ${nodeId}.`)
      return node
    })
  }
  return revived
}

function toConfiguration(snapshot: Snapshot): Configuration {
  const historyValue: Record<string, string[]> = {}
  for (const id in snapshot.historyValue) {
    historyValue[id] = snapshot.historyValue[id]!.map((node) => node.id)
  }
  return {
    status: snapshot.status === 'done' ? 'done' : 'active',
    value: snapshot.value,
    historyValue,
    context: snapshot.context,
  }
}

const self = { id: 'case', getSnapshot: () => undefined, send: () => undefined }

/** A scope without timers, mailboxes or children: actions are told to the host and nothing else. */
function createScope(host: MachineHost, seen: { first: boolean; taken: boolean } | null): unknown {
  let microsteps = 0
  return {
    self,
    id: 'case',
    sessionId: 'case',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    system: {
      _sendInspectionEvent(inspection: { type: string; _transitions: unknown[] }) {
        if (seen?.first) {
          seen.first = false
          seen.taken = inspection._transitions.length > 0
        }
        microsteps++
        host.microstep?.(inspection._transitions.length)
        if (microsteps > microstepLimit) throw new EndlessRun()
      },
    },
    actionExecutor(action: { type: string; params: unknown }) {
      host.act(action.type, action.params)
    },
  }
}

function nothing(): void {}

/** Thrown when a run passes `microstepLimit`. */
export class EndlessRun extends Error {
  constructor() {
    super(`Expected the workflow to settle, but it passed ${microstepLimit} microsteps.`)
    this.name = 'EndlessRun'
  }
}

/** Thrown when a transition would lead to states that cannot be active together. */
export class IllegalMove extends Error {
  constructor() {
    super('Expected states that can be active together, but a transition leads elsewhere.')
    this.name = 'IllegalMove'
  }
}
