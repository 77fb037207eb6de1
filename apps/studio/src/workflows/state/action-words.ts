import {
  actionKinds,
  type ActionDefinition,
  type JsonValue,
  type Locale,
  type ProgrammeBundle,
  type WorkflowDefinition,
} from '@splot/definition'
import {
  documentOptions,
  notificationOptions,
  timerOptions,
  workflowOptions,
} from '../outline-options.ts'
import type { SelectOption } from '../../parts/select-field.tsx'

/** Returns an action as people say it: what it does and with what. Pure. */
export function actionWords(
  { type, params = {} }: ActionDefinition,
  workflow: WorkflowDefinition,
  bundle: ProgrammeBundle,
  locale: Locale,
): string {
  const kind = actionKinds[type]?.title[locale] ?? type
  const what = objectOf(type, params, workflow, bundle, locale)
  return what === '' ? kind : `${kind}: ${what}`
}

function objectOf(
  type: string,
  params: Record<string, JsonValue>,
  workflow: WorkflowDefinition,
  bundle: ProgrammeBundle,
  locale: Locale,
): string {
  const told = (name: string, options: readonly SelectOption[]) => {
    const value = params[name]
    return typeof value !== 'string'
      ? ''
      : (options.find((option) => option.value === value)?.label ?? value)
  }
  switch (type) {
    case 'notify':
      return told('template', notificationOptions(bundle, locale))
    case 'document':
      return told('template', documentOptions(bundle, locale))
    case 'startCase':
      return told('workflow', workflowOptions(bundle, locale))
    case 'rearm':
      return told('timer', timerOptions(workflow, locale))
    case 'send':
      return told('event', [])
    case 'set':
    case 'link':
      return Object.keys(params).join(', ')
    default:
      return ''
  }
}
