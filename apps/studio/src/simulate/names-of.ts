import type { Locale, LocalText, ProgrammeBundle, WorkflowDefinition } from '@splot/definition'
import { stateOf, tasksIn } from './parts-of-workflow.ts'

/** How people call what a report and a story name by ids. */
export interface SimulationNames {
  workflow: (id: string) => string
  state: (workflow: string, id: string) => string
  task: (workflow: string, id: string) => string
  timer: (workflow: string, name: string) => string
  event: (workflow: string, name: string) => string
  role: (id: string) => string
  /** A synthetic person: the role, and which of those in it; `null` for the system. */
  person: (id: string) => string | null
}

/**
 * Returns the names of a programme in a language; an id stands for what has no title. What is only in
 * `earlier`, such as a state that is gone, has the name it had there. Pure.
 */
export function namesOf(
  bundle: ProgrammeBundle,
  locale: Locale,
  earlier: ProgrammeBundle | null = null,
): SimulationNames {
  const bundles = [bundle, ...(earlier === null ? [] : [earlier])]
  const definitions = bundles.map(({ workflows }) => new Map(workflows.map((one) => [one.id, one])))
  const titled = (titles: readonly (LocalText | undefined)[], id: string) =>
    titles.find((title) => title?.[locale])?.[locale] ?? id
  const of = (
    workflow: string,
    id: string,
    read: (definition: WorkflowDefinition) => LocalText | undefined,
  ) => {
    const titles = definitions.map((known) => {
      const definition = known.get(workflow)
      return definition && read(definition)
    })
    return titled(titles, id)
  }
  const role = (id: string) =>
    titled(
      bundles.map(({ programme }) => programme.roles[id]?.title),
      id,
    )
  return {
    workflow: (id) => of(id, id, ({ title }) => title),
    state: (workflow, id) =>
      of(workflow, id, (definition) =>
        id === definition.id ? definition.title : stateOf(definition, id)?.meta?.title,
      ),
    task: (workflow, id) =>
      of(
        workflow,
        id,
        (definition) => tasksIn(definition).find((one) => one.task.id === id)?.task.title,
      ),
    timer: (workflow, name) => of(workflow, name, ({ timers }) => timers?.[name]?.title),
    event: (workflow, name) => of(workflow, name, ({ events }) => events[name]?.title),
    role,
    person(id) {
      if (id === 'system') return null
      const [, desk, which] = /^([A-Za-z0-9]+)-(\d+)$/.exec(id) ?? []
      if (desk !== undefined && bundle.programme.roles[desk]) return `${role(desk)} ${which}`
      return role(id.slice(id.lastIndexOf(':') + 1))
    },
  }
}
