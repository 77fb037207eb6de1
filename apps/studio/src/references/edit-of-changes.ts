import type { LocalText } from '@splot/definition'
import { mergeFiles, type DefinitionFiles, type EditCommand } from '@splot/definition/edit'
import { withChanges } from './file-changes.ts'
import type { FileChange } from './names-messages.ts'

/**
 * Returns the command that makes changes which were worked out for some files; what others changed
 * meanwhile stays. Pure.
 */
export function editOfChanges(
  label: LocalText,
  files: DefinitionFiles,
  changes: readonly FileChange[],
): EditCommand {
  const changed = withChanges(files, changes)
  return {
    label,
    apply: (now) => (now === files ? changed : mergeFiles(files, changed, now).files),
  }
}
