import type { JsonSchema } from '@splot/definition'
import { expect, test } from 'vitest'
import { compileStandalone } from './compile-standalone.ts'
import { createAjvValidator } from './create-ajv-validator.ts'
import * as runtime from './runtime.ts'
import type { SchemaValidator } from '../types.ts'

interface StandaloneModule {
  createValidators(given: typeof runtime): Record<string, SchemaValidator>
}

/** Imports a source text as a module, as a browser would load a file. */
async function load(source: string): Promise<StandaloneModule> {
  const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  return (await import(/* @vite-ignore */ url)) as StandaloneModule
}

const schema: JsonSchema = {
  type: 'object',
  properties: {
    a: { type: 'string', pattern: '^a+$', minLength: 2 },
    b: { type: 'string', pattern: '^b+$' },
    nip: { type: 'string', format: 'nip' },
    mail: { type: 'string', format: 'idn-email' },
    day: { type: 'string', format: 'date' },
    list: {
      type: 'array',
      items: { type: 'object', properties: { x: { enum: [{ k: 1 }, 2] } } },
      uniqueItems: true,
      maxItems: 5,
    },
    text: { type: 'string', enum: ['require("ajv/dist/runtime/equal").default', '`${1}`\u2028'] },
  },
  additionalProperties: false,
}

const samples = [
  {},
  { a: 'aa', b: 'b', nip: '9990000014', mail: 'żółw@przykład.pl', day: '2027-02-28' },
  { a: 'bb' },
  { b: 'aa' },
  { a: 'a' },
  { nip: '9990000015' },
  { mail: 'a@b' },
  { day: '2027-02-30' },
  { list: [{ x: { k: 1 } }, { x: { k: 1 } }] },
  { list: [{ x: { k: 2 } }, { x: 2 }] },
  { text: 'require("ajv/dist/runtime/equal").default' },
  { text: 'x' },
  { unknown: 1 },
  [],
  null,
]

test('[FO30] two patterns of one schema stay two', () => {
  const validate = createAjvValidator(schema)
  expect(validate({ a: 'aa', b: 'bb' })).toEqual([])
  expect(validate({ a: 'bb', b: 'aa' }).map((issue) => issue.path)).toEqual(['/a', '/b'])
})

test('[FO31] a standalone module says what the live validator says and asks for neither eval nor require', async () => {
  const source = compileStandalone({ R03: schema, 'odd "name"': schema })
  expect(source).not.toMatch(/\beval\s*\(|new Function|[^"\\]require\(|new RegExp/)
  const validators = (await load(source)).createValidators(runtime)
  const live = createAjvValidator(schema)
  for (const sample of samples) {
    expect(validators.R03?.(sample)).toEqual(live(sample))
    expect(validators['odd "name"']?.(sample)).toEqual(live(sample))
  }
})

test('[FO32] patterns run on RE2 in a standalone module: an evil one takes no time', async () => {
  const evil = { type: 'string', pattern: '^(a+)+$' }
  const validators = (await load(compileStandalone({ evil }))).createValidators(runtime)
  expect(validators.evil?.(`${'a'.repeat(5000)}!`)).toHaveLength(1)
})
