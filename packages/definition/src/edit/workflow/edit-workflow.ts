import type { JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { withFile } from '../edit-file.ts'
import type { EditCommand } from '../files.ts'

/** Returns the command that changes the workflow of a file. Pure. */
export function editWorkflow(
  path: string,
  label: LocalText,
  change: (workflow: WorkflowDefinition) => WorkflowDefinition,
): EditCommand {
  return {
    label,
    apply: (files) =>
      withFile(
        files,
        path,
        (value) => change(value as unknown as WorkflowDefinition) as unknown as JsonValue,
      ),
  }
}

/** Returns a text in both languages around a title: `Add the state “Site visit”`. Pure. */
export function labelled(pl: string, en: string, title: LocalText): LocalText {
  return { pl: `${pl} „${title.pl}”`, en: `${en} “${title.en}”` }
}
