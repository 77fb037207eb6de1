import type { JsonObject } from '@splot/definition'

/** Whether a value is an object and no list. Pure. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
