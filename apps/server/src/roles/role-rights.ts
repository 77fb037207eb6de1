import { accessRole, tasksOf } from '@splot/definition'
import type { AccessEntry, LocalText, ProgrammeBundle, WorkflowDefinition } from '@splot/definition'

/** Something a definition names. */
export interface Named {
  id: string
  title: LocalText
}

/** Something a role has a right to; any one condition of `under` is enough (words, FEEL in backticks), none: always. */
export interface RightTo extends Named {
  under: string[]
}

/** What a role may see and do in the cases of a workflow. */
export interface WorkflowRights extends Named {
  /** Opens its cases, under any one of these conditions; empty: every one; `null`: none by its role. */
  reads: string[] | null
  /** Tasks it does. */
  tasks: RightTo[]
  /** Events it sends by hand. */
  events: Named[]
  /** Tasks whose answers it reads once they are handed in. */
  answers: RightTo[]
  /** Decisions it may look into. */
  decisions: RightTo[]
  /** Starts cases by hand. */
  starts: boolean
  /** Case roles in which it invites people. */
  invites: string[]
  /** Gives tasks of others to other people, under any one of these conditions; `null`: never. */
  assigns: string[] | null
  /** Lets finished cases go on. */
  reopens: boolean
}

/** A section or field of a form that only some roles see; `id` as in `R04.special`. */
export interface ClosedPart extends Named {
  /** Special-category data, stored apart. */
  sensitive: boolean
}

/** What a role may see and do in a programme. */
export interface RoleRights extends Named {
  description: LocalText | null
  kind: 'programme' | 'case'
  /** Roles that nobody holds beside it in one case. */
  exclusiveWith: string[]
  /** Fact of people that ends it; `null`: it does not end. */
  until: string | null
  /** Only workflows in which it may do or see anything. */
  workflows: WorkflowRights[]
  /** Parts of forms that name it among the few who see them. */
  closedParts: ClosedPart[]
  /** Documents that name it among their readers. */
  documents: Named[]
  dashboards: Named[]
  /** Tables for other systems that it writes. */
  exports: Named[]
}

/** Returns what each role of a programme may see and do, as its definitions say it. Pure. */
export function roleRights(bundle: ProgrammeBundle): RoleRights[] {
  return Object.entries(bundle.programme.roles).map(([role, definition]) => ({
    id: role,
    title: definition.title,
    description: definition.description ?? null,
    kind: definition.kind,
    exclusiveWith: definition.exclusiveWith ?? [],
    until: definition.until ?? null,
    workflows: bundle.workflows.map((workflow) => rightsIn(workflow, role)).filter(isAny),
    closedParts: closedPartsFor(bundle, role),
    documents: bundle.documents.filter(({ readers }) => readers?.includes(role)).map(named),
    dashboards: bundle.dashboards.filter(({ roles }) => roles.includes(role)).map(named),
    exports: bundle.exports.filter(({ readers }) => readers.includes(role)).map(named),
  }))
}

function named({ id, title }: Named): Named {
  return { id, title }
}

function rightsIn(workflow: WorkflowDefinition, role: string): WorkflowRights {
  const { access } = workflow
  const reads = conditionsFor(access.read, role)
  return {
    ...named(workflow),
    reads,
    tasks: tasksFor(workflow, role),
    events: Object.entries(workflow.events)
      .filter(([, { roles }]) => roles?.includes(role))
      .map(([id, { title }]) => ({ id, title })),
    // nothing in a case is for a role that does not open it
    answers: reads === null ? [] : answersFor(workflow, role),
    decisions: reads === null ? [] : decisionsFor(workflow, role),
    starts: access.start?.includes(role) ?? false,
    invites: Object.entries(access.invite ?? {})
      .filter(([, hosts]) => hosts.includes(role))
      .map(([invited]) => invited),
    assigns: conditionsFor(access.assign ?? [], role),
    reopens: access.reopen?.roles.includes(role) ?? false,
  }
}

function isAny(rights: WorkflowRights): boolean {
  const { reads, tasks, events, answers, decisions, starts, invites, assigns, reopens } = rights
  return (
    [reads, assigns].some((conditions) => conditions !== null) ||
    [tasks, events, answers, decisions, invites].some((list) => list.length > 0) ||
    starts ||
    reopens
  )
}

/** `null`: no entry is for the role. */
function conditionsFor(entries: readonly AccessEntry[], role: string): string[] | null {
  const own = entries.filter((entry) => accessRole(entry) === role)
  if (own.length === 0) return null
  const conditions = own.map(conditionOf)
  return conditions.includes('') ? [] : conditions
}

/** In words, FEEL as code; empty where an entry asks nothing. */
function conditionOf(entry: AccessEntry): string {
  if (typeof entry === 'string') return ''
  const { when, same = {}, only, like } = entry
  return [
    ...(only === undefined ? [] : ['has or had a task in it']),
    ...(like === undefined ? [] : ['opens the parent case']),
    ...Object.entries(same).map(([fact, value]) => `own ${fact} is ${code(value)}`),
    ...(when === undefined ? [] : [code(when)]),
  ].join(' and ')
}

function code(expression: string): string {
  return `\`${expression}\``
}

function tasksFor(workflow: WorkflowDefinition, role: string): RightTo[] {
  return tasksById(workflow)
    .filter(({ assign }) => assign.role === role)
    .map(({ id, title, assign: { strategy = 'anyone' } }) => ({
      id,
      title: title ?? { pl: id, en: id },
      under: strategy === 'anyone' ? [] : [strategy],
    }))
}

/** A task that stands in several states is told once. */
function tasksById(workflow: WorkflowDefinition): ReturnType<typeof tasksOf> {
  return [...new Map(tasksOf(workflow).map((task) => [task.id, task])).values()]
}

/** Answers without readers of their own are for whoever opens the case. */
function answersFor(workflow: WorkflowDefinition, role: string): RightTo[] {
  const readers = workflow.access.answers ?? {}
  return tasksById(workflow).flatMap(({ id, title, form }): RightTo[] => {
    if (form === undefined) return []
    const own = readers[id]
    const under = own === undefined ? [] : conditionsFor(own, role)
    return under === null ? [] : [{ id, title: title ?? { pl: id, en: id }, under }]
  })
}

function decisionsFor({ decisions = {} }: WorkflowDefinition, role: string): RightTo[] {
  return Object.entries(decisions).flatMap(([id, { title, readers }]): RightTo[] => {
    const under = readers === undefined ? [] : conditionsFor(readers, role)
    return under === null ? [] : [{ id, title, under }]
  })
}

function closedPartsFor({ forms }: ProgrammeBundle, role: string): ClosedPart[] {
  const sections = forms.flatMap(({ id, pages }) =>
    pages.flatMap((page) => page.sections.map((section) => ({ form: id, section }))),
  )
  return sections.flatMap(({ form, section }) => [
    ...(section.visibleTo?.includes(role)
      ? [
          {
            id: `${form}.${section.id}`,
            title: section.title ?? { pl: section.id, en: section.id },
            sensitive: section.fields.some(({ sensitive }) => sensitive === true),
          },
        ]
      : []),
    ...section.fields
      .filter(({ visibleTo }) => visibleTo?.includes(role))
      .map(({ key, label, sensitive = false }) => ({
        id: `${form}.${key}`,
        title: label ?? { pl: key, en: key },
        sensitive,
      })),
  ])
}
