import type { JsonObject } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { fieldsOf, valuesAt } from '../forms/form-fields.ts'
import type { FormUse } from '../forms/form-use.ts'
import { newestFirst } from '../newest-first.ts'
import type { AccessEntry } from '../types.ts'
import { isOwn } from './own-item.ts'

const kind = 'accessLog'

/**
 * Writes down that a person reads special-category data of somebody else, before it is shown. Names
 * the fields, never their values. Reading what one filled in oneself is not logged.
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
    fields,
    purpose,
  }
  await deps.store.putDocument(kind, entry.id, entry as unknown as JsonObject, 0)
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
  const page = await deps.store.listDocuments<JsonObject>(kind, cursor, 100)
  const items = page.items.map(({ value }) => value as unknown as AccessEntry)
  return page.next === undefined ? { items } : { items, next: page.next }
}
