import type { Issue, JsonObject, JsonValue } from '@splot/definition'
import type { FieldNode } from '../compile/nodes.ts'
import { normaliseValue } from '../formats/normalise-value.ts'
import { messageOf } from '../messages/message-of.ts'
import { pointerTo } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'

/** Answers in the form that is stored, and keys no field has. */
export interface Normalised {
  answers: JsonObject
  issues: Issue[]
}

/** Returns answers with cleaned values; empty text and null are absent, unknown keys are issues. */
export function normaliseAnswers(answers: JsonObject, fields: readonly FieldNode[]): Normalised {
  const byKey = new Map(fields.map((node) => [node.key, node]))
  const issues: Issue[] = []
  return { answers: normaliseObject(answers, byKey, '', issues), issues }
}

function normaliseObject(
  values: JsonObject,
  byKey: ReadonlyMap<string, FieldNode>,
  pointer: string,
  issues: Issue[],
): JsonObject {
  const clean: JsonObject = {}
  for (const key of Object.keys(values)) {
    const node = byKey.get(key)
    const value = values[key]
    if (value === undefined || value === null) continue
    if (!node || node.field.type === 'info') {
      const message = messageOf('form.unknown-field', { key: key.slice(0, 100) })
      issues.push({ path: pointerTo(pointer, key), code: 'form.unknown-field', message })
      continue
    }
    const done = normaliseField(node, value, pointerTo(pointer, key), issues)
    if (done !== '') clean[key] = done
  }
  return clean
}

function normaliseField(
  node: FieldNode,
  value: JsonValue,
  pointer: string,
  issues: Issue[],
): JsonValue {
  if (node.field.type === 'group' && isObject(value))
    return normaliseObject(value, node.childByKey, pointer, issues)
  if (node.field.type === 'table' && Array.isArray(value))
    return value.map((row, index) =>
      isObject(row) ? normaliseObject(row, node.childByKey, `${pointer}/${index}`, issues) : row,
    )
  return normaliseValue(node.field, value)
}
