import type { JsonSchema, JsonValue } from '../json.ts'
import { locales } from '../text.ts'

const spoken = new WeakMap<JsonSchema, JsonSchema>()

/**
 * Returns the schema of variables as an expression of one language sees them: every text in both
 * languages is a text. What holds none stays the very same object. Pure.
 */
export function spokenSchema(schema: JsonSchema): JsonSchema {
  const known = spoken.get(schema) ?? (said(schema) as JsonSchema)
  spoken.set(schema, known)
  return known
}

function said(schema: JsonValue): JsonValue {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) {
    const parts = schema.map(said)
    return parts.some((part, n) => part !== schema[n]) ? parts : schema
  }
  if (isOfLocalText(schema)) return { type: 'string' }
  const parts = Object.entries(schema).map(([key, part]) => [key, said(part)] as const)
  return parts.some(([key, part]) => part !== schema[key]) ? Object.fromEntries(parts) : schema
}

function isOfLocalText({ type, properties }: JsonSchema): boolean {
  if (type !== 'object' || typeof properties !== 'object' || properties === null) return false
  const keys = Object.keys(properties)
  return keys.length === locales.length && locales.every((locale) => keys.includes(locale))
}
