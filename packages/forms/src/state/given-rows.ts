import type { JsonObject } from '@splot/definition'
import type { FieldNode } from '../compile/nodes.ts'
import { evaluate, type Frame, type Run } from './frame.ts'
import { isObject } from './is-object.ts'

/**
 * Returns the rows a table is given at a place; `undefined` where people add and remove them. Rows of an
 * expression that gives no list (what it reads is not known here) are not given either.
 */
export function givenRows(
  node: FieldNode,
  frame: Frame,
  run: Run,
): readonly JsonObject[] | undefined {
  const { rows } = node.field
  if (rows === undefined || Array.isArray(rows)) return rows
  const given = node.rows && evaluate(node.rows, frame, run)
  return Array.isArray(given) ? given.filter(isObject) : undefined
}
