import type { JsonObject, JsonValue } from '../values/to-json.ts'
import { type TextFormat, type Type, anyType, booleanType, commonType, numberType } from './type.ts'

const formats: readonly string[] = ['date', 'date-time', 'time', 'duration'] satisfies TextFormat[]
const deepest = 20

/** Objects that read the same wherever they stand. Most checks share most of their variables. */
const objectTypes = new WeakMap<JsonObject, Type>()

/**
 * Returns what a JSON Schema tells about a value. What is not understood is `any`; an object is
 * closed when it has `properties` and does not allow others. Pure; a schema must not be changed
 * after it was read.
 */
export function typeFromSchema(schema: JsonValue): Type {
  return read(schema, { whole: schema, references: new Map(), placed: false }, 0)
}

/** The schema that references point into, and what they were found to be: each is read once. */
interface Root {
  whole: JsonValue
  references: Map<string, Type>
  /** Something read so far would read otherwise elsewhere: a reference, or what lies too deep. */
  placed: boolean
}

function read(schema: JsonValue, root: Root, depth: number): Type {
  if (!isObject(schema)) return anyType
  if (depth > deepest || typeof schema['$ref'] === 'string') root.placed = true
  if (depth > deepest) return anyType
  if (typeof schema['$ref'] === 'string') return fromReference(schema['$ref'], root, depth)
  if (Array.isArray(schema['allOf'])) return fromAll(schema, schema['allOf'], root, depth)
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices)) return fromChoices(choices, root, depth)
  if (Array.isArray(schema['enum'])) return fromValues(schema['enum'])
  if (schema['const'] !== undefined) return fromValues([schema['const']])
  return fromType(schema, root, depth)
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fromReference(reference: string, root: Root, depth: number): Type {
  if (!reference.startsWith('#/')) return anyType
  const known = root.references.get(reference)
  if (known) return known
  // A schema that contains itself ends here.
  root.references.set(reference, anyType)
  const type = resolved(reference, root, depth)
  root.references.set(reference, type)
  return type
}

function resolved(reference: string, root: Root, depth: number): Type {
  let at: JsonValue | undefined = root.whole
  for (const part of reference.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!isObject(at) || !Object.hasOwn(at, key)) return anyType
    at = at[key]
  }
  return at === undefined ? anyType : read(at, root, depth + 1)
}

/** Objects put together; anything else stays unknown. */
function fromAll(schema: JsonObject, parts: JsonValue[], root: Root, depth: number): Type {
  const { allOf: _, ...rest } = schema
  const types = [rest, ...parts]
    .map((part) => read(part, root, depth + 1))
    .filter((type) => type.kind !== 'any')
  if (types.length === 1) return types[0] ?? anyType
  const contexts = types.filter((type) => type.kind === 'context')
  if (contexts.length === 0 || contexts.length < types.length) return anyType
  return {
    kind: 'context',
    fields: new Map(contexts.flatMap((type) => [...type.fields])),
    open: contexts.every((type) => type.open),
  }
}

function fromChoices(choices: JsonValue[], root: Root, depth: number): Type {
  if (choices.length === 0) return anyType
  return choices.map((one) => read(one, root, depth + 1)).reduce(commonType)
}

function fromValues(values: JsonValue[]): Type {
  const given = values.filter((value) => value !== null)
  if (given.length > 0 && given.every((value) => typeof value === 'string')) {
    return { kind: 'string', values: given }
  }
  if (given.length > 0 && given.every((value) => typeof value === 'number')) return numberType
  return given.length > 0 && given.every((value) => typeof value === 'boolean')
    ? booleanType
    : anyType
}

function fromType(schema: JsonObject, root: Root, depth: number): Type {
  switch (singleType(schema)) {
    case 'string':
      return fromText(schema)
    case 'number':
    case 'integer':
      return numberType
    case 'boolean':
      return booleanType
    case 'array':
      return { kind: 'list', item: read(schema['items'] ?? true, root, depth + 1) }
    case 'object':
      return fromObject(schema, root, depth)
    default:
      return anyType
  }
}

/** `["string", "null"]` is a text; other mixtures are unknown. */
function singleType(schema: JsonObject): JsonValue | undefined {
  const { type } = schema
  if (type === undefined && isObject(schema['properties'])) return 'object'
  if (!Array.isArray(type)) return type
  const given = type.filter((one) => one !== 'null')
  return given.length === 1 ? given[0] : undefined
}

function fromText(schema: JsonObject): Type {
  const { format } = schema
  return typeof format === 'string' && formats.includes(format)
    ? { kind: 'string', format: format as TextFormat }
    : { kind: 'string' }
}

function fromObject(schema: JsonObject, root: Root, depth: number): Type {
  const known = objectTypes.get(schema)
  if (known) return known
  const around = root.placed
  root.placed = false
  const type = readObject(schema, root, depth)
  if (!root.placed) objectTypes.set(schema, type)
  root.placed ||= around
  return type
}

function readObject(schema: JsonObject, root: Root, depth: number): Type {
  const { properties, additionalProperties } = schema
  if (!isObject(properties)) return { kind: 'context', fields: new Map(), open: true }
  const fields = new Map(
    Object.entries(properties).map(([key, part]) => [key, read(part, root, depth + 1)]),
  )
  const open = additionalProperties === true || isObject(additionalProperties)
  return { kind: 'context', fields, open }
}
