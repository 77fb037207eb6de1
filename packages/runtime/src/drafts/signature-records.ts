import type { JsonObject, JsonValue } from '@splot/definition'

/** Returns the signatures in a field's value. Pure. */
export function recordsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : []
}

/** Returns answers without a person's signature in a field, or `null` where they have not signed it. Pure. */
export function withoutSignature(
  answers: JsonObject,
  { path, person }: { path: string; person: string },
): JsonObject | null {
  const key = path.slice(1)
  const records = recordsOf(answers[key])
  const others = records.filter((record) => record['person'] !== person)
  if (others.length === records.length) return null
  const { [key]: _, ...rest } = answers
  return others.length > 0 ? { ...rest, [key]: others } : rest
}
