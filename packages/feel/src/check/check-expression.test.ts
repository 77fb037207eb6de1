import { expect, test } from 'vitest'
import { createExpressionCompiler } from '../index.ts'

const compiler = createExpressionCompiler()

const variables = {
  type: 'object',
  properties: {
    application: {
      type: 'object',
      properties: {
        total: { type: 'integer' },
        name: { type: 'string' },
        sentOn: { type: 'string', format: 'date' },
        result: { enum: ['passed', 'correction', 'failed'] },
        partners: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: { type: 'string' }, share: { type: 'number' } },
          },
        },
      },
    },
    parameters: { type: 'object' },
  },
}

function found(source: string, expected?: 'boolean' | 'number' | 'string' | 'list') {
  return compiler
    .check(source, variables, expected)
    .map(({ code, from, to, suggestion }) =>
      [code, source.slice(from, to), suggestion].filter((part) => part !== undefined).join(' '),
    )
}

test('[FE60] an unknown name or property is reported with the name that was probably meant', () => {
  expect(found('aplication.total > 1')).toEqual(['expression.unknown-name aplication application'])
  expect(found('application.totl > 1')).toEqual(['expression.unknown-property totl total'])
  expect(found('application.partners[shar > 1]')).toEqual(['expression.unknown-name shar share'])
  expect(found('sum(application.partners.shares)')).toEqual([
    'expression.unknown-property shares share',
  ])
  expect(found('some p in application.partners satisfies p.nam = "x"')).toEqual([
    'expression.unknown-property nam name',
  ])
})

test('[FE60] what the schema leaves open is never reported', () => {
  expect(found('parameters.anything.deep > 5 and parameters.list[x = 1][1].y = "a"')).toEqual([])
  expect(compiler.check('whatever.is + here', {})).toEqual([])
})

test('[FE61] operands of kinds that do not go together are reported', () => {
  expect(found('application.name > 5')).toEqual(['expression.type application.name > 5'])
  expect(found('application.total + "x"')).toEqual(['expression.type application.total + "x"'])
  expect(found('application.total and true')).toEqual(['expression.type application.total'])
  expect(found('if application.name then 1 else 2')).toEqual(['expression.type application.name'])
  expect(found('upper case(application.total)')).toEqual(['expression.type application.total'])
})

test('[FE62] a text with a date in it is told apart from a date', () => {
  expect(found('application.sentOn < today()')).toEqual([
    'expression.date-text application.sentOn < today()',
  ])
  expect(found('application.sentOn + duration("P7D")')).toEqual([
    'expression.date-text application.sentOn + duration("P7D")',
  ])
  expect(found('date(application.sentOn) + duration("P7D") < today()', 'boolean')).toEqual([])
})

test('[FE63] a value that can never occur is reported', () => {
  expect(found('application.result = "pased"')).toEqual([
    'expression.impossible-value "pased" passed',
  ])
  expect(found('application.result in ("passed", "rejected")')).toEqual([
    'expression.impossible-value "rejected"',
  ])
  expect(found('application.result in ["passed", "failed"]')).toEqual([])
})

test('[FE64] unknown functions, wrong arguments, patterns and dates are reported', () => {
  expect(found('cuont(application.partners)')).toEqual(['expression.unknown-function cuont count'])
  expect(found('substring("a")')).toEqual(['expression.arguments substring("a")'])
  expect(found('matches(application.name, "(a")')).toEqual(['expression.regex "(a"'])
  expect(found('matches(application.name, "a(?=b)")')).toEqual(['expression.regex "a(?=b)"'])
  expect(found('date("2026-02-30")')).toEqual(['expression.date "2026-02-30"'])
  expect(found('@"yesterday"')).toEqual(['expression.date @"yesterday"'])
})

test('[FE65] the kind of the result is compared with what is expected', () => {
  expect(found('application.total', 'boolean')).toEqual([
    'expression.result-type application.total',
  ])
  expect(found('application.total > 3', 'boolean')).toEqual([])
  expect(found('application.partners.name', 'list')).toEqual([])
  expect(found('today()', 'string')).toEqual([])
  expect(found('sum(application.partners.share)', 'number')).toEqual([])
})

test('[FE66] each finding says the same in Polish and in English', () => {
  const [issue] = compiler.check('application.totl > 1', variables)
  expect(issue?.message).toBe('Unknown property “totl” of a context. Did you mean “total”?')
  expect(issue?.texts?.pl).toBe('Nieznane pole „totl” (rekord). Czy chodziło o „total”?')
})

test('[FE60] references are followed, also in schemas that contain themselves', () => {
  const person = { type: 'object', properties: { name: { type: 'string' } } }
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const level = (next: string) =>
    Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${next}` }]))
  const schema = {
    type: 'object',
    properties: {
      owner: { $ref: '#/definitions/person' },
      self: { $ref: '#' },
      wide: { $ref: '#/definitions/l0' },
    },
    definitions: {
      person,
      ...Object.fromEntries(
        Array.from({ length: 15 }, (_, index) => [
          `l${index}`,
          { type: 'object', properties: level(`l${index + 1}`) },
        ]),
      ),
    },
  }
  const codes = (source: string) => compiler.check(source, schema).map((issue) => issue.code)
  expect(codes('owner.nme = "x"')).toEqual(['expression.unknown-property'])
  expect(codes('owner.name = "x"')).toEqual([])
  expect(codes('self.owner.name = "x"')).toEqual([])
  expect(codes('ownr = null')).toEqual(['expression.unknown-name'])
})
