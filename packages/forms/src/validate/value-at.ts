import type { JsonObject, JsonValue } from '@splot/definition'
import { stepsOf } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'

/** Returns the value at a JSON Pointer, or `undefined` when there is none. Pure. */
export function valueAt(root: JsonObject | undefined, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = root
  for (const step of stepsOf(pointer)) {
    if (Array.isArray(at)) at = /^(0|[1-9][0-9]*)$/.test(step) ? at[Number(step)] : undefined
    else if (isObject(at)) at = Object.hasOwn(at, step) ? at[step] : undefined
    else return undefined
  }
  return at
}
