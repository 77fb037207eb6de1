import { isLocalText } from '@splot/definition'
import type { CompiledExpression, JsonObject, JsonValue, Locale } from '@splot/definition'

/**
 * Returns the variables as an expression of one language sees them: of what it reads, every text in both
 * languages is what it says there. What holds none stays the very same object. Pure.
 */
export function inLanguage(
  variables: JsonObject,
  { reads }: Pick<CompiledExpression, 'reads'>,
  locale: Locale,
): JsonObject {
  return reads.reduce<JsonObject>(
    (seen, path) => along(seen, path.split('.'), locale) as JsonObject,
    variables,
  )
}

/** Only what lies on the path is looked into: the lists of a case may be long. */
function along(value: JsonValue, steps: readonly string[], locale: Locale): JsonValue {
  if (isLocalText(value)) return value[locale]
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => along(item, steps, locale))
    return items.some((item, n) => item !== value[n]) ? items : value
  }
  const [name, ...further] = steps
  const names = name === undefined ? Object.keys(value) : Object.hasOwn(value, name) ? [name] : []
  const said = names.map((key) => [key, along(value[key]!, further, locale)] as const)
  return said.some(([key, part]) => part !== value[key])
    ? { ...value, ...Object.fromEntries(said) }
    : value
}
