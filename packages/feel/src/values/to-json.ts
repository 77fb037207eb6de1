import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { limits } from '../syntax/limits.ts'
import { BudgetExhausted, type Run } from '../run.ts'
import { rangeText } from './range-text.ts'
import { type TemporalValue, temporalText } from './to-text.ts'
import { type Context, FunctionValue, RangeValue, Special, type Value } from './value.ts'

/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  [key: string]: JsonValue
}

/**
 * Returns a copy that is JSON: dates and durations as ISO 8601 text, ranges as their FEEL text,
 * functions and numbers that are not finite as `null`. Where the run shares, what is JSON already is
 * given back as it is: most of a long list of which an expression changes one item is what it was.
 */
export function toJson(value: Value | undefined, run: Run, depth = 0): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // Adding zero turns -0, which JSON does not have, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return null
  if (depth > limits.valueDepth) throw new BudgetExhausted('Too deep.')
  if (Array.isArray(value)) return listToJson(value, run, depth)
  if (value instanceof Special) return specialToJson(value)
  return contextToJson(value, run, depth)
}

function specialToJson(value: Special): JsonValue {
  if (value instanceof FunctionValue) return null
  return value instanceof RangeValue
    ? rangeText(value)
    : temporalText(value as TemporalValue, false)
}

function listToJson(list: Value[], run: Run, depth: number): JsonValue[] {
  run.charge(list.length)
  let made: JsonValue[] | null = run.shares ? null : []
  for (let at = 0; at < list.length; at++) {
    const item = list[at]
    const json = toJson(item, run, depth + 1)
    if (made === null && !Object.is(json, item)) made = list.slice(0, at) as JsonValue[]
    made?.push(json)
  }
  return made ?? (list as JsonValue[])
}

/** Contexts of plain values that were JSON when last seen, with the number of their entries. */
const flat = new WeakMap<Context, number>()

function contextToJson(context: Context, run: Run, depth: number): JsonObject {
  // whoever takes shared parts never changes them, so what was JSON is JSON
  const known = run.shares ? flat.get(context) : undefined
  if (known !== undefined) {
    run.charge(known)
    return context as JsonObject
  }
  const all = Object.keys(context)
  const keys = all.some(isForbiddenName) ? all.filter((key) => !isForbiddenName(key)) : all
  run.charge(keys.length)
  let made: JsonObject | null = run.shares && keys === all ? null : {}
  let isFlat = made === null
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    const item = context[key]
    const json = toJson(item, run, depth + 1)
    if (made === null && !Object.is(json, item)) made = before(context, keys, at)
    if (made !== null) made[key] = json
    else if (typeof json === 'object' && json !== null) isFlat = false
  }
  if (made !== null) return made
  if (isFlat) flat.set(context, keys.length)
  return context as JsonObject
}

/** The entries that were JSON before the first that was not. */
function before(context: Context, keys: readonly string[], end: number): JsonObject {
  const made: JsonObject = {}
  for (let at = 0; at < end; at++) made[keys[at]!] = context[keys[at]!] as JsonValue
  return made
}
