import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { textParameter } from '../workflow/actions.ts'
import {
  actionsOf,
  actionsOfType,
  alternatives,
  resolveTarget,
  stateIdsOf,
  targetsOf,
} from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type {
  AccessEntry,
  ActionDefinition,
  TaskDefinition,
  WorkflowDefinition,
} from '../workflow/types.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Names of states: `target`, `initial`. */
export const unknownStates: WorkflowRule = ({ nodes }) =>
  nodes.flatMap((node) => [...unknownInitial(node), ...unknownTargets(node)])

function unknownInitial(node: StateNode): Fault[] {
  const keys = node.children.map(({ path }) => path.at(-1) ?? '')
  if (node.kind !== 'compound' || keys.includes(node.definition.initial ?? '')) return []
  return [
    unknownName('state', joinPointer(node.pointer, 'initial'), node.definition.initial ?? '', keys),
  ]
}

function unknownTargets(node: StateNode): Fault[] {
  const siblings = (node.parent ?? node).children.map(({ path }) => path.at(-1) ?? '')
  return alternatives(node).flatMap((alternative) =>
    targetsOf(alternative)
      .filter((target) => !resolveTarget(node, target))
      .map((target) => unknownName('state', alternative.pointer, target, siblings)),
  )
}

/** Names of timers: `after`, a task's `due`, `rearm`, `deleteAnswers`. */
export const unknownTimers: WorkflowRule = ({ workflow, nodes }) => {
  const known = Object.keys(workflow.timers ?? {})
  const check = (name: string | undefined, path: string) =>
    name === undefined || known.includes(name) ? [] : [unknownName('timer', path, name, known)]
  return nodes.flatMap((node) => [
    ...Object.keys(node.definition.after ?? {}).flatMap((name) =>
      check(name, joinPointer(node.pointer, 'after', name)),
    ),
    ...eachTask(node, ({ due }, path) => check(due, joinPointer(path, 'due'))),
    ...check(
      node.definition.meta?.deleteAnswers,
      joinPointer(node.pointer, 'meta', 'deleteAnswers'),
    ),
    ...actionsOf(node).flatMap(({ action, pointer }) =>
      action.type === 'rearm'
        ? check(textParameter(action, 'timer'), joinPointer(pointer, 'params', 'timer'))
        : [],
    ),
  ])
}

/** Names of roles: access, events, tasks, notifications, readers of reasons. */
export const unknownRoles: WorkflowRule = ({ workflow, bundle, nodes }) => {
  const known = Object.keys(bundle.programme.roles)
  const check = (names: readonly string[] | undefined, path: string, extra: string[] = []) =>
    (names ?? []).flatMap((name, n) =>
      known.includes(name) || extra.includes(name)
        ? []
        : [unknownName('role', joinPointer(path, n), name, known)],
    )
  const { start, starter, read, answers = {}, invite = {}, assign, reopen } = workflow.access
  const checkEntries = (entries: readonly AccessEntry[] = [], path: string, extra?: string[]) =>
    entries.flatMap((entry, n) =>
      typeof entry === 'string'
        ? check([entry], path, extra).map((fault) => ({ ...fault, path: joinPointer(path, n) }))
        : known.includes(entry.role)
          ? []
          : [unknownName('role', joinPointer(path, n, 'role'), entry.role, known)],
    )
  return [
    ...check(start, '/access/start', ['public']),
    ...(starter === undefined || known.includes(starter)
      ? []
      : [unknownName('role', '/access/starter', starter, known)]),
    ...checkEntries(read, '/access/read', ['public']),
    ...Object.entries(answers).flatMap(([task, entries]) =>
      checkEntries(entries, `/access/answers/${task}`),
    ),
    ...checkEntries(assign, '/access/assign'),
    ...Object.entries(workflow.decisions ?? {}).flatMap(([id, { readers }]) =>
      checkEntries(readers, joinPointer('', 'decisions', id, 'readers')),
    ),
    ...Object.entries(workflow.columns ?? {}).flatMap(([id, { readers }]) =>
      check(readers, joinPointer('', 'columns', id, 'readers')),
    ),
    ...check(reopen?.roles, '/access/reopen/roles'),
    ...Object.entries(invite).flatMap(([role, roles]) => [
      ...(known.includes(role) ? [] : [unknownName('role', `/access/invite/${role}`, role, known)]),
      ...check(roles, `/access/invite/${role}`),
    ]),
    ...Object.entries(workflow.events).flatMap(([name, { roles }]) =>
      check(roles, `/events/${name}/roles`),
    ),
    ...nodes.flatMap((node) => [
      ...eachTask(node, ({ assign }, path) =>
        assign.role === undefined || known.includes(assign.role)
          ? []
          : [unknownName('role', joinPointer(path, 'assign', 'role'), assign.role, known)],
      ),
      ...alternatives(node).flatMap(({ transition, pointer }) =>
        check(transition.meta?.readers, joinPointer(pointer, 'meta', 'readers')),
      ),
      ...actionsOf(node).flatMap(({ action, pointer }) => {
        const at = joinPointer(pointer, 'params')
        const named = ['draw', 'join'].includes(action.type)
          ? textParameter(action, 'role')
          : undefined
        if (named !== undefined && !known.includes(named))
          return [unknownName('role', joinPointer(at, 'role'), named, known)]
        return action.type === 'notify' && Array.isArray(action.params?.['to'])
          ? check(action.params['to'].map(String), joinPointer(at, 'to'))
          : []
      }),
    ]),
  ]
}

/** States a finished case may go on in, which are no ends, and the ends it may go on from. */
export const unknownReopenStates: WorkflowRule = ({ workflow, nodes }) => {
  const known = nodes.flatMap(({ kind, definition }) =>
    definition.id === undefined || kind === 'final' || kind === 'history' ? [] : [definition.id],
  )
  const ends = nodes.flatMap(({ kind, definition: { id } }) =>
    kind === 'final' && id !== undefined ? [id] : [],
  )
  const { to = [], from = [] } = workflow.access.reopen ?? {}
  const check = (ids: readonly string[], path: string, among: string[]) =>
    ids.flatMap((id, n) =>
      among.includes(id) ? [] : [unknownName('state', joinPointer(path, n), id, among)],
    )
  return [...check(to, '/access/reopen/to', known), ...check(from, '/access/reopen/from', ends)]
}

/** Names of forms and their sections in tasks. */
export const unknownForms: WorkflowRule = ({ bundle, nodes }) => {
  const known = bundle.forms.map(({ id }) => id)
  return nodes.flatMap((node) =>
    eachTask(node, (task, path) => {
      if (task.form === undefined) return []
      const form = bundle.forms.find(({ id }) => id === task.form)
      if (!form) return [unknownName('form', joinPointer(path, 'form'), task.form, known)]
      const sections = form.pages.flatMap((page) => page.sections.map(({ id }) => id))
      const keys = form.pages.flatMap((page) =>
        page.sections.flatMap((section) => section.fields.map(({ key }) => key)),
      )
      return [
        ...(task.sections ?? []).flatMap((id, n) =>
          sections.includes(id)
            ? []
            : [unknownName('section', joinPointer(path, 'sections', n), id, sections)],
        ),
        ...Object.keys(task.prefill ?? {}).flatMap((key) =>
          keys.includes(key)
            ? []
            : [unknownName('field', joinPointer(path, 'prefill', key), key, keys)],
        ),
      ]
    }),
  )
}

/** Names of tasks in `sameAs`, `notWho`, `continues`, `access.answers`. */
export const unknownTasks: WorkflowRule = ({ workflow, nodes, tasks }) => {
  const known = tasks.map(({ id }) => id)
  const check = (name: string | undefined, path: string) =>
    name === undefined || known.includes(name) ? [] : [unknownName('task', path, name, known)]
  return [
    ...Object.keys(workflow.access.answers ?? {}).flatMap((name) =>
      check(name, `/access/answers/${name}`),
    ),
    ...nodes.flatMap((node) =>
      eachTask(node, ({ assign, continues }, path) => [
        ...check(assign.sameAs, joinPointer(path, 'assign', 'sameAs')),
        ...(assign.notWho ?? []).flatMap((name, n) =>
          check(name, joinPointer(path, 'assign', 'notWho', n)),
        ),
        ...[continues ?? []]
          .flat()
          .flatMap((id, n) =>
            check(id, joinPointer(path, 'continues', ...(Array.isArray(continues) ? [n] : []))),
          ),
      ]),
    ),
    ...nodes.flatMap((node) =>
      (node.definition.meta?.checklist ?? []).flatMap(({ task }, n) =>
        check(task, joinPointer(node.pointer, 'meta', 'checklist', n, 'task')),
      ),
    ),
  ]
}

/** Names a checklist leads to: child workflows offered here, roles that people may be invited in. */
export const unknownChecklistNames: WorkflowRule = ({ workflow, nodes }) => {
  const offered = Object.keys(workflow.offers ?? {})
  const invited = Object.keys(workflow.access.invite ?? {})
  return nodes.flatMap((node) =>
    (node.definition.meta?.checklist ?? []).flatMap(({ start, invite }, n) => {
      const path = joinPointer(node.pointer, 'meta', 'checklist', n)
      return [
        ...(start === undefined || offered.includes(start)
          ? []
          : [unknownName('workflow', joinPointer(path, 'start'), start, offered)]),
        ...(invite === undefined || invited.includes(invite)
          ? []
          : [unknownName('role', joinPointer(path, 'invite'), invite, invited)]),
      ]
    }),
  )
}

/** Names of events: `on`, a task's `submit`, `send`. */
export const unknownEvents: WorkflowRule = ({ workflow, bundle, nodes }) => {
  const known = Object.keys(workflow.events)
  const anywhere = bundle.workflows.flatMap(messagesOf)
  return nodes.flatMap((node) => [
    ...Object.keys(node.definition.on ?? {}).flatMap((name) =>
      known.includes(name)
        ? []
        : [unknownName('event', joinPointer(node.pointer, 'on', name), name, known)],
    ),
    ...eachTask(node, ({ submit }, path) =>
      known.includes(submit)
        ? []
        : [unknownName('event', joinPointer(path, 'submit'), submit, known)],
    ),
    ...actionsOf(node).flatMap(({ action, pointer }) => {
      const name = textParameter(action, 'event')
      if (action.type !== 'send' || name === undefined) return []
      const to = bundle.workflows.find(({ id }) => id === textParameter(action, 'workflow'))
      const taken = to ? messagesOf(to) : anywhere
      if (taken.includes(name)) return []
      return [unknownName('event', joinPointer(pointer, 'params', 'event'), name, taken)]
    }),
  ])
}

function messagesOf({ events }: WorkflowDefinition): string[] {
  return Object.keys(events).filter((name) => events[name]?.message === true)
}

/** Names of workflows in `startCase`, `send` and `offers`, and of templates in `notify`. */
export const unknownWorkflowsAndTemplates: WorkflowRule = ({ workflow, bundle, nodes }) => {
  const workflows = bundle.workflows.map(({ id }) => id)
  const templates = Object.keys(bundle.programme.notifications)
  const offers = Object.keys(workflow.offers ?? {})
  const reminders = Object.entries(workflow.timers ?? {}).flatMap(([timer, { remind = [] }]) =>
    remind.flatMap(({ notify, days }, n) => {
      const name = notify ?? (days < 0 ? 'reminder' : 'overdue')
      return templates.includes(name)
        ? []
        : [unknownName('template', `/timers/${timer}/remind/${n}`, name, templates)]
    }),
  )
  const letters = nodes.flatMap(({ definition, pointer }) =>
    (definition.meta?.tasks ?? []).flatMap(({ notify }, n) =>
      notify === undefined || templates.includes(notify)
        ? []
        : [
            unknownName(
              'template',
              joinPointer(pointer, 'meta', 'tasks', n, 'notify'),
              notify,
              templates,
            ),
          ],
    ),
  )
  return [
    ...letters,
    ...offers.flatMap((id) =>
      workflows.includes(id) ? [] : [unknownName('workflow', `/offers/${id}`, id, workflows)],
    ),
    ...reminders,
    ...nodes.flatMap(actionsOf).flatMap(({ action, pointer }) => {
      const id = textParameter(action, 'workflow')
      const template = textParameter(action, 'template')
      if (id !== undefined && !workflows.includes(id))
        return [unknownName('workflow', joinPointer(pointer, 'params', 'workflow'), id, workflows)]
      const receiver = bundle.workflows.find((one) => one.id === id)
      if (action.type === 'send' && receiver)
        return unknownReceivers(action, receiver, joinPointer(pointer, 'params', 'states'))
      if (action.type === 'notify' && template !== undefined && !templates.includes(template))
        return [
          unknownName('template', joinPointer(pointer, 'params', 'template'), template, templates),
        ]
      return []
    }),
  ]
}

function unknownReceivers(
  { params }: ActionDefinition,
  receiver: WorkflowDefinition,
  path: string,
): Fault[] {
  const known = stateIdsOf(receiver)
  const states = Array.isArray(params?.['states']) ? params['states'] : []
  return states.flatMap((state, n) =>
    typeof state !== 'string' || known.includes(state)
      ? []
      : [unknownName('state', joinPointer(path, n), state, known)],
  )
}

function eachTask(
  node: StateNode,
  check: (task: TaskDefinition, path: string) => Fault[],
): Fault[] {
  return (node.definition.meta?.tasks ?? []).flatMap((task, n) =>
    check(task, joinPointer(node.pointer, 'meta', 'tasks', n)),
  )
}

/** Ledgers that tasks read and no workflow enters anything in. */
export const unknownLedgers: WorkflowRule = ({ bundle, nodes }) => {
  const known = bundle.workflows.flatMap(ledgersEntered)
  return nodes.flatMap((node) =>
    eachTask(node, ({ ledgers = {} }, path) =>
      Object.keys(ledgers).flatMap((id) =>
        known.includes(id)
          ? []
          : [unknownName('ledger', joinPointer(path, 'ledgers', id), id, known)],
      ),
    ),
  )
}

const enteredIn = new WeakMap<WorkflowDefinition, readonly string[]>()

function ledgersEntered(workflow: WorkflowDefinition): readonly string[] {
  const known = enteredIn.get(workflow)
  if (known) return known
  const found = actionsOfType(workflow, 'enter').map((one) => textParameter(one, 'ledger') ?? '')
  enteredIn.set(workflow, found)
  return found
}

/** Code lists of columns. */
export const unknownColumnLists: WorkflowRule = ({ workflow, bundle }) => {
  const known = bundle.codeLists.map(({ id }) => id)
  return Object.entries(workflow.columns ?? {}).flatMap(([name, { list }]) =>
    list === undefined || known.includes(list)
      ? []
      : [unknownName('list', joinPointer('/columns', name, 'list'), list, known)],
  )
}
