import type { JsonObject, JsonValue } from '@splot/definition'
import type { FieldNode, FormTree } from '../compile/nodes.ts'
import { isContainer } from '../compile/nodes.ts'
import type { FormScope } from '../types.ts'
import { maySeeField, maySeeSection } from './access.ts'
import { isObject } from './is-object.ts'

/** Returns the fields of one object that the reader may see. */
function redactObject(
  values: JsonObject,
  fields: readonly FieldNode[],
  scope: FormScope,
): JsonObject {
  const kept: JsonObject = {}
  for (const node of fields) {
    const value = Object.hasOwn(values, node.key) ? values[node.key] : undefined
    if (value === undefined) continue
    if (!maySeeSection(node.section, scope) || !maySeeField(node, scope)) continue
    kept[node.key] = isContainer(node.field) ? redactInside(value, node, scope) : value
  }
  return kept
}

/** Returns the value of a table or group without what the reader may not see. Pure. */
export function redactInside(value: JsonValue, node: FieldNode, scope: FormScope): JsonValue {
  if (isObject(value)) return redactObject(value, node.children, scope)
  if (!Array.isArray(value)) return value
  return value.map((row) => (isObject(row) ? redactObject(row, node.children, scope) : row))
}

/**
 * Returns answers without what the reader's roles may not see; keys the form does not know stay
 * behind too. Conditions are not asked again: what is stored was pruned when it was stored. Pure.
 */
export function redactAnswers(tree: FormTree, answers: JsonObject, scope: FormScope): JsonObject {
  return redactObject(answers, tree.fields, scope)
}
