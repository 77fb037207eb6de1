import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import type { AuditNote, AuditType } from '../audit/types.ts'
import type { Deps } from '../deps.ts'
import type { Person } from '../types.ts'
import { editPerson } from './people.ts'

/** Persons whose change is under way; nearly always none. */
const kind = 'personChanging'

/** Who changed what, and why. */
export interface ChangeNote {
  by: string
  type: AuditType
  reason?: string | undefined
  /** What else the line says; told of the person before and after. */
  details?: (before: Person, now: Person) => JsonObject
}

/**
 * Changes a person and writes a line of the audit log. The person carries the line (`lastNote`), written
 * with the change; where a process dies before the line is in the log, the next one finds whom it was
 * about and adds it. @throws SplotError person.not-found
 */
export async function changeNoted(
  deps: Deps,
  id: string,
  note: ChangeNote,
  edit: (person: Person) => Person,
): Promise<{ before: Person; now: Person }> {
  const at = deps.clock.now()
  const key = `person/${id}/${deps.ids.next()}`
  let line: AuditNote | null = null
  let before: Person | null = null
  await deps.store.putDocument(kind, id, { at })
  const now = await editPerson(deps, id, (person) => {
    before = person
    const changed = edit(person)
    const { by: actor, type, reason, details } = note
    // no name: a line of the log stays for ever, and who it was is looked up when it is read
    const data = { person: { id }, ...(reason !== undefined && { reason }) }
    line = { key, at, actor, type, data: { ...data, ...details?.(person, changed) } }
    return { ...changed, lastNote: line } as Person
  })
  await deps.audit.add(line!)
  await deps.store.deleteDocument(kind, id)
  return { before: before!, now }
}

/** Returns the lines that may be missing from the log since a process died. */
export async function unfinishedNotes(store: Store): Promise<AuditNote[]> {
  const notes: AuditNote[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments(kind, cursor, 100)
    for (const { id } of page.items) {
      const note = (await store.getDocument<JsonObject>('person', id))?.value['lastNote']
      if (note !== undefined) notes.push(note as unknown as AuditNote)
    }
    cursor = page.next
  } while (cursor !== undefined)
  return notes
}
