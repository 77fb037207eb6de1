import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { limits } from '../syntax/limits.ts'
import { BudgetExhausted, type Run } from '../run.ts'
import { rangeText } from './range-text.ts'
import { type TemporalValue, temporalText } from './to-text.ts'
import { FunctionValue, RangeValue, Special, type Value } from './value.ts'

/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  [key: string]: JsonValue
}

/**
 * Returns a copy that is JSON: dates and durations as ISO 8601 text, ranges as their FEEL text,
 * functions and numbers that are not finite as `null`.
 */
export function toJson(value: Value | undefined, run: Run, depth = 0): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // Adding zero turns -0, which JSON does not have, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return null
  if (depth > limits.valueDepth) throw new BudgetExhausted('Too deep.')
  if (Array.isArray(value)) {
    run.charge(value.length)
    return value.map((item) => toJson(item, run, depth + 1))
  }
  if (value instanceof FunctionValue) return null
  if (value instanceof RangeValue) return rangeText(value)
  if (value instanceof Special) return temporalText(value as TemporalValue, false)
  const entries = Object.entries(value).filter(([key]) => !isForbiddenName(key))
  run.charge(entries.length)
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item, run, depth + 1)]))
}
