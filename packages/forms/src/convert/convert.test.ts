import type { JsonSchema } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import { compileForm } from '../compile/compile-form.ts'
import { lintSchema } from '../lint/lint-schema.ts'
import { defaultUiSchema } from './default-ui-schema.ts'
import { exportJsonSchema } from './export-json-schema.ts'
import { importJsonSchema } from './import-json-schema.ts'

const schema: JsonSchema = {
  title: 'Zgłoszenie',
  type: 'object',
  definitions: { code: { type: 'string', pattern: '^[A-Z]' } },
  properties: {
    'full name': { type: 'string', minLength: 2, maxLength: 80 },
    case: { $ref: '#/definitions/code' },
    kind: { type: 'string', enum: ['a', 'b'] },
    price: { type: 'number', multipleOf: 0.01, minimum: 0 },
    mail: { type: 'string', format: 'email' },
    address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    people: {
      type: 'array',
      maxItems: 3,
      items: { type: 'object', properties: { age: { type: 'integer' } } },
    },
    tags: { type: 'array', items: { type: 'string' } },
    agree: { type: 'boolean' },
  },
  required: ['full name', 'agree'],
}

test('[FO43] a bare schema gets a control for every property', () => {
  expect(defaultUiSchema(schema)).toMatchObject({
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/full name', label: 'Full name' },
      {},
      {},
      {},
      {},
      { type: 'Group', elements: [{ scope: '#/properties/address/properties/city' }] },
      { type: 'Control', scope: '#/properties/people' },
      {},
      {},
    ],
  })
})

test('[FO43] a schema becomes a form that runs, and says what it could not take over', () => {
  const uiSchema = {
    type: 'VerticalLayout',
    elements: [
      {
        type: 'Group',
        label: 'Kontakt',
        elements: [{ type: 'Control', scope: '#/properties/mail' }],
      },
      { type: 'Control', scope: '#/properties/agree' },
    ],
  }
  const { form, codeLists, issues } = importJsonSchema(schema, uiSchema)
  expect(
    form.pages[0]?.sections.map((section) => [
      section.title?.pl,
      section.fields.map((field) => [field.key, field.type]),
    ]),
  ).toEqual([
    ['Kontakt', [['mail', 'email']]],
    [
      undefined,
      [
        ['agree', 'boolean'],
        ['fullName', 'text'],
        ['caseField', 'text'],
        ['kind', 'choice'],
        ['price', 'decimal'],
        ['address', 'group'],
        ['people', 'table'],
        ['tags', 'table'],
      ],
    ],
  ])
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/properties/full name schema.import.key',
    '/properties/case schema.import.key',
    '/properties/tags schema.import.list',
  ])
  const compiled = compileForm(form, {
    codeLists,
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  })
  const scope = { variables: {}, moment: { now: '2027-03-01T10:00:00Z' }, roles: [] }
  const good = {
    fullName: 'Anna',
    agree: false,
    caseField: 'Ab',
    price: 19.99,
    kind: 'a',
    address: { city: 'X' },
  }
  expect(compiled.validate(good, scope).issues).toEqual([])
  const bad = { caseField: 'ab', price: 1.999, kind: 'c', people: [{ age: 'x' }] }
  expect(compiled.validate(bad, scope).issues.map(({ path }) => path)).toEqual([
    '/agree',
    '/fullName',
    '/caseField',
    '/kind',
    '/price',
    '/address/city',
    '/people/0/age',
  ])
})

test('[FO43] a schema outside the dialect is not imported', () => {
  expect(() => importJsonSchema({ $async: true })).toThrow(
    expect.objectContaining({ code: 'form.invalid-schema' }) as Error,
  )
})

test('[FO43] an exported schema demands what is always required', () => {
  const both = (text: string) => ({ pl: text, en: text })
  const exported = exportJsonSchema({
    id: 'T',
    version: 1,
    title: both('T'),
    pages: [
      {
        id: 'p',
        title: both('p'),
        sections: [
          {
            id: 's',
            fields: [
              { key: 'a', type: 'text', label: both('a'), required: true },
              { key: 'b', type: 'text', label: both('b'), required: true, when: 'a = "x"' },
              { key: 'd', type: 'declaration', label: both('d') },
            ],
          },
          {
            id: 's2',
            when: 'a = "y"',
            fields: [{ key: 'c', type: 'text', label: both('c'), required: true }],
          },
        ],
      },
    ],
  })
  expect(exported.required).toEqual(['a', 'd'])
  expect(lintSchema(exported)).toEqual([])
  const validate = createAjvValidator(exported)
  expect(validate({ a: 'x', d: true })).toEqual([])
  expect(validate({ a: 'x', d: false })).toHaveLength(1)
  expect(validate({ a: 'x', d: true, z: 1 })).toHaveLength(1)
})
