import type { Issue } from '../../error.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { LocalText } from '../../text.ts'
import { descendants, stateTree, type StateNode } from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import type { ProgrammeDefinition } from '../../programme/types.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { valueAt } from '../set-at.ts'
import { removable, withoutPlaces } from '../without-parts.ts'

/** What is wrong, as lint and check tell it. */
export type RepairableIssue = Pick<Issue, 'path' | 'code' | 'params'> & { file: string }

/** Gives the edits that would mend an issue, the likeliest first. Pure. */
export type Repair = (issue: RepairableIssue, files: DefinitionFiles) => EditCommand[]

/** The same for an issue of a workflow. Pure. */
export type WorkflowRepair = (
  issue: RepairableIssue,
  workflow: WorkflowDefinition,
  files: DefinitionFiles,
) => EditCommand[]

/** Returns a parameter of an issue that is a text; `''` where there is none. Pure. */
export function textIn({ params }: RepairableIssue, name: string): string {
  const value = params?.[name]
  return typeof value === 'string' ? value : ''
}

/** Returns a repair that looks at the workflow of the issue's file, and offers nothing elsewhere. Pure. */
export function inWorkflow(repair: WorkflowRepair): Repair {
  return (issue, files) =>
    kindOfPath(issue.file) === 'workflow'
      ? repair(issue, files[issue.file] as unknown as WorkflowDefinition, files)
      : []
}

/** Returns a command of a label that does one after another. Pure. */
export function inOneStep(label: LocalText, ...commands: readonly EditCommand[]): EditCommand {
  return { label, apply: (files) => commands.reduce((all, one) => one.apply(all), files) }
}

/** Returns the command that takes a place away; none where the file would lack it. Pure. */
export function takenAway(
  { file, path }: Pick<RepairableIssue, 'file' | 'path'>,
  files: DefinitionFiles,
  label: LocalText,
): EditCommand[] {
  if (valueAt(files[file], path) === undefined) return []
  const at = removable(files, { file, at: path })
  // the list goes with its only entry
  const list = path.slice(0, path.lastIndexOf('/'))
  if (at === undefined || (at !== path && !(at === list && isList(files, file, list)))) return []
  return [{ label, apply: (all) => withoutPlaces(all, [{ file, at }]) }]
}

function isList(files: DefinitionFiles, file: string, at: string): boolean {
  return Array.isArray(valueAt(files[file], at))
}

/** Returns a repair that takes the place of the issue away. Pure. */
export function takeAway(pl: string, en: string): Repair {
  return (issue, files) => takenAway(issue, files, { pl, en })
}

/** Returns the state at a place of a workflow; never the workflow itself. Pure. */
export function stateOf(workflow: WorkflowDefinition, pointer: string): StateNode | undefined {
  const node = descendants(stateTree(workflow)).find((one) => one.pointer === pointer)
  return node?.parent === undefined ? undefined : node
}

/** Returns the programme's file. Pure. */
export function programmeOf(
  files: DefinitionFiles,
): { path: string; programme: ProgrammeDefinition } | undefined {
  const path = Object.keys(files).find((one) => kindOfPath(one) === 'programme')
  return path === undefined
    ? undefined
    : { path, programme: files[path] as unknown as ProgrammeDefinition }
}
