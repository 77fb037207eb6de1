import type { JsonObject, JsonValue } from '@splot/definition'

/** Returns whether a value is a JSON object: no list, and not nothing. Pure. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
