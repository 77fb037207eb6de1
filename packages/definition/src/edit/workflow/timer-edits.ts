import type { LocalText } from '../../text.ts'
import type { TimerDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { nameFromTitle, unusedName } from './new-names.ts'

/** Returns the name a new deadline of this title gets. Pure. */
export function newTimerName(workflow: WorkflowDefinition, title: LocalText): string {
  return unusedName(nameFromTitle(title.en || title.pl, 'deadline'), (name) =>
    Object.hasOwn(workflow.timers ?? {}, name),
  )
}

/** Returns the command that adds a deadline, or changes the one of this name. Pure. */
export function setTimer(
  path: string,
  name: string,
  timer: TimerDefinition,
  together?: string,
): EditCommand {
  const title = timer.title ?? { pl: name, en: name }
  return {
    ...editWorkflow(path, labelled('Zmień termin', 'Change the deadline', title), (workflow) => ({
      ...workflow,
      timers: { ...workflow.timers, [name]: timer },
    })),
    ...(together !== undefined && { together: `${path}#timer ${name} ${together}` }),
  }
}

/** Returns the command that takes a deadline away that nothing uses any more. Pure. */
export function removeTimer(path: string, name: string, title: LocalText): EditCommand {
  return editWorkflow(path, labelled('Usuń termin', 'Remove the deadline', title), (workflow) => {
    const { [name]: _gone, ...timers } = workflow.timers ?? {}
    const { timers: _timers, ...kept } = workflow
    return Object.keys(timers).length === 0 ? kept : { ...kept, timers }
  })
}
