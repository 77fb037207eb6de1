import {
  kindOfPath,
  tasksOf,
  type FormDefinition,
  type ProgrammeDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import { descendants, stateTree, type DefinitionFiles } from '@splot/definition/edit'

/**
 * Returns the stage that workflows and forms belong to, by path of their file: a workflow to the one
 * that its states name first, a form to the earliest stage in which somebody fills it in. What names
 * no stage of the programme has none. Pure.
 */
export function stagesOfFiles(
  files: DefinitionFiles,
  stages: ProgrammeDefinition['stages'],
): Map<string, string> {
  const found = new Map<string, string>()
  const earliest = new Map<string, string>()
  const workflows = placed<WorkflowDefinition>(files, 'workflow')
  for (const { id } of stages)
    for (const [path, workflow] of workflows) {
      if (stageOf(workflow) !== id) continue
      found.set(path, id)
      for (const { form } of tasksOf(workflow))
        if (form !== undefined && !earliest.has(form)) earliest.set(form, id)
    }
  for (const [path, { id }] of placed<FormDefinition>(files, 'form')) {
    const stage = earliest.get(id)
    if (stage !== undefined) found.set(path, stage)
  }
  return found
}

function stageOf(workflow: WorkflowDefinition): string | undefined {
  return descendants(stateTree(workflow))
    .map(({ definition }) => definition.meta?.stage)
    .find((stage) => stage !== undefined)
}

function placed<T>(files: DefinitionFiles, kind: string): [path: string, value: T][] {
  return Object.entries(files)
    .filter(([path]) => kindOfPath(path) === kind)
    .map(([path, value]) => [path, value as T])
}
