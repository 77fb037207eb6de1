import type { JsonObject, JsonValue } from '@splot/definition'

/** Returns the steps of a JSON Pointer (RFC 6901). Pure. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Returns the value at a JSON Pointer; `undefined` where nothing stands. Pure. */
export function valueAt(answers: JsonObject, pointer: string): JsonValue | undefined {
  return stepsOf(pointer).reduce<JsonValue | undefined>((value, step) => {
    if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    return value[step]
  }, answers)
}

/**
 * Returns the answers with a value put at a JSON Pointer, or taken away where `value` is undefined;
 * `null` when the way there does not exist. Rows can be put at the end, never beyond. Pure.
 */
export function withValueAt(
  answers: JsonObject,
  pointer: string,
  value: JsonValue | undefined,
): JsonObject | null {
  return put(answers, stepsOf(pointer), value) as JsonObject | null
}

function put(
  into: JsonValue | undefined,
  [step = '', ...rest]: string[],
  value: JsonValue | undefined,
): JsonValue | null {
  if (Array.isArray(into)) return putRow(into, step, rest, value)
  if (into === undefined || into === null || typeof into !== 'object') return null
  if (rest.length === 0) {
    const { [step]: _, ...others } = into
    return value === undefined ? others : { ...others, [step]: value }
  }
  const own = Object.hasOwn(into, step) ? into[step] : undefined
  // A table or group nobody has touched yet: `0` begins a table, a name begins a group.
  const inner = put(own ?? (/^\d+$/.test(rest[0] ?? '') ? [] : {}), rest, value)
  return inner === null ? null : { ...into, [step]: inner }
}

function putRow(
  rows: JsonValue[],
  step: string,
  rest: string[],
  value: JsonValue | undefined,
): JsonValue | null {
  const index = /^(0|[1-9]\d{0,4})$/.test(step) ? Number(step) : -1
  if (index < 0 || index > rows.length) return null
  if (rest.length > 0) {
    const row = put(rows[index] ?? {}, rest, value)
    return row === null ? null : [...rows.slice(0, index), row, ...rows.slice(index + 1)]
  }
  const kept = value === undefined ? [] : [value]
  return [...rows.slice(0, index), ...kept, ...rows.slice(index + 1)]
}
