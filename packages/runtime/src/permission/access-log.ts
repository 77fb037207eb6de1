import type { FormDefinition, JsonObject } from '@splot/definition'
import type { Case, MeasurePlan, TaskItem } from '@splot/engine'
import type { Page } from '@splot/store'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
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
  purpose: 'submission' | 'task' | 'file',
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
  await keepEntry(deps, entry, personsAbout(loaded.case, item))
}

/** A read for the copy of a person's data. */
export interface CopiedRead {
  person: string
  loaded: LoadedCase
  task: string
  form: FormDefinition
  /** What of the answers the copy holds. */
  shown: JsonObject
  /** Whose data it is; `null`: they have no account. */
  about: string | null
  reason: string
}

/** Writes down that a person took special-category data of somebody into a copy of their data. */
export async function logCopiedRead(
  deps: Deps,
  { person, loaded, task, form, shown, about, reason }: CopiedRead,
): Promise<void> {
  const fields = fieldsOf(form)
    .filter(({ field, pointer }) => field.sensitive && valuesAt(shown, pointer).length > 0)
    .map(({ pointer }) => pointer)
  if (fields.length === 0) return
  const at = deps.clock.now()
  const id = `${newestFirst(at)}-${deps.ids.next()}`
  const sections = sectionsOf(form, fields)
  const caseId = loaded.case.id
  const entry = { id, at, person, caseId, task, sections, fields, purpose: 'copy', reason } as const
  await keepEntry(deps, entry, about === null ? [] : [about])
}

/** Once for the operator, and once for each person it is about. */
async function keepEntry(deps: Deps, entry: AccessEntry, about: readonly string[]): Promise<void> {
  const value = entry as unknown as JsonObject
  await deps.store.putDocument(kind, entry.id, value, 0)
  for (const person of about)
    if (person !== entry.person)
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
function personsAbout(given: Case, item: TaskItem): string[] {
  const members = [...new Set(given.members.map(({ person }) => person))]
  const record = given.answers[item.task]?.find((one) => one.item === item.key)
  const writer = record?.by ?? item.assignee
  return writer !== undefined && members.includes(writer) ? [writer] : members
}

/** Kind of the documents with the reads of one person's data. */
function aboutPerson(person: string): string {
  return `accessAbout-${person}`
}

/** A read through numbers or tables, not through a form. */
export interface CountedRead {
  person: string
  loaded: LoadedCase
  /** Paths that expressions read. */
  reads: readonly string[]
  purpose: 'indicator' | 'export'
  /** The indicator, or the export with its version. */
  source: string
  /** What for, as the reader said. */
  reason?: string
}

/**
 * Writes down that a person was given special-category data of a case through an indicator or an export:
 * for each task, the sensitive fields that were read of its answers.
 */
export async function logCountedRead(
  deps: Deps,
  { person, loaded, reads, purpose, source, reason }: CountedRead,
): Promise<void> {
  const at = deps.clock.now()
  for (const item of latestItems(loaded.case)) {
    const form = taskOf(loaded.compiled.definition, item.task)?.form
    if (form === undefined) continue
    const definition = deps.library.form(form)
    const read = pointersRead(reads, item.task)
    const fields = fieldsOf(definition)
      .filter(({ field, pointer }) => field.sensitive && read.includes(pointer))
      .map(({ pointer }) => pointer)
    if (fields.length === 0) continue
    const entry: AccessEntry = {
      id: `${newestFirst(at)}-${deps.ids.next()}`,
      at,
      person,
      caseId: loaded.case.id,
      task: item.task,
      sections: sectionsOf(definition, fields),
      fields,
      purpose,
      source,
      ...(reason === undefined ? {} : { reason }),
    }
    await keepEntry(deps, entry, personsAbout(loaded.case, item))
  }
}

/** Of each task, the item finished last. */
function latestItems({ items }: Case): TaskItem[] {
  const finished = items.filter(({ status }) => status === 'finished')
  return [...new Map(finished.map((item) => [item.task, item])).values()]
}

/** `answers.personal.disability` → `/disability`. */
function pointersRead(reads: readonly string[], task: string): string[] {
  return reads.flatMap((path) => {
    const [, of, field] = /(?:^|\.)(?:answers|items)\.(\w+)(?:\.answers)?\.(.+)$/.exec(path) ?? []
    return of === task && field !== undefined ? [`/${field.replaceAll('.', '/')}`] : []
  })
}

/** Returns the paths that a measure reads of its rows. Pure. */
export function pathsRead({ when, value, source }: MeasurePlan): string[] {
  return [when, value, source.when, source.each].flatMap((one) => one?.reads ?? [])
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
