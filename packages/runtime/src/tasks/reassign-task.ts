import { SplotError } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { openTaskCount } from '../people/open-task-count.ts'
import { tellOfTakenWork } from '../drafts/draft-notice.ts'
import { roleHolders } from '../people/role-holders.ts'
import { loadPerson } from '../people/people.ts'
import { taskNotYours } from '../permission/refusals.ts'
import { relationTo, viewerFor } from '../permission/relation.ts'
import { mayBeGiven } from '../permission/task-permission.ts'
import type { Person, Reader, TaskCandidate, TaskView } from '../types.ts'
import { changeTask, forgetBlindDraft, reread } from './assign-task.ts'
import { openTask } from './open-task.ts'
import type { OpenedTask } from './open-task.ts'
import { getTask } from './task-view.ts'

/**
 * Gives a task of the operator to a person who may do it, whoever has it, with a reason that stays in
 * the history. Returns the task as the reader now sees it.
 *
 * @throws SplotError task.not-found, task.not-yours, task.excluded, person.not-found, reason.missing
 */
export async function reassignTask(
  deps: Deps,
  reader: Reader,
  id: string,
  { to, reason }: { to: string; reason: string },
): Promise<TaskView> {
  const person = await loadPerson(deps, to)
  const before = await getTask(deps, reader, id)
  await changeTask(deps, reader, id, {
    needs: ['reassign'],
    toCommand: (item) => ({ type: 'reassign', item, to, reason }),
    check: async (opened) => {
      if (!person)
        throw new SplotError('person.not-found', 'Expected a person to give the task to.')
      if (!(await mayHave(deps, opened, person)))
        throw new SplotError('task.excluded', 'Expected a person who may do this task.')
    },
  })
  const removed = before.assignee?.id === to ? null : await forgetBlindDraft(deps, id)
  if (removed) await tellOfTakenWork(deps, removed)
  return reread(deps, reader, id, { ...before, may: [] })
}

/**
 * Returns the people whom the reader may give a task to, those with the least to do first. Whom four
 * eyes keep out of it is refused when chosen. @throws SplotError task.not-found, task.not-yours
 */
export async function taskCandidates(
  deps: Deps,
  reader: Reader,
  id: string,
): Promise<TaskCandidate[]> {
  const opened = await openTask(deps, reader, id)
  if (!opened.rights.includes('reassign')) throw taskNotYours(id)
  const { item } = opened
  const others = (await thoseWhoCould(deps, item)).filter((person) => person !== item.assignee)
  const found = await Promise.all(
    others.map(async (one): Promise<TaskCandidate[]> => {
      const person = await loadPerson(deps, one)
      if (!person || !(await mayHave(deps, opened, person))) return []
      return [{ id: one, name: person.name, openTasks: await openTaskCount(deps, one) }]
    }),
  )
  return found
    .flat()
    .sort((a, b) => a.openTasks - b.openTasks || a.name.localeCompare(b.name, 'pl'))
}

async function thoseWhoCould(deps: Deps, item: TaskItem): Promise<string[]> {
  const { role, candidates, deputies } = item
  const holders =
    role === undefined || (candidates !== undefined && deputies !== true)
      ? []
      : await roleHolders(deps, role)
  return [...new Set([...(candidates ?? []), ...holders])]
}

async function mayHave(deps: Deps, { loaded, item }: OpenedTask, person: Person): Promise<boolean> {
  const relation = await relationTo(deps, viewerFor(deps, person), loaded)
  return mayBeGiven(relation, { loaded, item, signers: [], programme: loaded.programme })
}
