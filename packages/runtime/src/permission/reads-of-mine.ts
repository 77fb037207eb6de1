import { toLocalText } from '@splot/definition'
import type { LocalText } from '@splot/definition'
import type { Page } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { fieldsOf } from '../forms/form-fields.ts'
import { namedPerson } from '../people/people.ts'
import type { AccessEntry, Reader, ReadOfMine } from '../types.ts'
import { personOf } from './actor.ts'
import { listAccessAbout } from './access-log.ts'
import { viewerOf } from './relation.ts'

/**
 * Tells the reader who read their special-category data, newest first: when, in which case, which
 * sections and fields. @throws SplotError auth.required
 */
export async function readsOfMine(
  deps: Deps,
  reader: Reader,
  cursor?: string,
): Promise<Page<ReadOfMine>> {
  const person = personOf(await viewerOf(deps, reader))
  const page = await listAccessAbout(deps, person, cursor)
  const items = await Promise.all(page.items.map((entry) => toReadOfMine(deps, entry)))
  return page.next === undefined ? { items } : { items, next: page.next }
}

/** Returns a read as the person is told of it whose data was read. */
export async function toReadOfMine(deps: Deps, entry: AccessEntry): Promise<ReadOfMine> {
  const { id, at, caseId, purpose } = entry
  return {
    id,
    at,
    person: await namedPerson(deps, entry.person),
    caseId,
    purpose,
    ...(await titlesOf(deps, entry)),
  }
}

async function titlesOf(
  deps: Deps,
  { caseId, task: id, sections, fields }: AccessEntry,
): Promise<Pick<ReadOfMine, 'caseTitle' | 'task' | 'sections' | 'fields'>> {
  const stored = await deps.cases.read(caseId)
  const loaded = stored && (await decodeCase(deps, stored))
  const task = loaded && taskOf(loaded.compiled.definition, id)
  const form = task?.form === undefined ? undefined : deps.library.form(task.form)
  const parts = form?.pages.flatMap((page) => page.sections) ?? []
  const places = form ? fieldsOf(form) : []
  return {
    caseTitle: toLocalText(stored?.row.title ?? caseId),
    task: task?.title ?? plain(id),
    sections: sections.map((one) => parts.find((part) => part.id === one)?.title ?? plain(one)),
    fields: fields.map(
      (one) => places.find(({ pointer }) => pointer === one)?.field.label ?? plain(one),
    ),
  }
}

function plain(id: string): LocalText {
  return { pl: id, en: id }
}
