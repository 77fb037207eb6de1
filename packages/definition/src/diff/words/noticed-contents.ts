import { rootOf, textSetting } from '../part.ts'
import type { Part } from '../part.ts'
import type { ParticipantParts } from './participant-parts.ts'

/** Returns the id of the file of a part. Pure. */
export function fileOf(part: Part): string {
  return textSetting(rootOf(part), 'id')
}

/** Returns a part by the id of its file and its own. Pure. */
export function inFile(part: Part): string {
  return `${fileOf(part)} ${part.key}`
}

/** Tells whether one of these roles is named; `undefined` where none is named at all. Pure. */
export function named(given: unknown, roles: ReadonlySet<string>): boolean | undefined {
  return Array.isArray(given) ? given.some((one) => roles.has(String(one))) : undefined
}

function isSeen(part: Part, theirs: ParticipantParts): boolean {
  if (named(part.settings.get('visibleTo'), theirs.roles) === false) return false
  return part.parent === null || isSeen(part.parent, theirs)
}

/** Tells whether participants answer a field. Pure. */
export function isAsked(field: Part, theirs: ParticipantParts): boolean {
  return !['info', 'computed'].includes(textSetting(field, 'type')) && isSeen(field, theirs)
}

/** Returns the fields of a part that participants answer; those of a table or group are told with it. Pure. */
export function askedFields(part: Part, theirs: ParticipantParts): Part[] {
  if (part.kind === 'field') return isAsked(part, theirs) ? [part] : []
  return part.parts.flatMap((one) => askedFields(one, theirs))
}

/** Returns the tasks of a part that participants do. Pure. */
export function theirTasks(part: Part, theirs: ParticipantParts): Part[] {
  const own = part.kind === 'task' && theirs.tasks.has(inFile(part)) ? [part] : []
  return [...own, ...part.parts.flatMap((one) => theirTasks(one, theirs))]
}
