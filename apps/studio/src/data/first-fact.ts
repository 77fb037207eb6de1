import type { JsonObject, JsonSchema, JsonValue, WorkflowDefinition } from '@splot/definition'

/** A small fact of a case: its name, what it is, what it is at the start. */
export interface Fact {
  name: string
  schema: JsonSchema
  first: JsonValue
}

/** Returns the facts of a workflow; what is not written of one is told by its first value. Pure. */
export function factsOf({ context = {}, contextSchema }: WorkflowDefinition): Fact[] {
  const written = (contextSchema?.['properties'] ?? {}) as Record<string, JsonSchema>
  return Object.entries(context).map(([name, first]) => ({
    name,
    first,
    schema: written[name] ?? schemaOf(first),
  }))
}

function schemaOf(first: JsonValue): JsonSchema {
  if (Array.isArray(first)) return { type: 'array', items: {} }
  const type = typeof first
  return type === 'string' || type === 'number' || type === 'boolean' ? { type } : {}
}

/** Returns what a fact of a kind can be at the start: nothing of it yet. Pure. */
export function firstOf(schema: JsonSchema): JsonValue {
  if (schema['type'] === 'array') return []
  if (schema['type'] === 'number') return 0
  return schema['type'] === 'boolean' ? false : null
}

/**
 * Returns the schema of all facts with what one of them is; `undefined` forgets it. It is only kept
 * where the first value does not tell it. Pure.
 */
export function withFactSchema(
  all: JsonSchema | undefined,
  name: string,
  schema: JsonSchema | undefined,
  first: JsonValue,
): JsonSchema | undefined {
  const { [name]: _before, ...others } = (all?.['properties'] ?? {}) as JsonObject
  const told = schema === undefined || JSON.stringify(schema) === JSON.stringify(schemaOf(first))
  const properties = told ? others : { ...others, [name]: schema }
  if (Object.keys(properties).length === 0) return undefined
  return { type: 'object', ...all, properties }
}
