import type { JsonObject, JsonSchema, JsonValue } from '@splot/definition'
import { describe, expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import { lintSchema } from './lint-schema.ts'

const codes = (schema: JsonValue): string[] => lintSchema(schema).map((issue) => issue.code)

function nested(depth: number): JsonSchema {
  let schema: JsonSchema = { type: 'string' }
  for (let level = 0; level < depth; level += 1)
    schema = { type: 'object', properties: { a: schema } }
  return schema
}

function doubling(levels: number): JsonSchema {
  const definitions: JsonObject = { d0: { type: 'string' } }
  for (let level = 1; level <= levels; level += 1) {
    const below = { $ref: `#/definitions/d${level - 1}` }
    definitions[`d${level}`] = { allOf: [below, below] }
  }
  return { definitions, $ref: `#/definitions/d${levels}` }
}

const attacks: [string, JsonValue, string][] = [
  ['look-ahead', { type: 'string', pattern: '(?=a)b' }, 'schema.pattern'],
  ['a back-reference', { type: 'string', pattern: '(a)\\1' }, 'schema.pattern'],
  ['an asynchronous schema', { $async: true, type: 'object' }, 'schema.banned-keyword'],
  ['a huge enum', { enum: Array.from({ length: 20_000 }, (_, n) => n) }, 'schema.enum-size'],
  ['unique items without a bound', { type: 'array', uniqueItems: true }, 'schema.unique-unbounded'],
  [
    '50,000 properties',
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`p${n}`, {}])),
    },
    'schema.too-many-properties',
  ],
  [
    '4,000 properties',
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 4_000 }, (_, n) => [`p${n}`, {}])),
    },
    'schema.too-many-properties',
  ],
  ['500 levels', nested(500), 'schema.too-deep'],
  ['200,000 levels', nested(200_000), 'schema.too-deep'],
  [
    'a circle of references',
    {
      definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } },
      $ref: '#/definitions/a',
    },
    'schema.ref-cycle',
  ],
  [
    'a schema that holds itself',
    { type: 'object', properties: { child: { $ref: '#' } } },
    'schema.ref-cycle',
  ],
  ['references that double 30 times', doubling(30), 'schema.ref-growth'],
  ['a remote reference', { $ref: 'https://example.org/schema.json' }, 'schema.ref'],
  ["another tenant's schema", { $ref: 'tenantA' }, 'schema.ref'],
  [
    'an address of its own',
    { $id: 'https://example.org/a', type: 'object' },
    'schema.banned-keyword',
  ],
  [
    'a poisonous name',
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}') as JsonValue,
    'schema.forbidden-name',
  ],
  [
    'a name that stands for a type of XState',
    { type: 'object', properties: { xstate$$type: {} } },
    'schema.forbidden-name',
  ],
  ['a typing error', { type: 'string', minLenght: 3 }, 'schema.unknown-keyword'],
  ['an unknown format', { type: 'string', format: 'pesell' }, 'schema.unknown-format'],
  ['a format of Object.prototype', { type: 'string', format: 'toString' }, 'schema.unknown-format'],
  ['a union type', { type: ['array', 'object'] }, 'schema.union-type'],
  ['a boolean sub-schema', { type: 'object', properties: { a: true } }, 'schema.not-a-schema'],
  ['another draft', { $schema: 'https://json-schema.org/draft/2020-12/schema' }, 'schema.draft'],
  ['no schema', 'text', 'schema.not-a-schema'],
]

describe('[FO40] what could hang, exhaust or fool the validator is refused', () => {
  test.each(attacks)('%s', (_name, schema, code) => {
    expect(codes(schema)).toContain(code)
  })
})

test('[FO41] a refusal says what was probably meant', () => {
  expect(lintSchema({ type: 'string', minLenght: 3 })[0]?.message).toEqual({
    pl: 'Nieznane słowo „minLenght”. Czy chodziło o „minLength”?',
    en: 'Unknown keyword "minLenght". Did you mean "minLength"?',
  })
  expect(lintSchema({ type: 'string', format: 'pesell' })[0]?.message.en).toContain('"pesel"')
})

describe('[FO42] what the linter lets pass is harmless', () => {
  test('an evil pattern takes time in proportion to the text', () => {
    const schema = { type: 'string', pattern: '^([a-zA-Z0-9]+\\s?)+$' }
    expect(codes(schema)).toEqual([])
    expect(createAjvValidator(schema)(`${'a'.repeat(3000)}!`)).toHaveLength(1)
  })
  test('names of Object.prototype are not there unless sent', () => {
    const schema = { type: 'object', required: ['toString'] }
    expect(codes(schema)).toEqual([])
    expect(createAjvValidator(schema)({})).toHaveLength(1)
  })
})
