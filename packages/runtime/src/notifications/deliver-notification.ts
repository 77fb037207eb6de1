import { SplotError, textIn } from '@splot/definition'
import type { JsonObject, JsonValue, NotificationTemplate } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import { loadCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { loadPerson } from '../people/people.ts'
import { actingHolders } from '../people/acting-holders.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Locale, LocalText } from '@splot/definition'
import { localDate } from '../documents/local-date.ts'
import { isObject } from '../is-object.ts'
import { writeMail } from './mail-text.ts'
import { ownTemplates } from './own-templates.ts'
import { post } from './post.ts'
import { textOf } from '../text-of.ts'

/**
 * Writes to everybody a `notify` names, unless they are blocked: roles of the case or programme, and
 * persons. A mail that does not leave keeps nobody else from theirs.
 *
 * @throws Error of the first mail to be tried again; else SplotError mail.refused
 */
export async function deliverNotification(deps: Deps, row: OutboxRow): Promise<void> {
  const loaded = await loadCase(deps, row.caseId)
  const { template: id, to, people, values } = row.params
  const programme = deps.library.programme()
  const template = programme.notifications[textOf(id)] ?? ownTemplates[textOf(id)]
  if (!template) throw new Error(`Expected a notification template but "${textOf(id)}" is none.`)
  const failures: unknown[] = []
  const mayWait = !urgentTemplates.has(textOf(id)) && !speaksOfDeadline(values ?? {}, deps)
  for (const person of await recipients(deps, loaded, to ?? [], people ?? [])) {
    const facts = factsOf(deps, loaded, (values ?? {}) as JsonObject, person.locale)
    const words = writeMail(template, facts, {
      locale: person.locale,
      timeZone: programme.timeZone,
    })
    const text = framed(template, words.text, textOf(facts['link']), person.locale)
    const letter = { ...words, text, person, caseId: row.caseId, source: row.id, mayWait }
    await post(deps, letter).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures.find((error) => !isRefused(error)) ?? failures[0]
}

/** Whoever signed has to sign again before others may go on. */
const urgentTemplates: ReadonlySet<string> = new Set(['signatureVoid'])

/** Whether a letter is about a deadline, also one that is over, or tells a day that is still ahead. */
function speaksOfDeadline(value: JsonValue, { clock, library }: Deps): boolean {
  if (isObject(value) && typeof value['timer'] === 'string') return true
  const today = localDate(clock.now(), library.programme().timeZone)
  const names = (one: JsonValue): boolean => {
    if (typeof one === 'string')
      return /^\d{4}-\d{2}-\d{2}(T|$)/.test(one) && one.slice(0, 10) >= today
    if (Array.isArray(one)) return one.some(names)
    return isObject(one) && Object.values(one).some(names)
  }
  return names(value)
}

/** A letter greets, and leads to its case unless it says by itself where to go. */
function framed(
  { body }: NotificationTemplate,
  text: string,
  link: string,
  locale: Locale,
): string {
  if (body[locale].includes('{link}')) return text
  return locale === 'pl'
    ? `Dzień dobry,\n\n${text}\n\nSprawa w portalu: ${link}`
    : `Hello,\n\n${text}\n\nThe case in the portal: ${link}`
}

function isRefused(error: unknown): boolean {
  return error instanceof SplotError && error.code === 'mail.refused'
}

async function recipients(deps: Deps, loaded: LoadedCase, to: JsonValue, people: JsonValue) {
  const roles = texts(to)
  const ids = [
    ...texts(people),
    ...loaded.case.members.filter(({ role }) => roles.includes(role)).map(({ person }) => person),
  ]
  for (const role of roles)
    if (deps.library.programme().roles[role]?.kind === 'programme')
      ids.push(...(await actingHolders(deps, role, loaded)))
  const persons = await Promise.all([...new Set(ids)].map((id) => loadPerson(deps, id)))
  return persons.filter((person) => person !== null).filter(({ blocked }) => blocked === undefined)
}

function texts(value: JsonValue): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one) => typeof one === 'string')
}

/** What every template may use beside the values of its action. */
function factsOf(deps: Deps, loaded: LoadedCase, values: JsonObject, locale: Locale): JsonObject {
  const { definition } = loaded.compiled
  const title = (id: JsonValue | undefined, of: (id: string) => LocalText | undefined) =>
    typeof id === 'string' ? (of(id)?.[locale] ?? id) : ''
  return {
    caseTitle: textIn(loaded.row.title, locale),
    caseNumber: loaded.row.number ?? '',
    workflow: definition.title[locale],
    link: `${deps.publicUrl}/cases/${loaded.case.id}`,
    ...values,
    task: title(values['task'], (id) => taskOf(definition, id)?.title),
    timer: title(values['timer'], (id) => definition.timers?.[id]?.title),
  }
}
