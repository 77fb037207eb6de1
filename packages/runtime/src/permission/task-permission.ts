import type { TaskDefinition } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import { isOwn } from './own-item.ts'
import type { Hat, Relation, Viewer } from './relation.ts'
import { hasExclusiveRole } from './exclusive-roles.ts'
import type { ProgrammeDefinition } from '@splot/definition'

/** What a reader may do with one task. */
export type TaskRight = 'claim' | 'release' | 'work' | 'delegate' | 'sign' | 'read' | 'reassign'

/** What decides a task's rights besides the relation. */
export interface TaskQuestion {
  loaded: LoadedCase
  programme: ProgrammeDefinition
  item: TaskItem
  /** Roles that may sign a signature field of its form. */
  signers: readonly string[]
}

/** Returns what the reader may do with a task now; `[]`: it does not exist for them. Pure. */
export function taskRights(relation: Relation, question: TaskQuestion): TaskRight[] {
  const { item, loaded } = question
  if (relation.person === null || item.status === 'cancelled') return []
  if (item.status === 'finished') return mayReadAnswers(relation, loaded, item) ? ['read'] : []
  if (loaded.case.status === 'done') return []
  const more: TaskRight[] = mayReassign(relation, question) ? ['reassign'] : []
  if (item.assignee === relation.person) return [...ownRights(relation, question), ...more]
  const rights: TaskRight[] = []
  if (item.assignee === undefined && mayTake(relation, question)) {
    // A role held in the case is shared: its holders work on one draft together without claiming.
    rights.push(...(isSharedRole(question) ? (['work'] as const) : (['claim'] as const)))
  }
  if (mayTakeOver(relation, question)) rights.push('claim')
  if (mayDelegate(relation, question)) rights.push('delegate')
  if (maySign(relation, question)) rights.push('sign')
  if (rights.length > 0 && !rights.includes('work')) rights.push('read')
  return [...rights, ...more]
}

/**
 * Parties to the case sign by their role in it. Of the operator's people those sign who may know of
 * the case, and not those whose own work of this kind it could have been: an assessor neither signs
 * nor sees the card of another.
 */
function maySign({ caseRoles, roles, reach }: Relation, { signers, item }: TaskQuestion): boolean {
  return signers.some(
    (role) =>
      caseRoles.includes(role) || (role !== item.role && reach !== 'none' && roles.includes(role)),
  )
}

/**
 * Work of the operator may be given to somebody else by whoever `access.assign` names. They learn that
 * it waits and who has it, not what was written in it so far.
 */
function mayReassign(relation: Relation, question: TaskQuestion): boolean {
  return relation.assigns && relation.reach === 'full' && !isSharedRole(question)
}

function ownRights(relation: Relation, question: TaskQuestion): TaskRight[] {
  const { item } = question
  const releasable = item.role !== undefined || item.candidates !== undefined
  // they may give it back, but neither see nor do it
  if (isRoleOver(relation, question)) return releasable ? ['release'] : []
  return [
    'work',
    ...(releasable && !isSharedRole(question) ? (['release'] as const) : []),
    ...(mayDelegate(relation, question) ? (['delegate'] as const) : []),
  ]
}

/** Whether the reader has work of a programme role that ended, or that waits for the second factor. */
function isRoleOver(relation: Relation, question: TaskQuestion): boolean {
  const { item, loaded, programme } = question
  const role = item.role === undefined ? undefined : programme.roles[item.role]
  if (role?.kind !== 'programme' || holdsRole(relation, question)) return false
  if (role.secondFactor === true) return true
  if (item.inPlaceOf !== undefined)
    return !relation.hats.some(({ person }) => person === item.inPlaceOf)
  // whoever data name for the work does it in whatever role
  const { users, strategy } = taskOf(loaded.compiled.definition, item.task)?.assign ?? {}
  return users === undefined && strategy !== 'named' && strategy !== 'samePerson'
}

function isSharedRole({ item, programme }: TaskQuestion): boolean {
  return item.role !== undefined && programme.roles[item.role]?.kind === 'case'
}

/**
 * Holds the role or stands among the candidates, is not excluded, and no role of theirs clashes; or acts
 * for somebody of whom that is true, while neither of them is excluded. Pure.
 */
export function mayTake(relation: Relation, question: TaskQuestion): boolean {
  return relation.hats.some((hat) => mayTakeAs(relation, question, hat))
}

/**
 * Returns in whose place the reader takes a task, or takes over one of somebody who is away; `null`: by
 * themselves. Pure.
 */
export function takenInPlaceOf(relation: Relation, question: TaskQuestion): string | null {
  const { assignee } = question.item
  if (assignee !== undefined && assignee !== relation.person) return assignee
  const hat = relation.hats.find((one) => mayTakeAs(relation, question, one))
  return hat === undefined || hat.person === relation.person ? null : hat.person
}

function mayTakeAs(relation: Relation, question: TaskQuestion, hat: Hat): boolean {
  const { candidates } = question.item
  const candidate = candidates?.includes(hat.person) ?? holdsRole(hat, question)
  if (!candidate || !isFree(relation, question)) return false
  // blind work is drawn for a person; nobody else does it in their place
  return hat.person === relation.person || (isFree(hat, question) && !isBlind(question))
}

/** Work that somebody has who is away may be taken over by who acts for them. */
function mayTakeOver(relation: Relation, question: TaskQuestion): boolean {
  const { assignee } = question.item
  const hat = relation.hats.find(({ person }) => person === assignee)
  if (hat === undefined || hat.person === relation.person || isSharedRole(question)) return false
  return mayTakeAs(relation, question, hat)
}

function isBlind({ item, loaded }: TaskQuestion): boolean {
  return taskOf(loaded.compiled.definition, item.task)?.assign.blind === true
}

/** Whether somebody may be given a task: who could take it, or a deputy from its role. Pure. */
export function mayBeGiven(relation: Relation, question: TaskQuestion): boolean {
  if (mayTake(relation, question)) return true
  const { deputies } = question.item
  return deputies === true && holdsRole(relation, question) && isFree(relation, question)
}

function holdsRole({ roles }: Pick<Hat, 'roles'>, { item }: TaskQuestion): boolean {
  return item.role !== undefined && roles.includes(item.role)
}

/** Is not excluded, and no role of theirs in the case clashes with that of the task. */
function isFree(
  { person }: Pick<Viewer, 'person'>,
  { item, loaded, programme }: TaskQuestion,
): boolean {
  if (person === null || item.excluded?.includes(person)) return false
  return item.role === undefined || !hasExclusiveRole(programme, loaded.case, person, item.role)
}

/** Work of the operator may be passed on by who has it, or may take it; blind work may not. */
function mayDelegate(relation: Relation, question: TaskQuestion): boolean {
  const { item, programme } = question
  if (item.role === undefined || programme.roles[item.role]?.kind !== 'programme') return false
  if (isBlind(question)) return false
  return (
    item.assignee === relation.person ||
    (item.assignee === undefined && mayTake(relation, question))
  )
}

/** Whether the reader may see the answers of a finished item (before fields are cut). Pure. */
export function mayReadAnswers(relation: Relation, loaded: LoadedCase, item: TaskItem): boolean {
  if (isOwn(relation, item)) return true
  const task = taskOf(loaded.compiled.definition, item.task)
  if (!task || relation.reach !== 'full') return false
  if (task.assign.blind && isStillBlind(loaded, task)) return false
  return !relation.closed.has(task.id)
}

/** Whether somebody else's answers to a task may be used at all by this reader. Pure. */
export function mayReadTask(relation: Relation, loaded: LoadedCase, task: string): boolean {
  return loaded.case.items.some(
    (item) =>
      item.task === task && item.status === 'finished' && mayReadAnswers(relation, loaded, item),
  )
}

/** Blind until every item of the task is finished: no card is seen before both are in. Pure. */
export function isStillBlind(loaded: LoadedCase, task: TaskDefinition): boolean {
  return loaded.case.items.some((item) => item.task === task.id && item.status === 'open')
}

/** Whether the reader may know who does or did this item. Pure. */
export function mayKnowWho(relation: Relation, loaded: LoadedCase, item: TaskItem): boolean {
  if (isOwn(relation, item)) return true
  const task = taskOf(loaded.compiled.definition, item.task)
  if (!relation.staff) {
    const who = item.finishedBy ?? item.assignee
    return relation.reach === 'full' && loaded.case.members.some((m) => m.person === who)
  }
  if (!task?.assign.blind) return true
  // Fellow assessors never learn of each other while cards are open; others of the operator may.
  return !isStillBlind(loaded, task) || !isPossibleFellow(relation, item)
}

function isPossibleFellow(relation: Relation, item: TaskItem): boolean {
  return item.role !== undefined && relation.roles.includes(item.role)
}
