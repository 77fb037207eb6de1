import type {
  FormDefinition,
  JsonValue,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { kindOfPath } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'
import { useDraft } from './draft-context.ts'

/** Where the programme's own file lies. */
export const programmePath = 'workflows/programme.json'

/** A definition with the path of its file, for commands. */
export interface Placed<T> {
  path: string
  value: T
}

/** Returns all files of the open draft. */
export function useFiles(): DefinitionFiles {
  return useDraft(({ files }) => files)
}

/** Returns what a file of the open draft holds; `undefined` where there is none. */
export function useFile(path: string): JsonValue | undefined {
  return useDraft(({ files }) => files[path])
}

/** Returns the programme of the open draft. */
export function useProgramme(): ProgrammeDefinition | undefined {
  return useFile(programmePath) as unknown as ProgrammeDefinition | undefined
}

/** Returns a workflow of the open draft by its id. */
export function useWorkflow(id: string): Placed<WorkflowDefinition> | undefined {
  return usePlaced('workflow', 'workflows', id) as Placed<WorkflowDefinition> | undefined
}

/** Returns a form of the open draft by its id. */
export function useForm(id: string): Placed<FormDefinition> | undefined {
  return usePlaced('form', 'forms', id) as Placed<FormDefinition> | undefined
}

function usePlaced(kind: string, folder: string, id: string): Placed<unknown> | undefined {
  const path = useDraft(({ files }) => pathOf(files, kind, folder, id))
  const value = useFile(path)
  return value === undefined ? undefined : { path, value }
}

// files are named after their ids by convention only
function pathOf(files: DefinitionFiles, kind: string, folder: string, id: string): string {
  const usual = `${folder}/${id}.json`
  if (idOf(files[usual]) === id) return usual
  const paths = Object.keys(files)
  return paths.find((path) => kindOfPath(path) === kind && idOf(files[path]) === id) ?? usual
}

function idOf(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return value['id']
}
