import type { JsonObject, JsonValue } from '@splot/definition'

/** Returns the child elements of a UI schema element. Pure. */
export function elementsOf(element: JsonObject): JsonObject[] {
  const { elements } = element
  return Array.isArray(elements) ? elements.filter(isObject) : []
}

/** Returns one of a UI schema element's options as text; `''` where it has none. Pure. */
export function textOption(element: object, name: string): string {
  const value = optionOf(element, name)
  return typeof value === 'string' ? value : ''
}

/** Returns one of a UI schema element's options. Pure. */
export function optionOf(element: object, name: string): JsonValue | undefined {
  const options = (element as JsonObject)['options']
  return isObject(options) ? options[name] : undefined
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
