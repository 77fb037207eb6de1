/** What the value of a keyword must be. */
export type KeywordValue =
  | 'schema'
  | 'schemas'
  | 'schema map'
  | 'schema or boolean'
  | 'schema or schemas'
  | 'dependencies'
  | 'number'
  | 'positive number'
  | 'count'
  | 'boolean'
  | 'text'
  | 'pattern'
  | 'names'
  | 'values'
  | 'any'

/** Keywords of the dialect (JSON Schema draft-07) and what each takes. */
export const keywords: Readonly<Record<string, KeywordValue>> = {
  $schema: 'text',
  $ref: 'text',
  $comment: 'text',
  title: 'text',
  description: 'text',
  default: 'any',
  examples: 'values',
  readOnly: 'boolean',
  writeOnly: 'boolean',
  definitions: 'schema map',
  type: 'any',
  enum: 'values',
  const: 'any',
  multipleOf: 'positive number',
  maximum: 'number',
  exclusiveMaximum: 'number',
  minimum: 'number',
  exclusiveMinimum: 'number',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'pattern',
  format: 'text',
  items: 'schema or schemas',
  additionalItems: 'schema or boolean',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'boolean',
  contains: 'schema',
  maxProperties: 'count',
  minProperties: 'count',
  required: 'names',
  properties: 'schema map',
  patternProperties: 'schema map',
  additionalProperties: 'schema or boolean',
  dependencies: 'dependencies',
  propertyNames: 'schema',
  if: 'schema',
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: 'schema',
  else: 'schema',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
  contentMediaType: 'text',
  contentEncoding: 'text',
}

/** Keywords that other tools know and that are refused here, with the reason. */
export const banned: Readonly<Record<string, { pl: string; en: string }>> = {
  $async: {
    pl: 'sprawdzanie asynchroniczne przepuszcza każde dane',
    en: 'an asynchronous check lets any data pass',
  },
  $id: {
    pl: 'schemat nie może mieć własnego adresu',
    en: 'a schema may not have an address of its own',
  },
  id: {
    pl: 'schemat nie może mieć własnego adresu',
    en: 'a schema may not have an address of its own',
  },
  $data: { pl: 'odwołania do danych są niedozwolone', en: 'references to data are not allowed' },
  nullable: {
    pl: 'brak wartości zapisuje się przez pominięcie pola',
    en: 'absence is written by leaving the field out',
  },
  discriminator: {
    pl: 'to słowo OpenAPI, nie JSON Schema',
    en: 'it is of OpenAPI, not JSON Schema',
  },
}

/** Types a schema may name. */
export const types: readonly string[] = 'array boolean integer null number object string'.split(' ')

/** Formats a schema may name: those of draft-07 that are checked, and those of this project. */
export const formatNames: readonly string[] =
  'date time date-time uri uri-reference uri-template email idn-email hostname ipv4 ipv6 regex uuid json-pointer relative-json-pointer duration nip regon krs pesel iban postal terc pkd phone isbn https-url local-time'.split(
    ' ',
  )

/** Bounds of a schema. */
export const schemaLimits = {
  /** Code units of the schema as JSON. */
  size: 1_000_000,
  /** Depth of the JSON. */
  depth: 40,
  /** Sub-schemas, and sub-schemas after following every `$ref`. */
  nodes: 20_000,
  expanded: 100_000,
  /** Properties of one object. */
  properties: 3_000,
  /** Values of one `enum`. */
  values: 2_000,
  /** Items of an array that must be unique. */
  uniqueItems: 1_000,
} as const
