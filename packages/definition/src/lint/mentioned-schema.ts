import type { JsonSchema } from '../json.ts'

/**
 * Returns a schema that says of names an expression mentions what the given one does, and of all others
 * only that they exist. Checking the expression finds the same faults and costs what it mentions, not
 * what it might have. Pure.
 */
export function mentionedSchema(schema: JsonSchema, source: string): JsonSchema {
  return pruned(schema, new Set(source.match(/\w+/g)))
}

function pruned(schema: JsonSchema, words: ReadonlySet<string>): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined
  if (properties) {
    const kept = Object.entries(properties).map(
      ([name, inner]) => [name, words.has(name) ? pruned(inner, words) : {}] as const,
    )
    return { ...schema, properties: Object.fromEntries(kept) }
  }
  const items = schema['items'] as JsonSchema | undefined
  return items ? { ...schema, items: pruned(items, words) } : schema
}
