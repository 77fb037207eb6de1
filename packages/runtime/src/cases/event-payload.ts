import { isLocalText, SplotError } from '@splot/definition'
import type { EventDefinition, Issue, JsonObject, JsonSchema, JsonValue } from '@splot/definition'
import type { SchemaIssue, SchemaValidator } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'

const validators = new WeakMap<JsonSchema, SchemaValidator>()
/** By what the schema says: half of all events take the data that another takes. */
const bySchema = new Map<string, SchemaValidator>()
/** Far more than the events of a programme differ in. */
const schemasKept = 1_000

/** Returns the check of a payload schema, compiled once. @throws Error for a faulty schema */
export function payloadValidator(schema: JsonSchema): SchemaValidator {
  const kept = validators.get(schema)
  if (kept) return kept
  const text = JSON.stringify(schema)
  const validator = bySchema.get(text) ?? createAjvValidator(wordless(schema) as JsonSchema)
  if (bySchema.size >= schemasKept) bySchema.clear()
  bySchema.set(text, validator)
  validators.set(schema, validator)
  return validator
}

/** A schema as JSON Schema has it: without titles in both languages and without labels of values. */
function wordless(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(wordless)
  if (typeof value !== 'object' || value === null) return value
  const said = (key: string, one: JsonValue) =>
    (key === 'title' && isLocalText(one)) || (key === 'labels' && Array.isArray(value['enum']))
  const kept = Object.entries(value).filter(([key, one]) => !said(key, one))
  return Object.fromEntries(kept.map(([key, one]) => [key, wordless(one)]))
}

/**
 * Refuses data that an event does not declare: what does not fit its schema, or anything at all where
 * it has none.
 *
 * @throws SplotError payload.invalid with the places
 */
export function refusePayload(
  type: string,
  { payload: schema }: EventDefinition,
  payload: JsonObject = {},
): void {
  if (schema === undefined && Object.keys(payload).length === 0) return
  const issues = schema === undefined ? [notExpected] : payloadValidator(schema)(payload)
  if (issues.length === 0) return
  throw new SplotError('payload.invalid', `Expected the data that "${type}" declares.`, {
    issues: issues.map(toIssue),
  })
}

const notExpected: SchemaIssue = { path: '', keyword: 'additionalProperties', params: {} }

function toIssue({ path, keyword, params }: SchemaIssue): Issue {
  const missing = params['missingProperty']
  if (typeof missing === 'string')
    return {
      path: `${path}/${missing}`,
      code: 'payload.required',
      message: { pl: 'Uzupełnij tę wartość.', en: 'Give this value.' },
    }
  if (keyword === 'additionalProperties')
    return {
      path,
      code: 'payload.unknown',
      message: {
        pl: 'To zdarzenie nie przyjmuje takich danych.',
        en: 'This event does not take such data.',
      },
    }
  return {
    path,
    code: `payload.${keyword}`,
    message: {
      pl: 'Ta wartość nie ma oczekiwanej postaci.',
      en: 'This value does not have the expected form.',
    },
  }
}
