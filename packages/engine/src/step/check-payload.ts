import { SplotError, type JsonObject, type JsonValue } from '@splot/definition'

const deepest = 64
const reserved = new Set(['__proto__', 'constructor', 'prototype', 'xstate$$type'])

/**
 * Returns a copy of data from outside that is JSON and nothing else: `undefined` becomes `null`, so
 * that storing and reading back changes nothing.
 *
 * @throws SplotError `payload.invalid` for reserved names, numbers that JSON cannot carry, values that
 * are no JSON, and nesting deeper than 64.
 */
export function checkPayload(payload: JsonObject | undefined): JsonObject {
  if (payload === undefined) return {}
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw invalid('', 'an object')
  }
  return copyObject(payload, '', 0)
}

function copy(value: unknown, path: string, depth: number): JsonValue {
  if (depth > deepest) throw invalid(path, `nesting of at most ${deepest}`)
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (!Number.isFinite(value)) throw invalid(path, 'a finite number')
      return Object.is(value, -0) ? 0 : value
    case 'undefined':
      return null
    case 'object':
      if (value === null) return null
      if (Array.isArray(value)) {
        return Array.from(value, (one, at) => copy(one, `${path}/${at}`, depth + 1))
      }
      return copyObject(value, path, depth)
    default:
      throw invalid(path, 'JSON')
  }
}

function copyObject(value: object, path: string, depth: number): JsonObject {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw invalid(path, 'plain JSON')
  const made: JsonObject = {}
  for (const [key, inner] of Object.entries(value)) {
    if (reserved.has(key)) throw invalid(path, 'no reserved names')
    made[key] = copy(inner, `${path}/${key}`, depth + 1)
  }
  return made
}

function invalid(path: string, expected: string): SplotError {
  return new SplotError('payload.invalid', `Expected ${expected} at "${path}".`, {
    details: { path },
  })
}
