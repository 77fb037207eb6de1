import {
  accessRole,
  tasksOf,
  type Locale,
  type LocalText,
  type ProgrammeBundle,
  type WorkflowDefinition,
} from '@splot/definition'
import { descendants, stateTitle, stateTree } from '@splot/definition/edit'
import type { SelectOption } from '../parts/select-field.tsx'

/** Space that a list keeps at the beginning of a line. */
const indent = '\u00a0\u00a0\u00a0'

/** Returns the states of a workflow as choices, by pointer; states inside stand further in. Pure. */
export function stateOptions(workflow: WorkflowDefinition, locale: Locale): SelectOption[] {
  return descendants(stateTree(workflow))
    .filter(({ parent, kind }) => parent !== undefined && kind !== 'history')
    .map((node) => ({
      value: node.pointer,
      label: indent.repeat(node.path.length - 1) + stateTitle(node)[locale],
    }))
}

/** Returns the states of a workflow that have an id as choices, by id. Pure. */
export function stateIdOptions(workflow: WorkflowDefinition, locale: Locale): SelectOption[] {
  return descendants(stateTree(workflow)).flatMap((node) =>
    node.parent === undefined || node.definition.id === undefined
      ? []
      : [{ value: node.definition.id, label: stateTitle(node)[locale] }],
  )
}

/** Returns the roles of a programme as choices. Pure. */
export function roleOptions({ programme }: ProgrammeBundle, locale: Locale): SelectOption[] {
  return byLabel(
    Object.entries(programme.roles ?? {}).map(([value, { title }]) => ({
      value,
      label: titled(title, locale, value),
    })),
    locale,
  )
}

/** Returns the forms of a programme as choices. Pure. */
export function formOptions({ forms }: ProgrammeBundle, locale: Locale): SelectOption[] {
  return byLabel(
    forms.map(({ id, title }) => ({ value: id, label: `${id} ${titled(title, locale, '')}` })),
    locale,
  )
}

/** Returns the events of a workflow as choices. Pure. */
export function eventOptions({ events }: WorkflowDefinition, locale: Locale): SelectOption[] {
  return Object.entries(events ?? {}).map(([value, { title }]) => ({
    value,
    label: titled(title, locale, value),
  }))
}

/** Returns the deadlines of a workflow as choices. Pure. */
export function timerOptions({ timers }: WorkflowDefinition, locale: Locale): SelectOption[] {
  return Object.entries(timers ?? {}).map(([value, { title }]) => ({
    value,
    label: titled(title, locale, value),
  }))
}

/** Returns the tasks of a workflow as choices. Pure. */
export function taskOptions(
  workflow: WorkflowDefinition,
  { forms }: ProgrammeBundle,
  locale: Locale,
): SelectOption[] {
  return tasksOf(workflow).map(({ id, title, form }) => {
    const shown = title ?? forms.find((one) => one.id === form)?.title
    return { value: id, label: titled(shown, locale, id) }
  })
}

/** Returns the workflows of a programme as choices. Pure. */
export function workflowOptions({ workflows }: ProgrammeBundle, locale: Locale): SelectOption[] {
  return byLabel(
    workflows.map(({ id, title }) => ({ value: id, label: titled(title, locale, id) })),
    locale,
  )
}

/** Returns message templates of a programme as choices; each is told by its subject. Pure. */
export function notificationOptions(
  { programme }: ProgrammeBundle,
  locale: Locale,
): SelectOption[] {
  return byLabel(
    Object.entries(programme.notifications ?? {}).map(([value, { subject }]) => ({
      value,
      label: titled(subject, locale, value),
    })),
    locale,
  )
}

/** Returns document templates of a programme as choices. Pure. */
export function documentOptions({ documents }: ProgrammeBundle, locale: Locale): SelectOption[] {
  return byLabel(
    documents.map(({ id, title }) => ({ value: id, label: titled(title, locale, id) })),
    locale,
  )
}

/** Returns the title of a role of the programme, or its name. Pure. */
export function roleTitle({ programme }: ProgrammeBundle, role: string, locale: Locale): string {
  return titled(programme.roles?.[accessRole(role)]?.title, locale, role)
}

function titled(title: LocalText | undefined, locale: Locale, otherwise: string): string {
  return title?.[locale]?.trim() || otherwise
}

function byLabel(options: SelectOption[], locale: Locale): SelectOption[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return options.sort((a, b) => compare(a.label, b.label))
}
