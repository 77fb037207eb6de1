import type { ProgrammeBundle } from '../../programme/types.ts'
import type { LocalText } from '../../text.ts'
import { descendants, stateTree } from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { tasksOf } from '../../workflow/variables.ts'

/** What the things are called that definitions name by their ids; `undefined` for those unknown. */
export interface Names {
  role: (id: string) => LocalText | undefined
  parameter: (id: string) => LocalText | undefined
  form: (id: string) => LocalText | undefined
  codeList: (id: string) => LocalText | undefined
  document: (id: string) => LocalText | undefined
  notification: (id: string) => LocalText | undefined
  workflow: (id: string) => LocalText | undefined
  /** Of a workflow: state by id, by `#id`, or by its key beside or in another state. */
  state: (workflow: string, id: string) => LocalText | undefined
  task: (workflow: string, id: string) => LocalText | undefined
  timer: (workflow: string, name: string) => LocalText | undefined
  event: (workflow: string, name: string) => LocalText | undefined
}

/** Returns what things are called in the first of these programmes that has them. Pure. */
export function namesOf(...bundles: readonly ProgrammeBundle[]): Names {
  const first = (look: (bundle: ProgrammeBundle) => LocalText | undefined) => {
    for (const bundle of bundles) {
      const found = look(bundle)
      if (found) return found
    }
    return undefined
  }
  const inWorkflow = (
    id: string,
    look: (workflow: WorkflowDefinition) => LocalText | undefined,
  ): LocalText | undefined =>
    first(({ workflows }) => {
      const workflow = workflows.find((one) => one.id === id)
      return workflow && look(workflow)
    })
  return {
    role: (id) => first(({ programme }) => own(programme.roles, id)?.title),
    parameter: (id) => first(({ programme }) => own(programme.parameters, id)?.title),
    form: (id) => first(({ forms }) => titleOf(forms, id)),
    codeList: (id) => first(({ codeLists }) => titleOf(codeLists, id)),
    document: (id) => first(({ documents }) => titleOf(documents, id)),
    notification: (id) => first(({ programme }) => own(programme.notifications, id)?.subject),
    workflow: (id) => first(({ workflows }) => titleOf(workflows, id)),
    state: (workflow, id) => inWorkflow(workflow, (one) => stateTitle(one, id)),
    task: (workflow, id) =>
      inWorkflow(workflow, (one) => tasksOf(one).find((task) => task.id === id)?.title),
    timer: (workflow, name) => inWorkflow(workflow, ({ timers }) => own(timers, name)?.title),
    event: (workflow, name) => inWorkflow(workflow, ({ events }) => own(events, name)?.title),
  }
}

function titleOf(
  all: readonly { id: string; title?: LocalText }[],
  id: string,
): LocalText | undefined {
  return all.find((one) => one.id === id)?.title
}

function stateTitle(workflow: WorkflowDefinition, named: string): LocalText | undefined {
  const nodes = descendants(stateTree(workflow))
  const id = named.replace(/^#/, '')
  const key = named.split('.').at(-1)
  const node =
    nodes.find((one) => one.definition.id === id) ?? nodes.find((one) => one.path.at(-1) === key)
  return node?.definition.meta?.title
}

function own<T>(all: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return all && Object.hasOwn(all, name) ? all[name] : undefined
}
