import type {
  LocalText,
  StateDefinition,
  TransitionInput,
  WorkflowDefinition,
} from '@splot/definition'

/** One state of a workflow, flat. */
export interface GraphState {
  id: string
  parent: string | null
  title: LocalText
  kind: 'atomic' | 'compound' | 'final'
}

/** One transition from a state to a state. */
export interface GraphTransition {
  id: string
  from: string
  to: string
  /** `SUBMIT`, or `null` where no event is needed. */
  event: string | null
  /** What starts it where no event does. */
  cause: 'event' | 'automatic' | 'after' | 'done'
  title: LocalText | null
}

/** A workflow as states and transitions between them. */
export interface WorkflowGraph {
  states: readonly GraphState[]
  transitions: readonly GraphTransition[]
}

/** Returns the states and transitions of a definition; targets are resolved as in SCXML. Pure. */
export function workflowGraph(workflow: WorkflowDefinition): WorkflowGraph {
  const states: GraphState[] = []
  const walked: Walked[] = []
  walk(workflow.states, null, states, walked)
  const transitions: GraphTransition[] = []
  const add = (from: string, siblings: Siblings, input: TransitionInput, how: How) => {
    for (const target of targetsOf(input)) {
      const to = resolve(target, from, siblings, walked)
      if (to === undefined) continue
      transitions.push({ id: `t${transitions.length}`, from, to, ...how })
    }
  }
  for (const { id, state, siblings } of walked) {
    for (const [event, input] of Object.entries(state.on ?? {})) {
      add(id, siblings, input, eventTitle(workflow, event))
    }
    for (const [timer, input] of Object.entries(state.after ?? {})) {
      const title = workflow.timers?.[timer]?.title ?? null
      add(id, siblings, input, { event: timer, cause: 'after', title })
    }
    if (state.always)
      add(id, siblings, state.always, { event: null, cause: 'automatic', title: null })
    if (state.onDone) add(id, siblings, state.onDone, { event: null, cause: 'done', title: null })
  }
  return { states, transitions: withoutTwins(transitions) }
}

type Siblings = Record<string, StateDefinition>
type How = Pick<GraphTransition, 'event' | 'cause' | 'title'>
interface Walked {
  id: string
  state: StateDefinition
  siblings: Siblings
}

function walk(
  siblings: Siblings,
  parent: string | null,
  states: GraphState[],
  walked: Walked[],
): void {
  for (const [key, state] of Object.entries(siblings)) {
    if (state.type === 'history') continue
    const { id } = state
    const title = state.meta?.title ?? { pl: key, en: key }
    const kind = state.type === 'final' ? 'final' : state.states ? 'compound' : 'atomic'
    states.push({ id, parent, title, kind })
    walked.push({ id, state, siblings })
    if (state.states) walk(state.states, id, states, walked)
  }
}

function eventTitle(workflow: WorkflowDefinition, event: string): How {
  return { event, cause: 'event', title: workflow.events[event]?.title ?? null }
}

function targetsOf(input: TransitionInput): string[] {
  if (typeof input === 'string') return [input]
  if (Array.isArray(input)) return input.flatMap(targetsOf)
  if (input.target === undefined) return []
  return Array.isArray(input.target) ? input.target : [input.target]
}

function resolve(
  target: string,
  from: string,
  siblings: Siblings,
  walked: readonly Walked[],
): string | undefined {
  if (target.startsWith('#')) {
    const path = target.slice(1)
    return walked.find(({ id }) => id === path)?.id
  }
  const [first = '', ...rest] = target.replace(/^\./, '').split('.')
  const own = walked.find(({ id }) => id === from)?.state
  let state = target.startsWith('.') ? own?.states?.[first] : siblings[first]
  for (const key of rest) state = state?.states?.[key]
  return state?.id
}

/**
 * Returns a graph as people outside of the operator see it: a state that is shown to them as another is
 * that one box, with the ways of both. Pure.
 */
export function veiledGraph(
  { states, transitions }: WorkflowGraph,
  workflow: WorkflowDefinition,
): WorkflowGraph {
  const shown = shownAs(workflow.states)
  if (shown.size === 0) return { states, transitions }
  const seen = (id: string): string => shown.get(id) ?? id
  return {
    states: states.filter(({ id }) => !shown.has(id)),
    transitions: withoutTwins(
      transitions
        .map((each) => ({ ...each, from: seen(each.from), to: seen(each.to) }))
        // a way from one to the other is none
        .filter(({ id, from, to }) => from !== to || isLoop(transitions, id)),
    ),
  }
}

function isLoop(transitions: readonly GraphTransition[], id: string): boolean {
  return transitions.some((each) => each.id === id && each.from === each.to)
}

function shownAs(states: Siblings | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const state of Object.values(states ?? {})) {
    if (state.meta?.shownAs !== undefined) found.set(state.id, state.meta.shownAs)
    for (const [id, other] of shownAs(state.states)) found.set(id, other)
  }
  return found
}

/** Alternatives of one event to one target are one arrow. */
function withoutTwins(transitions: readonly GraphTransition[]): GraphTransition[] {
  const seen = new Set<string>()
  return transitions.filter(({ from, to, event, cause }) => {
    const key = [from, to, event, cause].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}
