import type { JsonObject, JsonValue } from '../json.ts'
import { splitPointer } from '../source/pointer.ts'

/** Returns the value a JSON Pointer leads to; `undefined` where there is none. Pure. */
export function valueAt(root: JsonValue | undefined, pointer: string): JsonValue | undefined {
  return splitPointer(pointer).reduce<JsonValue | undefined>(stepInto, root)
}

function stepInto(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return value[Number(step)]
  return Object.hasOwn(value, step) ? value[step] : undefined
}

/**
 * Returns `root` with what a JSON Pointer leads to replaced by what `change` makes of it; `undefined`
 * removes it, from a list too. Objects on the way are made where they are missing. What is not on the
 * way stays the very same object; `root` itself comes back when nothing changes. Pure.
 */
export function changeAt(
  root: JsonValue,
  pointer: string,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonValue {
  return changed(root, splitPointer(pointer), change) ?? null
}

/** Returns `root` with a value at a JSON Pointer; `undefined` removes what is there. Pure. */
export function setAt(root: JsonValue, pointer: string, value: JsonValue | undefined): JsonValue {
  return changeAt(root, pointer, () => value)
}

function changed(
  value: JsonValue | undefined,
  [step, ...rest]: readonly string[],
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonValue | undefined {
  if (step === undefined) return change(value)
  const before = stepInto(value, step)
  const after = changed(before, rest, change)
  if (after === before) return value
  if (Array.isArray(value)) return listWith(value, Number(step), after)
  return objectWith(value as JsonObject | undefined, step, after)
}

function listWith(list: readonly JsonValue[], at: number, value: JsonValue | undefined): JsonValue {
  if (value === undefined) return list.filter((_, n) => n !== at)
  return at < list.length ? list.map((item, n) => (n === at ? value : item)) : [...list, value]
}

function objectWith(
  object: JsonObject | null | undefined,
  key: string,
  value: JsonValue | undefined,
): JsonObject {
  if (value !== undefined) return { ...object, [key]: value }
  const { [key]: _gone, ...kept } = object ?? {}
  return kept
}

/** Returns a list with the item at `from` moved to `to`; the same list when that is no place of it. Pure. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from]
  if (item === undefined || from === to || to < 0 || to >= list.length) return list
  const without = list.filter((_, n) => n !== from)
  return [...without.slice(0, to), item, ...without.slice(to)]
}

/** Returns an object with its keys in another order or under other names; values stay as they are. Pure. */
export function withKeys<Value>(
  object: Readonly<Record<string, Value>>,
  entries: (entries: [string, Value][]) => readonly (readonly [string, Value])[],
): Record<string, Value> {
  return Object.fromEntries(entries(Object.entries(object)))
}
