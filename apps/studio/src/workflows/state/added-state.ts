import type { WorkflowDefinition } from '@splot/definition'
import {
  descendants,
  stateTree,
  type DefinitionFiles,
  type EditCommand,
  type StateNode,
} from '@splot/definition/edit'

/** Returns the state that a command adds to a workflow; `undefined` when it adds none. Pure. */
export function addedState(
  files: DefinitionFiles,
  path: string,
  command: EditCommand,
): StateNode | undefined {
  const before = new Set(nodesOf(files, path).map(({ definition }) => definition.id))
  return nodesOf(command.apply(files), path).find(({ definition }) => !before.has(definition.id))
}

function nodesOf(files: DefinitionFiles, path: string): StateNode[] {
  return descendants(stateTree(files[path] as unknown as WorkflowDefinition))
}
