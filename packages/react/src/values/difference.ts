import type { JsonObject, JsonValue } from '@splot/definition'
import { childPointer } from './pointer.ts'

/** One field that differs: its pointer and the new value; without `value` it is gone. */
export interface FieldDifference {
  path: string
  value?: JsonValue
}

/**
 * Returns what must be written to turn `before` into `after`, field by field, so that two people can
 * save different fields of one form. Rows are compared cell by cell while their number stays; a table
 * that grew or shrank is written whole. Pure.
 */
export function differences(before: JsonObject, after: JsonObject): FieldDifference[] {
  return objectDifferences(before, after, '')
}

/** Says whether two JSON values are equal, whatever the order of their keys. Pure. */
export function isSameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [aKeys, bKeys] = [Object.keys(a), Object.keys(b)]
  if (aKeys.length !== bKeys.length) return false
  return aKeys.every(
    (key) => Object.hasOwn(b, key) && isSameJson((a as JsonObject)[key], (b as JsonObject)[key]),
  )
}

function objectDifferences(before: JsonObject, after: JsonObject, at: string): FieldDifference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) =>
    valueDifferences(before[key], after[key], childPointer(at, key)),
  )
}

function valueDifferences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
): FieldDifference[] {
  if (isSameJson(before, after)) return []
  if (after === undefined) return [{ path }]
  if (isRows(before) && isRows(after) && before.length === after.length) {
    return after.flatMap((row, index) =>
      objectDifferences(before[index]!, row, childPointer(path, index)),
    )
  }
  if (isObject(before) && isObject(after)) return objectDifferences(before, after, path)
  return [{ path, value: after }]
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRows(value: JsonValue | undefined): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}
