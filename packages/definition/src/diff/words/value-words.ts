import type { JsonObject, JsonValue } from '../../json.ts'
import type { Locale, LocalText } from '../../text.ts'
import type { Part } from '../part.ts'
import { isText } from '../parts-of.ts'
import type { Names } from './names.ts'
import { codeWord } from './code-words.ts'
import { targetWords, triggerWords, workflowOf } from './part-title.ts'

/** Characters of a value that a sentence shows; the whole value stands beside it. */
const longest = 240

type Called = (id: string, part: Part, names: Names) => LocalText | undefined

const role: Called = (id, _, names) =>
  id === 'public' ? { pl: 'wszyscy', en: 'everybody' } : names.role(id)

/** Settings whose values are ids of something that has a title. */
const called: Readonly<Record<string, Called>> = {
  'access.read': role,
  also: role,
  'access.start': role,
  'access.starter': role,
  'access.answers': role,
  'access.assign': role,
  'access.invite': role,
  'assign.role': role,
  'assign.sameAs': (id, part, names) => names.task(workflowOf(part), id),
  'assign.notWho': (id, part, names) => names.task(workflowOf(part), id),
  continues: (id, part, names) => names.task(workflowOf(part), id),
  due: (id, part, names) => names.timer(workflowOf(part), id),
  deleteAnswers: (id, part, names) => names.timer(workflowOf(part), id),
  editableBy: role,
  exact: role,
  exclusiveWith: role,
  form: (id, _, names) => names.form(id),
  initial: (id, part, names) => names.state(workflowOf(part), id),
  list: (id, _, names) => names.codeList(id),
  shownAs: (id, part, names) => names.state(workflowOf(part), id),
  notify: (id, _, names) => names.notification(id),
  onlyRoles: role,
  'params.to': role,
  'params.role': role,
  readers: role,
  role,
  roles: role,
  signers: role,
  start: (id, _, names) => names.workflow(id),
  submit: (id, part, names) => names.event(workflowOf(part), id),
  task: (id, part, names) => names.task(workflowOf(part), id),
  visibleTo: role,
  workflow: (id, _, names) => names.workflow(id),
  workflows: (id, _, names) => names.workflow(id),
}

/** Returns a value of a setting as people read it. Pure. */
export function valueWords(
  value: JsonValue,
  setting: string,
  part: Part,
  locale: Locale,
  names: Names,
): string {
  if (value === null) return locale === 'pl' ? 'brak' : 'nothing'
  if (typeof value === 'boolean') return yesNo(value, locale)
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  if (Array.isArray(value)) {
    const all = value.map((one) => valueWords(one, setting, part, locale, names))
    return all.length === 0 ? (locale === 'pl' ? 'brak' : 'nothing') : shortened(all.join(', '))
  }
  if (isText(value))
    return setting === 'caseTitle' ? `‹${shortened(value[locale])}›` : quoted(value[locale], locale)
  if (typeof value === 'object') return objectWords(value, setting, part, locale, names)
  if (setting === 'target') return quoted(targetWords(value, part, locale, names), locale)
  if (setting === 'trigger') return quoted(triggerWords(part, locale, names), locale)
  const title = callerOf(setting)?.(value, part, names)?.[locale]
  if (title !== undefined) return quoted(title, locale)
  return codeWord(part.kind, setting, value)?.[locale] ?? `‹${shortened(value)}›`
}

function callerOf(setting: string): Called | undefined {
  const steps = setting.split('.')
  return called[setting] ?? called[steps.slice(0, 2).join('.')] ?? called[steps.at(-1)!]
}

/** Conditions beside a role read as such; other structures as they are written. */
function objectWords(
  value: JsonObject,
  setting: string,
  part: Part,
  locale: Locale,
  names: Names,
): string {
  const { role: id, ...conditions } = value
  if (typeof id !== 'string') return `‹${shortened(JSON.stringify(value))}›`
  const title = valueWords(id, 'role', part, locale, names)
  const rest = Object.entries(conditions).map(([, one]) =>
    typeof one === 'string' ? `‹${one}›` : `‹${JSON.stringify(one)}›`,
  )
  const under = locale === 'pl' ? 'pod warunkiem' : 'on condition'
  return rest.length === 0 ? title : `${title} (${under} ${rest.join(', ')})`
}

function yesNo(value: boolean, locale: Locale): string {
  if (locale === 'pl') return value ? 'tak' : 'nie'
  return value ? 'yes' : 'no'
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text
}

/** Returns a text in the quotation marks of a language. Pure. */
export function quoted(text: string, locale: Locale): string {
  const shown = shortened(text)
  return locale === 'pl' ? `„${shown}”` : `“${shown}”`
}
