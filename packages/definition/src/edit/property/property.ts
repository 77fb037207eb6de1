import type { JsonObject, JsonSchema, JsonValue } from '../../json.ts'
import { definitionSchemas } from '../../schemas/definition-schemas.ts'
import type { DefinitionKind } from '../../schemas/definition-schemas.ts'
import { splitPointer } from '../../source/pointer.ts'
import { isExpression } from './property-expressions.ts'

/** How a property is changed: a field, or a thing with parts of its own. */
export type PropertyShape =
  | 'localText'
  | 'text'
  | 'expression'
  /** An expression, or one for each language. */
  | 'localExpression'
  /** A number, or an expression that gives one. */
  | 'amount'
  | 'number'
  | 'yes'
  | 'choice'
  | 'list'
  /** Values under names. */
  | 'map'
  | 'record'
  /** One of several shapes. */
  | 'either'
  /** The JSON Schema of a value. */
  | 'schema'
  | 'any'

/** A property of a definition, as its published JSON Schema has it. */
export interface Property {
  readonly file: DefinitionKind
  /** The thing it is a property of, as the schema calls it: `table`; of the file itself its kind. */
  readonly owner: string
  readonly key: string
  /** What its value is called in the schema, where that has a name; else the key. */
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** Returns a definition file as a property of nothing, to begin with. Pure. */
export function fileProperty(file: DefinitionKind): Property {
  const schema = definitionSchemas[file]
  return { file, owner: file, key: file, name: file, schema, required: true }
}

/** Returns what tells a property from all others: `document:table.columns`. Pure. */
export function propertyId({ file, owner, key }: Pick<Property, 'file' | 'owner' | 'key'>): string {
  return `${file}:${owner}.${key}`
}

/** Returns how a property is changed. Pure. */
export function shapeOf(property: Property): PropertyShape {
  const { schema, name, file } = property
  const { type } = schema
  if (name === 'localText' || name === 'localExpression') return name
  if (isExpression(property)) return 'expression'
  if (isValueSchema(property)) return 'schema'
  if (name === 'amount' || isNumberOrText(type)) return 'amount'
  if (Array.isArray(schema['enum'])) return 'choice'
  if (type === 'boolean' || schema['const'] === true) return 'yes'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'string') return 'text'
  if (type === 'array') return 'list'
  if (schema['anyOf'] !== undefined) return 'either'
  if (schema['properties'] !== undefined) return 'record'
  if (type === 'object' && file !== undefined) return 'map'
  return 'any'
}

/** Values that are schemas themselves: what a case is given, what an event carries. */
function isValueSchema({ file, owner, key }: Property): boolean {
  return file === 'workflow' && ((owner === 'event' && key === 'payload') || key === 'input.*')
}

function isNumberOrText(type: JsonValue | undefined): boolean {
  return Array.isArray(type) && type.includes('number') && type.includes('string')
}

/**
 * Returns the parts of a thing, in the order of its schema. Where its kind, another part or a condition
 * of the schema decides which parts it has, `value` does. Pure.
 */
export function partsOf(property: Property, value: JsonValue | undefined): Property[] {
  const { name, schema } = branchOf(property, value)
  const own = record(value)
  const required = new Set([...requiredOf(schema), ...requiredOf(conditional(schema, own))])
  const gone = excluded(property, schema, own)
  return Object.entries(record(schema['properties'])).flatMap(([key, part]) =>
    key === '$schema' || gone.has(key)
      ? []
      : [made(property.file, name, key, part as JsonSchema, required.has(key))],
  )
}

function requiredOf(schema: JsonSchema): string[] {
  return (schema['required'] ?? []) as string[]
}

/** What a schema says besides, `then` or `else`, because of what one of its properties is. */
function conditional(schema: JsonSchema, value: JsonObject): JsonSchema {
  const [key, test] = Object.entries(record(record(schema['if'])['properties']))[0] ?? []
  if (key === undefined) return {}
  return record(schema[value[key] === record(test)['const'] ? 'then' : 'else'])
}

/** Returns what the values under the names of a map, or the items of a list, are. Pure. */
export function innerOf(property: Property): Property {
  const { file, owner, key, schema } = property
  const inner = (schema['items'] ?? schema['additionalProperties'] ?? {}) as JsonSchema
  const one = made(file, owner, key, typeof inner === 'object' ? inner : {}, true)
  return file === 'workflow' && owner === 'workflow' && key === 'input'
    ? { ...one, key: 'input.*' }
    : one
}

/** Returns the shapes that a property may have, where it may have several. Pure. */
export function choicesOf(property: Property): Property[] {
  const { file, owner, key, required } = property
  return ((property.schema['anyOf'] ?? []) as JsonSchema[]).map((branch) =>
    made(file, owner, key, branch, required),
  )
}

/** Returns which of its shapes a value has; the first where it has none. Pure. */
export function chosenOf(property: Property, value: JsonValue | undefined): Property {
  const branches = choicesOf(property)
  const fits = branches.find((one) => fitsShape(shapeOf(one), value))
  return fits ?? branches[0] ?? property
}

function fitsShape(shape: PropertyShape, value: JsonValue | undefined): boolean {
  if (shape === 'list') return Array.isArray(value)
  if (shape === 'record' || shape === 'map')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (shape === 'number') return typeof value === 'number'
  return typeof value === 'string'
}

/**
 * Returns the property at a place of a file; `undefined` where its schema knows none. `value` is the
 * whole file. Pure.
 */
export function propertyAt(
  file: DefinitionKind,
  value: JsonValue,
  pointer: string,
): Property | undefined {
  let property: Property | undefined = fileProperty(file)
  let at: JsonValue | undefined = value
  for (const step of splitPointer(pointer)) {
    if (property === undefined) return undefined
    while (property !== undefined && shapeOf(property) === 'either')
      property = chosenOf(property, at)
    property = stepInto(property, at, step)
    at = Array.isArray(at) ? at[Number(step)] : record(at)[step]
  }
  return property
}

function stepInto(
  property: Property,
  value: JsonValue | undefined,
  step: string,
): Property | undefined {
  const shape = shapeOf(property)
  if (shape === 'list' || shape === 'map') return innerOf(property)
  if (shape === 'record' || shape === 'localExpression')
    return partsOf(property, value).find(({ key }) => key === step)
  return undefined
}

/** Returns the kinds that a thing may be of, with the property that says it; `null` where it has none. Pure. */
export function kindsOf(property: Property): { tag: string; kinds: readonly string[] } | null {
  const branches = conditions(property.schema)
  const tag = branches[0]?.tag
  return tag === undefined ? null : { tag, kinds: branches.map(({ is }) => is) }
}

interface Branch {
  tag: string
  is: string
  branch: JsonSchema
}

/** `if` a property has a value, `then` the thing is another. */
function conditions(schema: JsonSchema): Branch[] {
  return ((schema['allOf'] ?? []) as JsonSchema[]).flatMap((one) => {
    const [tag, test] = Object.entries(record(record(one['if'])['properties']))[0] ?? []
    const is = record(test)['const']
    return tag === undefined || typeof is !== 'string'
      ? []
      : [{ tag, is, branch: one['then'] as JsonSchema }]
  })
}

function branchOf(property: Property, value: JsonValue | undefined): Property {
  const branches = conditions(property.schema)
  const chosen = branches.find(({ tag, is }) => record(value)[tag] === is)
  const { file, owner, key, required } = property
  if (!chosen) return property
  const branch = made(file, owner, key, chosen.branch, required)
  const tag = record(property.schema['properties'])[chosen.tag] as JsonSchema
  const properties = { ...record(branch.schema['properties']), [chosen.tag]: tag }
  return { ...branch, schema: { ...branch.schema, properties } }
}

/** A ratio is made of two numbers, any other part of an indicator of rows. */
const ofRatio = new Set(['of', 'to'])
const ofRows = new Set(['source', 'when', 'on', 'value', 'unique'])

/** Of properties that exclude each other, those that another one which is there excludes. */
function excluded(
  { file, name }: Property,
  schema: JsonSchema,
  value: JsonObject,
): ReadonlySet<string> {
  const alternatives = ((schema['oneOf'] ?? []) as JsonSchema[]).flatMap(
    (one) => (one['required'] ?? []) as string[],
  )
  const chosen = alternatives.find((key) => value[key] !== undefined)
  if (chosen !== undefined) return new Set(alternatives.filter((key) => key !== chosen))
  if (file === 'indicators' && name === 'part')
    return value['aggregate'] === 'ratio' ? ofRows : ofRatio
  return new Set()
}

function made(
  file: DefinitionKind,
  owner: string,
  key: string,
  written: JsonSchema,
  required: boolean,
): Property {
  const { schema, name } = resolved(written, definitionSchemas[file])
  return { file, owner, key, name: name ?? key, schema, required }
}

/** What a schema refers to, with what is said beside the reference. */
function resolved(written: JsonSchema, root: JsonSchema): { schema: JsonSchema; name?: string } {
  const only = written['allOf'] as JsonSchema[] | undefined
  const reference = (written['$ref'] ?? only?.[0]?.['$ref']) as string | undefined
  if (reference === undefined) return { schema: written }
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const { $ref: _ref, allOf: _all, ...beside } = written
  const target = record(record(root['definitions'])[name])
  return { schema: { ...target, ...beside }, name }
}

function record(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
