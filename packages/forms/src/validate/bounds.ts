import type { Issue, JsonValue } from '@splot/definition'
import type { FieldNode } from '../compile/nodes.ts'
import { issueAt } from '../messages/issue-of.ts'
import { shownDate, shownNumber } from '../messages/shown.ts'
import { evaluate, type Frame, type Run } from '../state/frame.ts'
import type { Instance } from '../state/run-form.ts'

/** Returns the lowest or highest value a field may have at a place now, if it says one. */
function boundOf(
  node: FieldNode,
  side: 'minimum' | 'maximum',
  frame: Frame,
  run: Run,
): JsonValue | undefined {
  const formula = node[side]
  if (formula) return evaluate(formula, frame, run) ?? undefined
  return node.field[side]
}

/** Compares a value with its bound: below 0, above 0, or `undefined` when they cannot be compared. */
function compare(value: JsonValue, bound: JsonValue): number | undefined {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined
  // A day against an instant: the day of the instant decides.
  const length = Math.min(value.length, bound.length, value.includes('T') ? 30 : 10)
  const [a, b] = [value.slice(0, length), bound.slice(0, length)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Says which bound is not kept, written as people write it. */
function boundIssue(instance: Instance, side: 'minimum' | 'maximum', bound: JsonValue): Issue {
  const { field } = instance.node
  if (typeof bound !== 'string')
    return issueAt(instance, `form.${side}`, { limit: shownNumber(Number(bound), field) })
  const code = field.type === 'time' ? (`form.${side}` as const) : (`form.${side}-date` as const)
  return issueAt(instance, code, { limit: shownDate(bound) })
}

/** Returns what is wrong with a number, date or time against bounds that are not in the schema. */
export function boundIssues(instance: Instance, value: JsonValue, run: Run): Issue[] {
  const { node, frame } = instance
  const issues: Issue[] = []
  for (const side of ['minimum', 'maximum'] as const) {
    // Plain numbers stand in the schema, except those of computed values.
    if (typeof node.field[side] === 'number' && node.field.type !== 'computed') continue
    const bound = boundOf(node, side, frame, run)
    if (bound === undefined) continue
    const order = compare(value, bound)
    if (order === undefined || (side === 'minimum' ? order >= 0 : order <= 0)) continue
    issues.push(boundIssue(instance, side, bound))
  }
  return issues
}
