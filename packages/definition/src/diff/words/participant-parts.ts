import { listsOfForm } from '../../form/lists-of-form.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import { descendants, stateTree } from '../../workflow/state-tree.ts'
import type { StateNode } from '../../workflow/state-tree.ts'
import type { AccessEntry, TaskDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import { accessRole } from '../../workflow/access.ts'

/** What of a programme participants come across: ids, of timers and tasks `<workflow> <id>`. */
export interface ParticipantParts {
  roles: ReadonlySet<string>
  /** They may open cases of it. */
  workflows: ReadonlySet<string>
  tasks: ReadonlySet<string>
  /** Deadlines of their tasks, of the states in which they have some, and after which answers go. */
  timers: ReadonlySet<string>
  /** They fill them. */
  forms: ReadonlySet<string>
  /** Code lists of those forms. */
  codeLists: ReadonlySet<string>
}

/** Returns what participants, the holders of case roles, come across in these programmes. Pure. */
export function participantParts(...bundles: readonly ProgrammeBundle[]): ParticipantParts {
  const found = {
    roles: new Set<string>(['public']),
    workflows: new Set<string>(),
    tasks: new Set<string>(),
    timers: new Set<string>(),
    forms: new Set<string>(),
    codeLists: new Set<string>(),
  }
  for (const { programme, workflows, forms } of bundles) {
    for (const [id, { kind }] of Object.entries(programme.roles))
      if (kind === 'case') found.roles.add(id)
    for (const workflow of workflows) addWorkflow(found, workflow)
    for (const form of forms)
      if (found.forms.has(form.id)) for (const list of listsOfForm(form)) found.codeLists.add(list)
  }
  return found
}

type Found = { [K in keyof ParticipantParts]: Set<string> }

function addWorkflow(found: Found, workflow: WorkflowDefinition): void {
  const { id, access } = workflow
  const theirs = (entry: AccessEntry): boolean => found.roles.has(accessRole(entry))
  if (access.read.some(theirs)) found.workflows.add(id)
  for (const node of descendants(stateTree(workflow))) {
    const { tasks: all = [], deleteAnswers } = node.definition.meta ?? {}
    if (deleteAnswers !== undefined && found.workflows.has(id))
      found.timers.add(`${id} ${deleteAnswers}`)
    const tasks = all.filter((task) => isTheirs(task, found.roles))
    for (const { id: task, form, due } of tasks) {
      found.tasks.add(`${id} ${task}`)
      if (form !== undefined) found.forms.add(form)
      if (due !== undefined) found.timers.add(`${id} ${due}`)
    }
    if (tasks.length > 0) for (const timer of timersAround(node)) found.timers.add(`${id} ${timer}`)
  }
}

function isTheirs({ assign }: TaskDefinition, roles: ReadonlySet<string>): boolean {
  return assign.role !== undefined && roles.has(assign.role)
}

function timersAround(node: StateNode): string[] {
  const own = Object.keys(node.definition.after ?? {})
  return node.parent ? [...own, ...timersAround(node.parent)] : own
}
