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
