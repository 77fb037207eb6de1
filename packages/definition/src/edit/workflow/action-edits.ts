import type { LocalText } from '../../text.ts'
import { actionKinds } from '../../workflow/actions.ts'
import type { ActionDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import type { AlternativePlace } from './alternative-place.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { changeState } from './state-at.ts'
import { setTransitionActions } from './transition-edits.ts'

/** Where actions stand: when a state is entered, when it is left, or on the way of a transition. */
export type ActionsPlace = { state: string; when: 'entry' | 'exit' } | AlternativePlace

/** Returns the command that sets the actions of a place, in order; `undefined` label: a general one. Pure. */
export function setActions(
  path: string,
  place: ActionsPlace,
  actions: readonly ActionDefinition[],
  label: LocalText = { pl: 'Zmień działania', en: 'Change the actions' },
): EditCommand {
  if (!('when' in place)) return setTransitionActions(path, place, actions, label)
  return editWorkflow(path, label, (workflow) =>
    changeState(workflow, place.state, (state) => {
      const { [place.when]: _before, ...kept } = state
      return actions.length === 0 ? kept : { ...kept, [place.when]: [...actions] }
    }),
  )
}

/** Returns the command that adds an action of a kind at the end of a place. Pure. */
export function addAction(
  path: string,
  place: ActionsPlace,
  before: readonly ActionDefinition[],
  action: ActionDefinition,
): EditCommand {
  const title = actionKinds[action.type]?.title ?? { pl: action.type, en: action.type }
  const label = labelled('Dodaj działanie', 'Add the action', title)
  return setActions(path, place, [...before, action], label)
}
