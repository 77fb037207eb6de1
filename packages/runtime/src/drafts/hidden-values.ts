import type { FormField, JsonObject, JsonValue } from '@splot/definition'
import { isObject } from '../is-object.ts'

/** Fields nobody writes into a draft: others make their values. */
const made: readonly string[] = ['computed', 'info', 'signature']

/**
 * Returns what stands in answers as they were sent and not in them as they are shown: values of fields that
 * are hidden just now. Rows keep theirs by their number. Pure.
 */
export function hiddenValues(
  fields: readonly FormField[],
  sent: JsonObject,
  shown: JsonObject,
): JsonObject {
  const kept = fields.flatMap((field) => {
    if (made.includes(field.type)) return []
    const value = hiddenValue(field, sent[field.key], shown[field.key])
    return value === undefined ? [] : [[field.key, value] as const]
  })
  return Object.fromEntries(kept)
}

function hiddenValue(
  { fields }: FormField,
  sent: JsonValue | undefined,
  shown: JsonValue | undefined,
): JsonValue | undefined {
  if (isEmpty(sent)) return undefined
  if (shown === undefined) return sent
  if (fields === undefined) return undefined
  if (isObject(sent) && isObject(shown)) return orNothing(hiddenValues(fields, sent, shown))
  if (!Array.isArray(sent) || !Array.isArray(shown) || sent.length !== shown.length)
    return undefined
  const rows = sent.map((row, n) => {
    const own = shown[n]
    return isObject(row) && isObject(own) ? hiddenValues(fields, row, own) : {}
  })
  return rows.some((row) => Object.keys(row).length > 0) ? rows : undefined
}

/** Returns answers with hidden values put back where nothing stands now. Pure. */
export function withHidden(answers: JsonObject, hidden: JsonObject): JsonObject {
  const whole = { ...answers }
  for (const [key, value] of Object.entries(hidden)) {
    const own = Object.hasOwn(answers, key) ? answers[key] : undefined
    if (own === undefined) whole[key] = value
    else if (isObject(own) && isObject(value)) whole[key] = withHidden(own, value)
    else if (Array.isArray(own) && Array.isArray(value) && own.length === value.length)
      whole[key] = own.map((row, n) => {
        const cells = value[n]
        return isObject(row) && isObject(cells) ? withHidden(row, cells) : row
      })
  }
  return whole
}

function isEmpty(value: JsonValue | undefined): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

function orNothing(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length > 0 ? value : undefined
}
