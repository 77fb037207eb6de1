import type { FieldNode, PartNode } from '../compile/nodes.ts'
import type { FormScope } from '../types.ts'

/** Whether one of `roles` is among `allowed`; absent allows everybody. Pure. */
function holdsOne(allowed: readonly string[] | undefined, roles: readonly string[]): boolean {
  return allowed === undefined || allowed.some((role) => roles.includes(role))
}

/** Whether the reader's roles may see a section. Pure. */
export function maySeeSection(part: PartNode, scope: FormScope): boolean {
  return holdsOne(part.section?.visibleTo, scope.roles)
}

/** Whether the reader's roles may see a field, its parents left out of account. Pure. */
export function maySeeField(node: FieldNode, scope: FormScope): boolean {
  return holdsOne(node.field.visibleTo, scope.roles)
}

/** Whether this person may fill a section at all in this task. Pure. */
export function mayFillSection(part: PartNode, scope: FormScope): boolean {
  return (
    holdsOne(part.section?.editableBy, scope.roles) &&
    (scope.sections === undefined || scope.sections.includes(part.id))
  )
}

/** How far the opened pointers open a place: all of it, something inside, or nothing. */
export type Opening = 'open' | 'inside' | 'shut'

/** Returns how far a place may be edited under `scope.unlocked`. Pure. */
export function openingOf(pointer: string, scope: FormScope): Opening {
  if (scope.unlocked === undefined) return 'open'
  let inside = false
  for (const open of scope.unlocked) {
    if (open === pointer || open === '' || pointer.startsWith(`${open}/`)) return 'open'
    if (open.startsWith(`${pointer}/`)) inside = true
  }
  return inside ? 'inside' : 'shut'
}
