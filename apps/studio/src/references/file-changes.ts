import type { DefinitionFiles } from '@splot/definition/edit'
import type { FileChange } from './names-messages.ts'

/** Returns what differs between files, by the objects they are. Pure. */
export function changesBetween(before: DefinitionFiles, after: DefinitionFiles): FileChange[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...paths].flatMap((path): FileChange[] => {
    const value = after[path]
    if (before[path] === value) return []
    return [value === undefined ? { path } : { path, value }]
  })
}

/** Returns files with changes. Pure. */
export function withChanges(
  files: DefinitionFiles,
  changes: readonly FileChange[],
): DefinitionFiles {
  const now = { ...files }
  for (const { path, value } of changes) {
    if (value === undefined) delete now[path]
    else now[path] = value
  }
  return now
}
