import { SplotError } from '@splot/definition'
import type { EventDefinition, TaskDefinition } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import { stateTitle } from '../cases/case-summary.ts'
import { shownStates } from '../cases/shown-states.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { draftsKeptUntil } from '../drafts/kept-drafts.ts'
import { signableFieldsOf } from '../forms/form-fields.ts'
import { taskNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Relation, Viewer } from '../permission/relation.ts'
import { taskRights } from '../permission/task-permission.ts'
import type { TaskRight } from '../permission/task-permission.ts'
import type { Reader } from '../types.ts'
import { decodeCase } from '../cases/loaded-case.ts'
import { taskIdOf } from '../cases/rows.ts'

/** One item of a task together with what the reader may do with it. */
export interface OpenedTask {
  id: string
  loaded: LoadedCase
  relation: Relation
  item: TaskItem
  task: TaskDefinition
  rights: TaskRight[]
}

/**
 * Opens a task for a reader.
 *
 * @throws SplotError task.not-found, also when they may not know of it; task.called-off where it was theirs and
 * nothing of it is left to read
 */
export async function openTask(deps: Deps, reader: Reader, id: string): Promise<OpenedTask> {
  const viewer = await viewerOf(deps, reader)
  const stored = await deps.cases.read(partsOf(id).caseId)
  if (!stored) throw taskNotFound(id)
  return openTaskIn(deps, viewer, await decodeCase(deps, stored), id)
}

/** Opens a task of a loaded case. @throws SplotError as `openTask` */
export async function openTaskIn(
  deps: Deps,
  viewer: Viewer,
  loaded: LoadedCase,
  id: string,
): Promise<OpenedTask> {
  const opened = await openTaskOf(deps, viewer, loaded, id)
  if (opened) return opened
  const item = loaded.case.items.find(({ key }) => key === partsOf(id).itemKey)
  // whose work it was knows of it: it is gone because time is over, not because it never was
  if (item?.status === 'cancelled' && loaded.case.answersDeletedAt === undefined) {
    const relation = await relationTo(deps, viewer, loaded)
    if (relation.reach !== 'none' && wasTheirs(relation, item))
      throw calledOff(loaded, relation, id)
  }
  throw taskNotFound(id)
}

/** Opens a task of a loaded case; `null` when the reader may not know of it. */
export async function openTaskOf(
  deps: Deps,
  viewer: Viewer,
  loaded: LoadedCase,
  id: string,
): Promise<OpenedTask | null> {
  const { itemKey } = partsOf(id)
  const item = loaded.case.items.find(({ key }) => key === itemKey)
  const task = item && taskOf(loaded.compiled.definition, item.task)
  if (!item || !task) return null
  const relation = await relationTo(deps, viewer, loaded)
  const rights =
    item.status === 'cancelled'
      ? await rightsOfKeptDraft(deps, relation, loaded, item)
      : rightsOf(deps, relation, loaded, item)
  return rights.length > 0 ? { id, loaded, relation, item, task, rights } : null
}

/** Whose draft is kept after the end of the case may read it; nobody else knows of it. */
async function rightsOfKeptDraft(
  deps: Deps,
  relation: Relation,
  { case: given, row }: LoadedCase,
  item: TaskItem,
): Promise<TaskRight[]> {
  if (!wasTheirs(relation, item) || (await draftsKeptUntil(deps, given, row.parent)) === null)
    return []
  const draft = await deps.store.getDocument('draft', taskIdOf(given.id, item.key))
  return draft === null ? [] : ['read']
}

/** What became of the case is told as the reader may know it. */
function calledOff(loaded: LoadedCase, relation: Relation, id: string): SplotError {
  const { definition } = loaded.compiled
  const states = shownStates(definition, relation, loaded.case.states)
  const titles = states.map((state) => stateTitle(loaded, state).en)
  return new SplotError(
    'task.called-off',
    `Expected an open task but "${id}" was called off: the case stands at "${titles.join(' – ')}".`,
  )
}

function wasTheirs({ person, caseRoles }: Relation, item: TaskItem): boolean {
  if (item.assignee !== undefined) return item.assignee === person
  return item.role !== undefined && caseRoles.includes(item.role)
}

/** Returns what the reader may do with an item. */
export function rightsOf(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  item: TaskItem,
): TaskRight[] {
  const signers = signersOf(deps, loaded, item)
  return taskRights(relation, { loaded, item, signers, programme: deps.library.programme() })
}

function signersOf(deps: Deps, loaded: LoadedCase, item: TaskItem): string[] {
  const { form: id, sections } = taskOf(loaded.compiled.definition, item.task) ?? {}
  const version = id === undefined ? undefined : loaded.release.forms[id]
  if (id === undefined || version === undefined || item.status !== 'open') return []
  return signableFieldsOf(deps.library.form(id, version), sections).flatMap(
    ({ field }) => field.signers ?? [],
  )
}

/** Returns the event a task raises, as its workflow declares it. Pure. */
export function eventOf({ loaded, task }: OpenedTask): EventDefinition {
  const event = loaded.compiled.definition.events[task.submit]
  if (!event) throw new Error(`Expected the event "${task.submit}" to be declared.`)
  return event
}

/** Splits a task's id into the case's id and the item's key. Pure. */
export function partsOf(id: string): { caseId: string; itemKey: string } {
  const slash = id.indexOf('/')
  return slash < 0
    ? { caseId: '', itemKey: id }
    : { caseId: id.slice(0, slash), itemKey: id.slice(slash + 1) }
}
