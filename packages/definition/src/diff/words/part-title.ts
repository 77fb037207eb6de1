import { actionKinds } from '../../workflow/actions.ts'
import { readPlaces } from '../../form/text-places.ts'
import type { JsonValue } from '../../json.ts'
import type { Locale } from '../../text.ts'
import { rootOf, textSetting } from '../part.ts'
import type { Part } from '../part.ts'
import { isText } from '../parts-of.ts'
import { lengthWords } from './length-words.ts'
import type { Names } from './names.ts'

/** Settings by which a part is known to people, the best first. */
const naming = [
  'meta.title',
  'title',
  'label',
  'subject',
  'message',
  'text',
  'description',
] as const

/**
 * Returns what people know a part by: its title, else what it does, else its key; `''` for one that has
 * nothing of the kind. Without quotes. Pure.
 */
export function partTitle(part: Part, locale: Locale, names: Names): string {
  if (part.kind === 'transition') return transitionTitle(part, locale, names)
  if (part.kind === 'action') return actionTitle(part, locale, names)
  if (part.kind === 'reminder') return lengthWords(part, locale, names) ?? ''
  for (const setting of naming) {
    const text = part.settings.get(setting)
    const words = isText(text) ? withoutValues(text[locale]) : ''
    if (words !== '') return withCode(part, words)
  }
  const form = part.kind === 'task' ? part.settings.get('form') : undefined
  const workflow =
    part.kind === 'call'
      ? part.settings.get('workflow')
      : part.kind === 'offer'
        ? part.key
        : undefined
  const called =
    (typeof form === 'string' && names.form(form)?.[locale]) ||
    (typeof workflow === 'string' && names.workflow(workflow)?.[locale])
  return called || (part.key?.split('/').at(-1) ?? '')
}

/** A text without its places for values; `''` where it is nothing but one. */
function withoutValues(text: string): string {
  const { parts } = readPlaces(text)
  const words = parts.map((one) => (typeof one === 'string' ? one : '…')).join('')
  return words === '…' ? '' : words
}

/** Forms, parameters and codes are talked of by both: “P04 Termin na uzupełnienie”. */
function withCode({ kind, key, settings }: Part, title: string): string {
  const code = kind === 'form' ? settings.get('id') : key
  return (kind === 'form' || kind === 'parameter' || kind === 'indicator') &&
    typeof code === 'string'
    ? `${code} ${title}`
    : title
}

function transitionTitle(part: Part, locale: Locale, names: Names): string {
  const target = part.settings.get('target')
  const leads = targetWords(target, part, locale, names)
  return `${triggerWords(part, locale, names)} → ${leads}`
}

/** Returns what a transition waits for: the title of an event or timer, or that it is taken at once. Pure. */
export function triggerWords(part: Part, locale: Locale, names: Names): string {
  const [kind = '', name = ''] = textSetting(part, 'trigger').split(' ')
  const workflow = workflowOf(part)
  if (kind === 'on') return names.event(workflow, name)?.[locale] ?? name
  if (kind === 'after') return names.timer(workflow, name)?.[locale] ?? name
  if (kind === 'onDone') return locale === 'pl' ? 'po zakończeniu' : 'when it is done'
  return locale === 'pl' ? 'od razu' : 'at once'
}

/** Returns where a transition leads; a case that stays where it is is told so. Pure. */
export function targetWords(
  target: JsonValue | undefined,
  part: Part,
  locale: Locale,
  names: Names,
): string {
  if (target === undefined) return locale === 'pl' ? 'bez zmiany stanu' : 'no change of state'
  const all = (Array.isArray(target) ? target : [target]).filter((one) => typeof one === 'string')
  return all.map((one) => names.state(workflowOf(part), one)?.[locale] ?? one).join(', ')
}

function actionTitle(part: Part, locale: Locale, names: Names): string {
  const type = textSetting(part, 'type')
  const title = Object.hasOwn(actionKinds, type) ? actionKinds[type]!.title[locale] : type
  const template = part.settings.get('params.template')
  const workflow = part.settings.get('params.workflow')
  const event = part.settings.get('params.event')
  const about =
    (typeof template === 'string' &&
      (names.notification(template)?.[locale] ?? names.document(template)?.[locale] ?? template)) ||
    (typeof workflow === 'string' && (names.workflow(workflow)?.[locale] ?? workflow)) ||
    (typeof event === 'string' && event)
  return about ? `${title}: ${about}` : title
}

/** Returns the id of the workflow a part belongs to; `''` elsewhere. Pure. */
export function workflowOf(part: Part): string {
  const root = rootOf(part)
  return root.kind === 'workflow' ? textSetting(root, 'id') : ''
}
