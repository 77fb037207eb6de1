import type { JsonObject, JsonValue } from '@splot/definition'
import type { FieldNode, FormTree } from '../compile/nodes.ts'
import { pointerTo } from '../pointer.ts'
import { maySeeField, maySeeSection, mayFillSection, openingOf } from '../state/access.ts'
import { isObject } from '../state/is-object.ts'
import type { FormScope } from '../types.ts'

/** Keeps `base` in an object wherever the task, the pointers or the roles do not open it. */
function lockObject(
  sent: JsonObject,
  base: JsonObject,
  fields: readonly FieldNode[],
  pointer: string,
  scope: FormScope,
): JsonObject {
  const result: JsonObject = {}
  for (const node of fields) {
    const own = Object.hasOwn(sent, node.key) ? sent[node.key] : undefined
    const kept = Object.hasOwn(base, node.key) ? base[node.key] : undefined
    const value = lockValue(node, own, kept, pointerTo(pointer, node.key), scope)
    if (value !== undefined) result[node.key] = value
  }
  return result
}

function lockValue(
  node: FieldNode,
  sent: JsonValue | undefined,
  base: JsonValue | undefined,
  pointer: string,
  scope: FormScope,
): JsonValue | undefined {
  const { type } = node.field
  if (type === 'computed') return undefined
  const opening = openingOf(pointer, scope)
  const shut =
    opening === 'shut' ||
    !mayFillSection(node.section, scope) ||
    !maySeeSection(node.section, scope) ||
    !maySeeField(node, scope)
  if (shut) return base
  if (type === 'group') {
    if (sent !== undefined && !isObject(sent)) return sent
    const own = sent ?? {}
    return lockObject(own, isObject(base) ? base : {}, node.children, pointer, scope)
  }
  if (type !== 'table') return sent
  return lockRows(node, sent, base, pointer, scope, opening === 'open')
}

/** Rows come and go only where the whole table is open; else they are those of `base`. */
function lockRows(
  node: FieldNode,
  sent: JsonValue | undefined,
  base: JsonValue | undefined,
  pointer: string,
  scope: FormScope,
  open: boolean,
): JsonValue | undefined {
  if (open && !Array.isArray(sent)) return sent
  const rows = Array.isArray(sent) ? sent : []
  const kept = Array.isArray(base) ? base : []
  const source = open ? rows : kept
  if (!open && base === undefined) return undefined
  return source.map((row, index) => {
    const own = rows[index]
    const old = kept[index]
    if (open && !isObject(row)) return row
    return lockObject(
      isObject(own) ? own : {},
      isObject(old) ? old : {},
      node.children,
      `${pointer}/${index}`,
      scope,
    )
  })
}

/** Returns sent answers with everything this person may not fill as it is in `scope.base`. Pure. */
export function lockAnswers(tree: FormTree, sent: JsonObject, scope: FormScope): JsonObject {
  return lockObject(sent, scope.base ?? {}, tree.fields, '', scope)
}
