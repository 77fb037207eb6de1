import { SplotError } from '@splot/definition'
import type { Command } from '@splot/engine'
import { loadCase } from '../cases/loaded-case.ts'
import { stepCase } from '../cases/step-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { deleteDraft, loadDraft } from '../drafts/draft-document.ts'
import type { NoticedDraft } from '../drafts/draft-notice.ts'
import { loadPerson } from '../people/people.ts'
import { actorOf } from '../permission/actor.ts'
import { taskNotFound, taskNotYours } from '../permission/refusals.ts'
import { relationTo, viewerFor, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import { mayTake, takenInPlaceOf } from '../permission/task-permission.ts'
import type { TaskRight } from '../permission/task-permission.ts'
import type { Reader, TaskView } from '../types.ts'
import { openTaskOf, partsOf } from './open-task.ts'
import type { OpenedTask } from './open-task.ts'
import { getTask } from './task-view.ts'

const takenOver = { pl: 'Zastępstwo', en: 'Substitution' }

/** The reader takes a task of their role, or of somebody who is away, for whom they act. @throws SplotError task.not-found, task.taken, task.not-yours */
export async function claimTask(deps: Deps, reader: Reader, id: string): Promise<TaskView> {
  await changeTask(deps, reader, id, {
    needs: ['claim', 'work'],
    // what somebody has who is away passes to who acts for them, and the history says why
    toCommand: (item, { item: held, loaded, relation }) => {
      const question = { loaded, item: held, signers: [], programme: loaded.programme }
      const away = takenInPlaceOf(relation, question)
      const { person } = relation
      if (away === null || person === null) return { type: 'claim', item }
      if (held.assignee === undefined) return { type: 'claim', item, inPlaceOf: away }
      const reason = takenOver[reader?.locale ?? 'pl']
      return { type: 'reassign', item, to: person, reason, inPlaceOf: away }
    },
  })
  return getTask(deps, reader, id)
}

/**
 * The reader gives a task back. Returns the task as the reader now sees it.
 *
 * @throws SplotError task.not-found, task.not-yours, task.not-releasable
 */
export async function releaseTask(deps: Deps, reader: Reader, id: string): Promise<TaskView> {
  const before = await getTask(deps, reader, id)
  await changeTask(deps, reader, id, {
    needs: ['release'],
    toCommand: (item) => ({ type: 'release', item }),
  })
  await forgetBlindDraft(deps, id)
  return reread(deps, reader, id, { ...before, may: [] })
}

/**
 * Whoever takes blind work next must not see what the one before them thought. Returns the draft that
 * was removed, with its case, or `null`.
 */
export async function forgetBlindDraft(
  deps: Deps,
  id: string,
): Promise<Omit<NoticedDraft, 'removedAt'> | null> {
  const { caseId, itemKey } = partsOf(id)
  const loaded = await loadCase(deps, caseId)
  const item = loaded.case.items.find(({ key }) => key === itemKey)
  if (!item || !taskOf(loaded.compiled.definition, item.task)?.assign.blind) return null
  const draft = await loadDraft(deps, id)
  await deleteDraft(deps, id)
  return draft && { id, draft, loaded, task: item.task }
}

/**
 * The reader passes a task on to a person who may do it. Returns the task as the reader now sees it.
 *
 * @throws SplotError task.not-found, task.not-yours, task.excluded, person.not-found
 */
export async function delegateTask(
  deps: Deps,
  reader: Reader,
  id: string,
  to: string,
): Promise<TaskView> {
  const person = await loadPerson(deps, to)
  const before = await getTask(deps, reader, id)
  await changeTask(deps, reader, id, {
    needs: ['delegate'],
    toCommand: (item) => ({ type: 'delegate', item, to }),
    check: async (opened) => {
      if (!person)
        throw new SplotError('person.not-found', 'Expected a person to pass the task on to.')
      const relation = await relationTo(deps, viewerFor(deps, person), opened.loaded)
      const question = { ...opened, signers: [], programme: deps.library.programme() }
      if (!mayTake(relation, question))
        throw new SplotError('task.excluded', 'Expected a person who may do this task.')
    },
  })
  return reread(deps, reader, id, { ...before, may: [] })
}

/** Having given a task away, the reader may no longer see it: then what they saw, with nothing to do. */
export async function reread(
  deps: Deps,
  reader: Reader,
  id: string,
  before: TaskView,
): Promise<TaskView> {
  try {
    return await getTask(deps, reader, id)
  } catch (error) {
    if (error instanceof SplotError && error.code === 'task.not-found') return before
    throw error
  }
}

/** A command on a task. */
export interface TaskChange {
  /** Any of these rights will do. */
  needs: TaskRight[]
  toCommand: (itemKey: string, opened: OpenedTask) => Command
  check?: (opened: OpenedTask) => Promise<void>
}

/** Runs one command on a task if the reader has one of the rights it needs. */
export async function changeTask(
  deps: Deps,
  reader: Reader,
  id: string,
  wanted: TaskChange,
): Promise<void> {
  const viewer = await viewerOf(deps, reader)
  const { caseId, itemKey } = partsOf(id)
  if (!(await deps.cases.read(caseId))) throw taskNotFound(id)
  await stepCase(deps, caseId, {
    decide: async (loaded) => {
      const opened = await openTaskOf(deps, viewer, loaded, id)
      if (!opened) throw await goneOrUnknown(deps, viewer, loaded, id)
      if (!wanted.needs.some((right) => opened.rights.includes(right))) throw taskNotYours(id)
      await wanted.check?.(opened)
      return { actor: actorOf(opened.relation), command: wanted.toCommand(itemKey, opened) }
    },
  })
}

/** Who could have taken the task a moment ago learns that it is taken, not that it never was. */
async function goneOrUnknown(
  deps: Deps,
  viewer: Viewer,
  loaded: OpenedTask['loaded'],
  id: string,
): Promise<SplotError> {
  const item = loaded.case.items.find(({ key }) => key === partsOf(id).itemKey)
  if (!item) return taskNotFound(id)
  const question = { loaded, item, signers: [], programme: deps.library.programme() }
  if (!mayTake(await relationTo(deps, viewer, loaded), question)) return taskNotFound(id)
  if (item.status !== 'open')
    return new SplotError('task.not-open', `Expected an open task but "${id}" is closed.`)
  return new SplotError('task.taken', `Expected a free task but "${id}" is taken.`)
}
