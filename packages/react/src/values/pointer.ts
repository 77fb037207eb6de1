import type { JsonObject, JsonValue } from '@splot/definition'

/** Returns the parts of a JSON Pointer (RFC 6901): `/founders/0/name` → `['founders','0','name']`. Pure. */
export function pointerParts(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Returns the pointer of the child `key` of `pointer`. Pure. */
export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Returns the pointer without row numbers: `/founders/0/name` → `/founders/name`. Pure. */
export function fieldPointer(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '')
}

/** Returns the value at `pointer`, `undefined` where there is none. Own properties only. Pure. */
export function readPointer(data: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = data
  for (const part of pointerParts(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as JsonObject)[part]
  }
  return value
}

/**
 * Returns a copy of `data` with `value` at `pointer`; untouched branches are shared. `undefined`
 * deletes a property. Missing parents become objects. Pure.
 */
export function writePointer(
  data: JsonObject,
  pointer: string,
  value: JsonValue | undefined,
): JsonObject {
  return write(data, pointerParts(pointer), value) as JsonObject
}

function write(
  data: JsonValue | undefined,
  parts: readonly string[],
  value: JsonValue | undefined,
): JsonValue | undefined {
  const [part, ...rest] = parts
  if (part === undefined) return value
  if (Array.isArray(data)) {
    const copy = [...data]
    copy[Number(part)] = write(copy[Number(part)], rest, value) ?? null
    return copy
  }
  const copy: JsonObject = typeof data === 'object' && data !== null ? { ...data } : {}
  const child = write(copy[part], rest, value)
  if (child === undefined) delete copy[part]
  else copy[part] = child
  return copy
}
