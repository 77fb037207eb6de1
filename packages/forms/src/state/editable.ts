import type { FieldNode } from '../compile/nodes.ts'
import type { FormScope } from '../types.ts'
import { mayFillSection, openingOf } from './access.ts'
import { evaluate, type Run } from './frame.ts'
import { givenRows } from './given-rows.ts'
import type { Instance } from './run-form.ts'

/** Whether a field is given with its row and so not for typing. */
function isGiven({ node, frame }: Instance, run: Run): boolean {
  if (node.parent?.field.rows === undefined || frame.parent === undefined) return false
  const given = givenRows(node.parent, frame.parent, run)?.[frame.index ?? -1]
  return given !== undefined && Object.hasOwn(given, node.key)
}

/** Whether the task opens a section and place to this person, whatever the field says. Pure. */
export function isOpened(node: FieldNode, pointer: string, scope: FormScope): boolean {
  return mayFillSection(node.section, scope) && openingOf(pointer, scope) !== 'shut'
}

/** Whether a person may type at this place now; looks at the field and all around it. */
export function isEditable(instance: Instance, run: Run): boolean {
  const { node, frame, pointer, there, seen } = instance
  if (!there || !seen || node.field.type === 'computed' || node.field.type === 'info') return false
  if (!isOpened(node, pointer, run.scope) || isGiven(instance, run)) return false
  if (isReadOnly(node, frame, run)) return false
  for (let at = node.parent, from = frame.parent; at && from; at = at.parent, from = from.parent)
    if (isReadOnly(at, from, run)) return false
  return true
}

/** Whether a field by itself is read-only at a place. */
export function isReadOnly(node: FieldNode, frame: Instance['frame'], run: Run): boolean {
  if (node.readOnly === undefined) return false
  return node.readOnly === true || evaluate(node.readOnly, frame, run) === true
}

/**
 * Whether a place tells a moment that nobody types, such as the day of sending: read-only, opened by the task,
 * with a first value that asks for the time. It is worked out anew until the answers are handed in.
 */
export function isMomentary({ node, frame, pointer }: Instance, run: Run): boolean {
  return (
    node.initial?.timed === true &&
    isReadOnly(node, frame, run) &&
    isOpened(node, pointer, run.scope)
  )
}

/** Whether a value must be given here: a field that is hidden, computed or unseen never. */
export function isRequired(instance: Instance, run: Run): boolean {
  const { node, frame, there, seen } = instance
  const { type } = node.field
  if (!there || !seen || type === 'computed' || type === 'info' || type === 'group') return false
  if (type === 'declaration') return true
  if (node.required === undefined) return false
  return node.required === true || evaluate(node.required, frame, run) === true
}

/** Whether the reader is one of those who may sign at a place; fields without a condition do not ask. */
export function isSignable({ node, frame }: Instance, run: Run): boolean {
  return node.signWhen === undefined || evaluate(node.signWhen, frame, run) === true
}
