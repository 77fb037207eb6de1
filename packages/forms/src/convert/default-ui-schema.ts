import type { JsonObject, JsonSchema } from '@splot/definition'
import { pointerTo } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'
import { textOf } from './text-of.ts'

/** Returns the controls of an object's properties; objects inside become groups. */
function elementsOf(schema: JsonSchema, scope: string): JsonObject[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  return Object.entries(properties).flatMap(([name, part]): JsonObject[] => {
    if (!isObject(part)) return []
    const here = pointerTo(`${scope}/properties`, name)
    const label = textOf(part.title, name).pl
    if (part.type === 'object' && isObject(part.properties))
      return [{ type: 'Group', label, elements: elementsOf(part, here) }]
    return [{ type: 'Control', scope: here, label }]
  })
}

/**
 * Returns a JSON Forms UI schema for a bare JSON Schema: one control for each property in the order of
 * the schema, objects as groups. Pure.
 */
export function defaultUiSchema(schema: JsonSchema): JsonObject {
  return { type: 'VerticalLayout', elements: elementsOf(schema, '#') }
}
