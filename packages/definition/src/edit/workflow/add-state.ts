import { joinPointer } from '../../source/pointer.ts'
import type { LocalText } from '../../text.ts'
import { alternatives, resolveTarget } from '../../workflow/state-tree.ts'
import type { StateDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import type { AlternativePlace } from './alternative-place.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { doneEvent, doneTitle, nameFromTitle, unusedName } from './new-names.ts'
import { changeState, hasStateId, stateAt } from './state-at.ts'
import { changeAlternative } from './transition-list.ts'

/** A state to be added. */
export interface NewState {
  title: LocalText
  /** JSON Pointer of the state it lies in; `''`: the workflow itself. */
  parent: string
  /** Key of the state it stands behind; absent: last. */
  after?: string
  /** `final`: an end of the case. */
  type?: 'final'
}

/** Returns the workflow with a new state, and the pointer of it. Its key and id are new. Pure. */
export function withNewState(
  workflow: WorkflowDefinition,
  { title, parent, after, type }: NewState,
  further: Partial<StateDefinition> = {},
): { workflow: WorkflowDefinition; pointer: string; key: string } {
  const node = stateAt(workflow, parent)
  const siblings = node.definition.states ?? {}
  const prefix = node.definition.id ?? workflow.id
  const key = unusedName(
    nameFromTitle(title.en || title.pl, 'state'),
    (name) => Object.hasOwn(siblings, name) || hasStateId(workflow, `${prefix}.${name}`),
  )
  const state: StateDefinition = {
    id: `${prefix}.${key}`,
    ...(type && { type }),
    ...further,
    meta: { title, ...(type === 'final' && { outcome: 'neutral' }), ...further.meta },
  }
  const changed = changeState(workflow, parent, (one) => ({
    ...one,
    // the first state inside makes the state around it one that has an order
    ...(Object.keys(siblings).length === 0 && one.type !== 'parallel' && { initial: key }),
    states: insertedBehind(siblings, after, key, state),
  }))
  return { workflow: changed, pointer: joinPointer(parent, 'states', key), key }
}

function insertedBehind(
  states: Readonly<Record<string, StateDefinition>>,
  after: string | undefined,
  key: string,
  state: StateDefinition,
): Record<string, StateDefinition> {
  if (after === undefined || !Object.hasOwn(states, after)) return { ...states, [key]: state }
  return Object.fromEntries(
    Object.entries(states).flatMap(([name, one]) =>
      name === after
        ? [
            [name, one],
            [key, state],
          ]
        : [[name, one]],
    ),
  )
}

/** Returns the command that adds a state. Nothing leads to it or from it yet. Pure. */
export function addState(path: string, state: NewState): EditCommand {
  return editWorkflow(
    path,
    labelled('Dodaj stan', 'Add the state', state.title),
    (workflow) => withNewState(workflow, state).workflow,
  )
}

/**
 * Returns the command that puts a state on the way of an alternative: what led on leads to the new
 * state, and from there an event of its own leads where it led before. Pure.
 */
export function insertState(path: string, place: AlternativePlace, title: LocalText): EditCommand {
  return editWorkflow(path, labelled('Wstaw stan', 'Insert the state', title), (workflow) => {
    const source = stateAt(workflow, place.state)
    const one = alternatives(source).find(
      ({ trigger, name, index }) =>
        trigger === place.trigger && name === place.name && index === place.index,
    )
    const target = one?.transition.target
    const led = typeof target === 'string' ? resolveTarget(source, target) : undefined
    if (led?.definition.id === undefined) return workflow
    const event = doneEvent(workflow, title)
    // beside the state it leaves, or, where states run side by side, beside the one it leads to
    const beside = source.parent?.kind === 'parallel' ? led : source
    const parent = (beside.parent ?? beside).pointer
    const behind = beside === source && source.parent ? source.path.at(-1) : undefined
    const made = withNewState(
      workflow,
      { title, parent, ...(behind !== undefined && { after: behind }) },
      { on: { [event]: `#${led.definition.id}` } },
    )
    const id = stateAt(made.workflow, made.pointer).definition.id
    const lead = changeAlternative(made.workflow, place, (transition) => ({
      ...transition,
      target: `#${id}`,
    }))
    return { ...lead, events: { ...lead.events, [event]: { title: doneTitle(title) } } }
  })
}
