import type { FormDefinition, JsonObject } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { fieldsOf, valuesAt } from '../forms/form-fields.ts'
import type { FormUse } from '../forms/form-use.ts'
import { newestFirst } from '../newest-first.ts'
import type { AccessEntry } from '../types.ts'
import { isOwn } from './own-item.ts'

const kind = 'accessLog'

/**
 * Writes down that a person reads special-category data of somebody else, before it is shown: once for
 * the operator and once for each person it is about. Names the fields, never their values. Reading what
 * one filled in oneself is not logged.
 */
export async function logSensitiveRead(
  deps: Deps,
  use: FormUse,
  shown: JsonObject,
  purpose: AccessEntry['purpose'],
): Promise<void> {
  const { relation, item, loaded } = use
  const fields = fieldsOf(use.form.definition)
    .filter(({ field, pointer }) => field.sensitive && valuesAt(shown, pointer).length > 0)
    .map(({ pointer }) => pointer)
  if (fields.length === 0 || relation.person === null || isOwnWork(use)) return
  const at = deps.clock.now()
  const entry: AccessEntry = {
    id: `${newestFirst(at)}-${deps.ids.next()}`,
    at,
    person: relation.person,
    caseId: loaded.case.id,
    task: item.task,
    sections: sectionsOf(use.form.definition, fields),
    fields,
    purpose,
  }
  const value = entry as unknown as JsonObject
  await deps.store.putDocument(kind, entry.id, value, 0)
  for (const person of personsAbout(use))
    if (person !== relation.person)
      await deps.store.putDocument(aboutPerson(person), entry.id, value, 0)
}

function sectionsOf(definition: FormDefinition, pointers: readonly string[]): string[] {
  const keys = new Set(pointers.map((pointer) => pointer.split('/')[1]))
  return definition.pages
    .flatMap((page) => page.sections)
    .filter(({ fields }) => fields.some(({ key }) => keys.has(key)))
    .map(({ id }) => id)
}

/** Who wrote it, where a party to the case did; else every party: an operator writes about them. */
function personsAbout({ loaded, item }: FormUse): string[] {
  const members = [...new Set(loaded.case.members.map(({ person }) => person))]
  const record = loaded.case.answers[item.task]?.find((one) => one.item === item.key)
  const writer = record?.by ?? item.assignee
  return writer !== undefined && members.includes(writer) ? [writer] : members
}

/** Kind of the documents with the reads of one person's data. */
function aboutPerson(person: string): string {
  return `accessAbout-${person}`
}

/** Filled in by the reader alone: their task or their role's, and not going on from another's answers. */
function isOwnWork({ relation, item, loaded, task }: FormUse): boolean {
  const holders = loaded.case.members.filter(({ role }) => role === item.role)
  const isOnlyHolder =
    item.assignee === undefined &&
    holders.length > 0 &&
    holders.every(({ person }) => person === relation.person)
  if (!isOwn(relation, item) && !isOnlyHolder) return false
  const base = [task.continues ?? []].flat().flatMap((id) => loaded.case.answers[id] ?? [])
  return base.every(({ by }) => by === relation.person)
}

/** Returns a page of the access log, newest first. */
export async function listAccess(deps: Deps, cursor?: string): Promise<Page<AccessEntry>> {
  return entriesOf(deps, kind, cursor)
}

/** Returns a page of the reads of one person's data, newest first. */
export async function listAccessAbout(
  deps: Deps,
  person: string,
  cursor?: string,
): Promise<Page<AccessEntry>> {
  return entriesOf(deps, aboutPerson(person), cursor)
}

async function entriesOf(
  deps: Deps,
  from: string,
  cursor: string | undefined,
): Promise<Page<AccessEntry>> {
  const page = await deps.store.listDocuments<JsonObject>(from, cursor, 100)
  const items = page.items.map(({ value }) => value as unknown as AccessEntry)
  return page.next === undefined ? { items } : { items, next: page.next }
}
