import type { CodeList, FormField, JsonObject, JsonSchema } from '@splot/definition'
import { limits } from '../limits.ts'

/** Code lists by id. */
export type ListIndex = ReadonlyMap<string, CodeList>

/** Longest text of a type when the field says none. */
const longest: Readonly<Record<string, number>> = { text: 2_000, longtext: 20_000, rich: 100_000 }

/** Longest list of codes that stands in a schema; of longer ones the form itself knows the codes. */
const enumLimit = 1000

/** Names of `format` in schemas, where they differ from the field type. */
const formatNames: Readonly<Record<string, string>> = {
  email: 'idn-email',
  url: 'https-url',
  datetime: 'date-time',
  time: 'local-time',
}

/** Returns a copy without absent members. */
function compact(schema: Record<string, JsonSchema[string] | undefined>): JsonSchema {
  const result: JsonSchema = {}
  for (const [key, value] of Object.entries(schema)) if (value !== undefined) result[key] = value
  return result
}

function plain(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function textSchema(field: FormField): JsonSchema {
  return compact({
    type: 'string',
    minLength: field.minLength,
    maxLength: field.maxLength ?? longest[field.type],
    // The whole text must match; RE2 reads the group as any other engine does.
    pattern: field.pattern === undefined ? undefined : `^(?:${field.pattern.regex})$`,
  })
}

function numberSchema(field: FormField): JsonSchema {
  const integer = field.type !== 'decimal'
  const scale = field.scale ?? 2
  return compact({
    type: integer ? 'integer' : 'number',
    multipleOf: integer ? undefined : Number(`1e-${scale}`),
    minimum: plain(field.minimum) ?? -Number.MAX_SAFE_INTEGER,
    maximum: plain(field.maximum) ?? Number.MAX_SAFE_INTEGER,
  })
}

/** Codes of a list, or any short text when the list is empty or long. */
function codeSchema(field: FormField, lists: ListIndex): JsonSchema {
  const codes = lists.get(field.list ?? '')?.items.map((item) => item.code) ?? []
  return codes.length === 0 || codes.length > enumLimit
    ? { type: 'string', maxLength: 200 }
    : { type: 'string', enum: codes }
}

const idSchema: JsonSchema = { type: 'string', maxLength: 200, pattern: '^[^\\s"<>\\\\]+$' }

function listSchema(field: FormField, items: JsonSchema, most: number): JsonSchema {
  return compact({
    type: 'array',
    items,
    minItems: plain(field.minItems),
    maxItems: plain(field.maxItems) ?? most,
  })
}

const signatureSchema: JsonSchema = {
  type: 'object',
  properties: {
    person: { type: 'string', minLength: 1, maxLength: 200 },
    name: { type: 'string', maxLength: 500 },
    method: { type: 'string', maxLength: 100 },
    at: { type: 'string', format: 'date-time' },
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
  required: ['person', 'at', 'hash'],
}

/** Returns the schema of an object with the given fields; what has no field is refused. Pure. */
export function objectSchema(fields: readonly FormField[], lists: ListIndex): JsonSchema {
  const properties: JsonObject = {}
  for (const field of fields)
    if (field.type !== 'info') properties[field.key] = fieldSchema(field, lists)
  return { type: 'object', properties, additionalProperties: false }
}

/** Schemas of the types that take nothing from the field. */
function ofType(field: FormField, lists: ListIndex): JsonSchema {
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'rich':
      return textSchema(field)
    case 'integer':
    case 'money':
    case 'decimal':
      return numberSchema(field)
    case 'boolean':
    case 'consent':
    case 'declaration':
      return { type: 'boolean' }
    case 'choice':
      return codeSchema(field, lists)
    case 'choices':
      return { ...listSchema(field, codeSchema(field, lists), limits.items), uniqueItems: true }
    case 'reference':
      return idSchema
    case 'references':
      return { ...listSchema(field, idSchema, limits.items), uniqueItems: true }
    case 'file':
      return { ...listSchema(field, idSchema, 10), uniqueItems: true }
    case 'signature':
      return { type: 'array', items: signatureSchema, maxItems: 100 }
    case 'group':
      return objectSchema(field.fields ?? [], lists)
    case 'table':
      return listSchema(field, objectSchema(field.fields ?? [], lists), limits.rows)
    case 'computed':
    case 'info':
      return { readOnly: true }
    default:
      return { type: 'string', format: formatNames[field.type] ?? field.type }
  }
}

/** Returns the draft-07 schema of one field's value. Titles are Polish; the form holds both. Pure. */
function fieldSchema(field: FormField, lists: ListIndex): JsonSchema {
  const rules = ofType(field, lists)
  return { ...rules, title: field.label.pl, ...(field.help ? { description: field.help.pl } : {}) }
}
