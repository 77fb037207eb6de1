import type { FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'
import { fieldsOf } from '../forms/form-fields.ts'
import { isObject } from '../is-object.ts'

/** Answers without their sensitive values, and these alone in the same shape; `null`: there are none. */
export interface SplitAnswers {
  open: JsonObject
  secret: JsonObject | null
}

/** Whether a form has sensitive fields. Pure. */
export function isSensitiveForm(definition: FormDefinition): boolean {
  return fieldsOf(definition).some(({ field }) => field.sensitive === true)
}

/** Takes the values of sensitive fields out of answers. Pure. */
export function splitAnswers(definition: FormDefinition, answers: JsonObject): SplitAnswers {
  const fields = definition.pages.flatMap((page) => page.sections.flatMap((part) => part.fields))
  return splitObject(answers, fields)
}

function splitObject(values: JsonObject, fields: readonly FormField[]): SplitAnswers {
  const open: JsonObject = {}
  const secret: JsonObject = {}
  for (const [key, value] of Object.entries(values)) {
    const field = fields.find((one) => one.key === key)
    const parts = field?.sensitive ? { secret: value } : splitInside(value, field?.fields ?? [])
    if (parts.open !== undefined) open[key] = parts.open
    if (parts.secret !== undefined) secret[key] = parts.secret
  }
  return { open, secret: Object.keys(secret).length > 0 ? secret : null }
}

function splitInside(
  value: JsonValue,
  fields: readonly FormField[],
): { open?: JsonValue; secret?: JsonValue } {
  if (fields.length === 0) return { open: value }
  if (!Array.isArray(value)) {
    const parts = isObject(value) ? splitObject(value, fields) : { open: value, secret: null }
    return parts.secret === null ? { open: value } : { open: parts.open, secret: parts.secret }
  }
  const rows = value.map((row) => splitInside(row, fields))
  if (rows.every(({ secret }) => secret === undefined)) return { open: value }
  return {
    open: rows.map(({ open }) => open ?? null),
    secret: rows.map(({ secret }) => secret ?? {}),
  }
}

/** Puts back what `splitAnswers` took out. Pure. */
export function joinAnswers({ open, secret }: SplitAnswers): JsonObject {
  return secret === null ? open : (join(open, secret) as JsonObject)
}

function join(open: JsonValue | undefined, secret: JsonValue | undefined): JsonValue {
  if (open === undefined || secret === undefined) return open ?? secret ?? null
  if (Array.isArray(open) && Array.isArray(secret))
    return open.map((row, index) => join(row, secret[index]))
  if (!isObject(open) || !isObject(secret)) return secret
  const keys = new Set([...Object.keys(open), ...Object.keys(secret)])
  return Object.fromEntries([...keys].map((key) => [key, join(open[key], secret[key])]))
}
