import type { ActionDefinition, TransitionDefinition } from '../../workflow/types.ts'
import type { JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import type { EditCommand } from '../files.ts'
import { moved, setAt } from '../set-at.ts'
import type { AlternativePlace } from './alternative-place.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { eventFromTitle, unusedName } from './new-names.ts'
import { changeState, stateAt } from './state-at.ts'
import { changeAlternative, changeAlternatives } from './transition-list.ts'

/**
 * Returns the command that adds a way from a state to another one, as the last alternative of its
 * trigger. `to` is the pointer of the state it leads to; `null`: the case stays where it is. Pure.
 */
export function addTransition(
  path: string,
  place: Omit<AlternativePlace, 'index'>,
  to: string | null,
): EditCommand {
  const label = { pl: 'Dodaj przejście', en: 'Add a transition' }
  return editWorkflow(path, label, (workflow) =>
    changeAlternatives(workflow, place, (list) => [
      ...list,
      to === null ? {} : { target: `#${stateAt(workflow, to).definition.id}` },
    ]),
  )
}

/** Returns the command that lets people send a new event, which leads to a state. Pure. */
export function addEventTransition(
  path: string,
  state: string,
  event: { title: LocalText; roles?: string[] },
  to: string | null,
): EditCommand {
  const label = labelled('Dodaj zdarzenie', 'Add the event', event.title)
  return editWorkflow(path, label, (workflow) => {
    const name = unusedName(eventFromTitle(event.title.en || event.title.pl, 'EVENT'), (one) =>
      Object.hasOwn(workflow.events, one),
    )
    const declared = { ...workflow, events: { ...workflow.events, [name]: event } }
    const place = { state, trigger: 'event' as const, name }
    return changeAlternatives(declared, place, (list) => [
      ...list,
      to === null ? {} : { target: `#${stateAt(workflow, to).definition.id}` },
    ])
  })
}

/** Returns the command that takes an alternative away. Pure. */
export function removeTransition(path: string, place: AlternativePlace): EditCommand {
  const label = { pl: 'Usuń przejście', en: 'Remove a transition' }
  return editWorkflow(path, label, (workflow) =>
    changeAlternative(workflow, place, () => undefined),
  )
}

/** Returns the command that lets an alternative lead to another state; `null`: the case stays. Pure. */
export function setTarget(path: string, place: AlternativePlace, to: string | null): EditCommand {
  const label = { pl: 'Zmień, dokąd prowadzi przejście', en: 'Change where a transition leads' }
  return editWorkflow(path, label, (workflow) =>
    changeAlternative(workflow, place, ({ target: _before, ...kept }) =>
      to === null ? kept : { target: `#${stateAt(workflow, to).definition.id}`, ...kept },
    ),
  )
}

/** Returns the command that sets the condition of an alternative; an empty text takes it away. Pure. */
export function setGuard(path: string, place: AlternativePlace, guard: string): EditCommand {
  return {
    ...changing(path, place, { pl: 'Zmień warunek', en: 'Change a condition' }, (one) => {
      const { guard: _before, ...kept } = one
      return guard.trim() === '' ? kept : { ...one, guard }
    }),
    together: `${path}#guard ${place.state} ${place.trigger} ${place.name} ${place.index}`,
  }
}

/** Returns the command that moves an alternative up or down in the order they are tried. Pure. */
export function moveTransition(path: string, place: AlternativePlace, to: number): EditCommand {
  const label = { pl: 'Zmień kolejność przejść', en: 'Change the order of transitions' }
  return editWorkflow(path, label, (workflow) =>
    changeAlternatives(workflow, place, (list) => moved(list, place.index, to)),
  )
}

/** Returns the command that sets why the case is where the alternative led; both empty: no reason. Pure. */
export function setReason(path: string, place: AlternativePlace, reason: LocalText): EditCommand {
  return {
    ...changing(path, place, { pl: 'Zmień powód', en: 'Change a reason' }, (one) => {
      const { reason: _before, ...meta } = one.meta ?? {}
      if (reason.pl !== '' || reason.en !== '') return { ...one, meta: { ...meta, reason } }
      const { meta: _meta, ...kept } = one
      return Object.keys(meta).length === 0 ? kept : { ...kept, meta }
    }),
    together: `${path}#reason ${place.state} ${place.trigger} ${place.name} ${place.index}`,
  }
}

/** What an alternative says beside target, condition, actions and reason. */
export type TransitionPart = 'description' | 'reenter' | 'readers'

/**
 * Returns the command that sets a note for whoever edits, whether a state is left and entered again, or
 * who reads the reason; `undefined` takes it away. Pure.
 */
export function setTransitionPart(
  path: string,
  place: AlternativePlace,
  part: TransitionPart,
  value: JsonValue | undefined,
): EditCommand {
  const pointer = part === 'readers' ? '/meta/readers' : `/${part}`
  const label = { pl: 'Zmień przejście', en: 'Change a transition' }
  return {
    ...changing(path, place, label, (one) => {
      const changed = setAt(
        one as unknown as JsonValue,
        pointer,
        value,
      ) as unknown as TransitionDefinition
      const { meta, ...kept } = changed
      return meta !== undefined && Object.keys(meta).length > 0 ? changed : kept
    }),
    together: `${path}#${part} ${place.state} ${place.trigger} ${place.name} ${place.index}`,
  }
}

/** Returns the command that sets what an alternative does, in order. Pure. */
export function setTransitionActions(
  path: string,
  place: AlternativePlace,
  actions: readonly ActionDefinition[],
  label: LocalText = { pl: 'Zmień działania', en: 'Change the actions' },
): EditCommand {
  return changing(path, place, label, ({ actions: _before, ...kept }) =>
    actions.length === 0 ? kept : { ...kept, actions: [...actions] },
  )
}

function changing(
  path: string,
  place: AlternativePlace,
  label: LocalText,
  change: (transition: TransitionDefinition) => TransitionDefinition,
): EditCommand {
  return editWorkflow(path, label, (workflow) => changeAlternative(workflow, place, change))
}

/** Returns the command that lets the case begin in another state of the state around it. Pure. */
export function setInitial(path: string, state: string): EditCommand {
  const label = { pl: 'Zmień stan początkowy', en: 'Change the initial state' }
  return editWorkflow(path, label, (workflow) => {
    const node = stateAt(workflow, state)
    if (node.parent === undefined) return workflow
    const initial = node.path.at(-1) ?? ''
    return changeState(workflow, node.parent.pointer, (parent) => ({ ...parent, initial }))
  })
}

/** Returns the command that lets the states inside a state run side by side, or one after another. Pure. */
export function setParallel(path: string, state: string, parallel: boolean): EditCommand {
  const label = { pl: 'Zmień układ stanów w środku', en: 'Change how states inside run' }
  return editWorkflow(path, label, (workflow) =>
    changeState(workflow, state, ({ type: _type, initial: _initial, ...kept }) =>
      parallel
        ? { ...kept, type: 'parallel' }
        : { ...kept, initial: Object.keys(kept.states ?? {})[0] ?? '' },
    ),
  )
}
