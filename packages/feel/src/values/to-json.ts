import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { limits } from '../syntax/limits.ts'
import { BudgetExhausted, type Run } from '../run.ts'
import { isLong } from './long-list.ts'
import { rangeText } from './range-text.ts'
import { type TemporalValue, temporalText } from './to-text.ts'
import { type Context, FunctionValue, RangeValue, Special, type Value } from './value.ts'

/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  [key: string]: JsonValue
}

/** What going through a value that is JSON takes of the budget, and how deep it goes at most. */
interface Known {
  steps: number
  depth: number
}

/**
 * What has been found to be JSON. Whoever takes shared parts never changes them, so it stays JSON; it
 * takes the same steps of the budget whether it is known or gone through.
 */
const knownJson = new WeakMap<object, Known>()

/**
 * Returns a copy that is JSON: dates and durations as ISO 8601 text, ranges as their FEEL text,
 * functions and numbers that are not finite as `null`. Where the run shares, what is JSON already is
 * given back as it is: most of a long list of which an expression changes one item is what it was.
 */
export function toJson(value: Value | undefined, run: Run): JsonValue {
  return typeof value === 'object' && value !== null
    ? new Walk(run).through(value, 0)
    : plainToJson(value)
}

/** How many items may differ from those of another list for that list to be worth asking. */
const fewOthers = 100

/** Goes through one result. */
class Walk {
  readonly #run: Run
  #deepest = 0

  constructor(run: Run) {
    this.#run = run
  }

  through(value: Value | undefined, depth: number): JsonValue {
    if (typeof value !== 'object' || value === null) return plainToJson(value)
    if (depth > limits.valueDepth) throw new BudgetExhausted('Too deep.')
    if (value instanceof Special) return specialToJson(value)
    if (!this.#run.shares) return this.#inside(value, depth)
    if (this.#isKnown(value, depth)) return value as JsonValue
    const { left } = this.#run
    const beside = this.#deepest
    this.#deepest = depth
    const json = this.#inside(value, depth)
    if (!Array.isArray(json) || isLong(json))
      knownJson.set(json, { steps: left - this.#run.left, depth: this.#deepest - depth })
    this.#deepest = Math.max(beside, this.#deepest)
    return json
  }

  #inside(value: Value[] | Context, depth: number): JsonValue[] | JsonObject {
    return Array.isArray(value) ? this.#list(value, depth) : this.#context(value, depth)
  }

  #isKnown(value: Value[] | Context, depth: number): boolean {
    const known = knownJson.get(value)
    // where it may be too deep, only going through it tells
    if (known === undefined || depth + known.depth > limits.valueDepth) return false
    this.#run.charge(known.steps)
    this.#deepest = Math.max(this.#deepest, depth + known.depth)
    return true
  }

  #list(list: Value[], depth: number): JsonValue[] {
    this.#run.charge(list.length)
    const source = this.#knownSource(list, depth)
    let made: JsonValue[] | null = this.#run.shares ? null : []
    for (let at = 0; at < list.length; at++) {
      const item = list[at]
      const json =
        source !== undefined && at < source.length && item === source[at]
          ? (item as JsonValue)
          : this.through(item, depth + 1)
      if (made === null && !Object.is(json, item)) made = list.slice(0, at) as JsonValue[]
      made?.push(json)
    }
    return made ?? (list as JsonValue[])
  }

  /** The list of JSON whose items are those of this one but for a few; takes the steps of what they share. */
  #knownSource(list: Value[], depth: number): Value[] | undefined {
    const source = this.#run.sourceOf(list)
    const known = source && knownJson.get(source)
    if (source === undefined || known === undefined || source.length > list.length) return undefined
    if (depth + known.depth > limits.valueDepth) return undefined
    let steps = known.steps - source.length
    let others = 0
    for (let at = 0; at < source.length; at++) {
      const item = source[at] as Value
      if (item === list[at]) continue
      if ((others += 1) > fewOthers) return undefined
      if (typeof item !== 'object' || item === null) continue
      const replaced = knownJson.get(item)
      if (replaced === undefined) return undefined
      steps -= replaced.steps
    }
    this.#run.charge(steps)
    this.#deepest = Math.max(this.#deepest, depth + known.depth)
    return source
  }

  #context(context: Context, depth: number): JsonObject {
    const all = Object.keys(context)
    const keys = all.some(isForbiddenName) ? all.filter((key) => !isForbiddenName(key)) : all
    this.#run.charge(keys.length)
    let made: JsonObject | null = this.#run.shares && keys === all ? null : {}
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!
      const item = context[key]
      const json = this.through(item, depth + 1)
      if (made === null && !Object.is(json, item)) made = before(context, keys, at)
      if (made !== null) made[key] = json
    }
    return made ?? (context as JsonObject)
  }
}

function plainToJson(value: Value | undefined): JsonValue {
  // Adding zero turns -0, which JSON does not have, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

function specialToJson(value: Special): JsonValue {
  if (value instanceof FunctionValue) return null
  return value instanceof RangeValue
    ? rangeText(value)
    : temporalText(value as TemporalValue, false)
}

/** The entries that were JSON before the first that was not. */
function before(context: Context, keys: readonly string[], end: number): JsonObject {
  const made: JsonObject = {}
  for (let at = 0; at < end; at++) made[keys[at]!] = context[keys[at]!] as JsonValue
  return made
}
