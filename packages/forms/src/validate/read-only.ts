import type { JsonValue } from '@splot/definition'
import { jsonEqual } from '../json-equal.ts'
import { defaultValue } from '../state/default-value.ts'
import { isMomentary, isReadOnly } from '../state/editable.ts'
import type { Run } from '../state/frame.ts'
import type { Instance, Outcome } from '../state/run-form.ts'
import { valueAt } from './value-at.ts'

/**
 * Returns the value a read-only field must have. In a table whose rows come and go the rows may have
 * moved, so any value the column had in `base` is right.
 */
function rightValue(instance: Instance, run: Run): JsonValue | undefined {
  const { node, frame, pointer } = instance
  if (isMomentary(instance, run)) return defaultValue(node, frame, run)
  const { base } = run.scope
  const now = frame.values[node.key]
  const table = node.parent?.field.type === 'table' ? node.parent : undefined
  if (table && table.field.rows === undefined) {
    const rows = valueAt(base, frame.pointer.replace(/\/[0-9]+$/, ''))
    const had = Array.isArray(rows)
      ? rows.map((_, index) => valueAt({ rows }, `/rows/${index}/${node.key}`))
      : []
    if (now !== undefined && had.some((value) => jsonEqual(value, now))) return now
    return had[frame.index ?? 0] ?? defaultValue(node, frame, run)
  }
  return valueAt(base, pointer) ?? defaultValue(node, frame, run)
}

/** Puts read-only fields back to what they must be; tells whether anything changed. */
export function restoreReadOnly(outcome: Outcome, run: Run): boolean {
  let changed = false
  for (const instance of outcome.instances) {
    const { node, frame, there } = instance
    if (!there || node.field.type === 'computed' || node.field.type === 'info') continue
    if (!isReadOnly(node, frame, run)) continue
    const right = rightValue(instance, run)
    if (jsonEqual(frame.values[node.key], right)) continue
    if (right === undefined) delete frame.values[node.key]
    else frame.values[node.key] = right
    changed = true
  }
  return changed
}
