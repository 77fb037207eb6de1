import type {
  ActionDefinition,
  JsonValue,
  Locale,
  ProgrammeBundle,
  WorkflowDefinition,
} from '@splot/definition'
import { descendants, stateTitle, stateTree } from '@splot/definition/edit'
import type { SelectOption } from '../../parts/select-field.tsx'
import {
  documentOptions,
  eventOptions,
  notificationOptions,
  roleOptions,
  timerOptions,
  workflowOptions,
} from '../outline-options.ts'

interface Around {
  workflow: WorkflowDefinition
  bundle: ProgrammeBundle
  locale: Locale
  action: ActionDefinition
}

/** How a setting of an action that is no expression is chosen. */
export interface LiteralFieldKind {
  as: 'choice' | 'choices' | 'yes' | 'title' | 'columns'
  options?: (around: Around) => SelectOption[]
  /** Value it begins with. */
  first?: JsonValue
}

const named = (names: readonly string[]): SelectOption[] =>
  names.map((value) => ({ value, label: value }))

const table: Record<string, LiteralFieldKind> = {
  'rearm.timer': { as: 'choice', options: (a) => timerOptions(a.workflow, a.locale) },
  'decide.decision': {
    as: 'choice',
    options: ({ workflow: { decisions }, locale }) =>
      Object.entries(decisions ?? {}).map(([value, { title }]) => ({
        value,
        label: title?.[locale] ?? value,
      })),
  },
  'draw.role': { as: 'choice', options: (a) => roleOptions(a.bundle, a.locale) },
  'draw.into': { as: 'choice', options: (a) => named(Object.keys(a.workflow.context ?? {})) },
  'join.role': { as: 'choice', options: (a) => roleOptions(a.bundle, a.locale) },
  'enter.unique': { as: 'yes', first: true },
  'notify.template': { as: 'choice', options: (a) => notificationOptions(a.bundle, a.locale) },
  'notify.to': { as: 'choices', options: (a) => roleOptions(a.bundle, a.locale), first: [] },
  'startCase.workflow': { as: 'choice', options: (a) => workflowOptions(a.bundle, a.locale) },
  'send.to': {
    as: 'choice',
    first: 'parent',
    options: ({ locale }) => [
      { value: 'parent', label: locale === 'pl' ? 'sprawa nadrzędna' : 'the parent case' },
      { value: 'children', label: locale === 'pl' ? 'sprawy podrzędne' : 'the child cases' },
    ],
  },
  'send.workflow': { as: 'choice', options: (a) => workflowOptions(a.bundle, a.locale) },
  'send.states': { as: 'choices', options: statesOfReceiver, first: [] },
  'send.event': { as: 'choice', options: messagesOfOthers },
  'document.template': { as: 'choice', options: (a) => documentOptions(a.bundle, a.locale) },
  'document.replaces': { as: 'yes', first: true },
  'document.catalogue': {
    as: 'choice',
    options: ({ bundle, locale }) =>
      Object.entries(bundle.programme.catalogues ?? {}).map(([value, { title }]) => ({
        value,
        label: title[locale],
      })),
  },
  'publish.title': { as: 'title' },
  'publish.columns': { as: 'columns', first: [] },
}

/** Returns how a setting is chosen; `undefined` for a text. Pure. */
export function literalField(type: string, name: string): LiteralFieldKind | undefined {
  return table[`${type}.${name}`]
}

function statesOfReceiver({ bundle, locale, action }: Around): SelectOption[] {
  const receiver = bundle.workflows.find(({ id }) => id === action.params?.['workflow'])
  if (receiver === undefined) return []
  return descendants(stateTree(receiver)).flatMap((node) =>
    node.definition.id === undefined
      ? []
      : [{ value: node.definition.id, label: stateTitle(node)[locale] }],
  )
}

/** Events that other cases may be sent, each once. */
function messagesOfOthers({ bundle, workflow, locale }: Around): SelectOption[] {
  const found = new Map<string, SelectOption>()
  for (const other of bundle.workflows) {
    if (other.id === workflow.id) continue
    for (const option of eventOptions(other, locale))
      if (other.events[option.value]?.message === true && !found.has(option.value))
        found.set(option.value, { ...option, group: other.title[locale] })
  }
  return [...found.values()]
}
