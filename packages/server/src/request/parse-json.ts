import { SplotError } from '@splot/definition'
import type { JsonValue } from '@splot/definition'

const maxDepth = 64
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', 'xstate$$type'])

/**
 * Returns the JSON document in `bytes`. Depth is counted before parsing, so that nesting cannot
 * exhaust the stack of whoever walks the value later. Pure.
 * @throws SplotError request.malformed, request.too-deep, request.forbidden-key
 */
export function parseJson(bytes: Uint8Array): JsonValue {
  const text = decode(bytes)
  if (isDeeperThan(text, maxDepth)) {
    throw new SplotError(
      'request.too-deep',
      `Expected at most ${maxDepth} levels of nesting but found more`,
    )
  }
  const value = parse(text)
  if (mayHaveForbiddenKey(text)) refuseForbiddenKeys(value, '')
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SplotError('request.malformed', 'Expected UTF-8 but found other bytes')
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    throw new SplotError('request.malformed', 'Expected one JSON document but found something else')
  }
}

/** Whether brackets outside of strings nest deeper than `limit`. Pure; one pass, no stack. */
export function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > limit) return true
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return false
}

// a key can also be written with \u escapes: any escape makes the walk worth its time
function mayHaveForbiddenKey(text: string): boolean {
  return text.includes('\\u') || [...forbiddenKeys].some((key) => text.includes(key))
}

function refuseForbiddenKeys(value: JsonValue, path: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value) && forbiddenKeys.has(key)) {
      throw new SplotError('request.forbidden-key', `Expected no key ${key} but found it`, {
        issues: [
          {
            path: `${path}/${key}`,
            code: 'request.forbidden-key',
            message: { pl: `Usuń klucz ${key}.`, en: `Remove the key ${key}.` },
          },
        ],
      })
    }
    const child = (value as Record<string, JsonValue>)[key]
    if (child !== undefined) refuseForbiddenKeys(child, `${path}/${key}`)
  }
}
