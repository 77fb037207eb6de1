import type { JsonValue } from '@splot/definition'
import type { FieldNode } from '../compile/nodes.ts'
import { evaluate, type Frame, type Run } from './frame.ts'

/** Returns the first value of a field at a place, or `undefined` when it has none. */
export function defaultValue(node: FieldNode, frame: Frame, run: Run): JsonValue | undefined {
  if (node.initial) return evaluate(node.initial, frame, run) ?? undefined
  return node.field.default ?? undefined
}
