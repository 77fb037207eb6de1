import { tasksOf } from '@splot/definition'
import type { JsonObject, LocalText, ProgrammeBundle } from '@splot/definition'

/** A task in which a form is filled in. */
export interface PlaceOfForm {
  key: string
  title: LocalText
  workflow: string
  /** Role that gets the task. */
  role?: string
  /** Sections that may be edited there; absent: all. */
  sections?: readonly string[]
}

/** Returns the tasks in which a form is filled in, by the order of workflows. Pure. */
export function placesOfForm(form: string, bundle: ProgrammeBundle): PlaceOfForm[] {
  return bundle.workflows.flatMap((workflow) =>
    tasksOf(workflow)
      .filter((task) => task.form === form)
      .map((task) => {
        const own = task.title ?? bundle.forms.find(({ id }) => id === form)?.title
        return {
          key: `${workflow.id}.${task.id}`,
          title: {
            pl: `${workflow.title.pl}: ${own?.pl ?? task.id}`,
            en: `${workflow.title.en}: ${own?.en ?? task.id}`,
          },
          workflow: workflow.id,
          ...(task.assign.role !== undefined && { role: task.assign.role }),
          ...(task.sections && { sections: task.sections }),
        }
      }),
  )
}

/**
 * Returns what the expressions of a form see in a preview: first values of the case’s own facts, the programme’s
 * parameters and code lists, and nothing of a real case. Pure.
 */
export function sampleVariables(
  place: PlaceOfForm | undefined,
  { programme, workflows }: ProgrammeBundle,
  actor: { id: string; roles: string[] },
): JsonObject {
  const workflow = workflows.find(({ id }) => id === place?.workflow)
  const parameters = Object.entries(programme.parameters).map(([id, { value }]) => [id, value])
  return {
    case: {
      id: 'preview',
      number: '1/2027',
      title: '',
      workflow: place?.workflow ?? '',
      states: [],
      members: [],
    },
    call: {},
    parent: {},
    context: workflow?.context ?? {},
    answers: {},
    parameters: Object.fromEntries(parameters) as JsonObject,
    actor,
    files: {},
    forms: [],
  }
}
