import type { JsonSchema } from '@splot/definition'
import { Ajv, type Format, type Options } from 'ajv'
import { linearPattern } from '../formats/linear-pattern.ts'
import { formats } from './runtime.ts'

/** Patterns of schemas on RE2. `code` is what Ajv writes into standalone modules. */
const regExp = Object.assign((pattern: string) => linearPattern(pattern), {
  code: 'runtime.pattern',
})

/** How every schema is compiled: nothing unknown, own properties only, patterns on RE2. */
const options: Options = {
  strict: true,
  strictRequired: false,
  strictTuples: false,
  strictTypes: false,
  allowMatchingProperties: true,
  ownProperties: true,
  allErrors: true,
  addUsedSchema: false,
  unicodeRegExp: true,
  multipleOfPrecision: 6,
  messages: false,
  logger: false,
  // checkSchema does it without compiling the meta schema for each
  validateSchema: false,
}

/** Knows the meta schema; no schema is ever added to it. */
const checking = new Ajv({ ...options, validateSchema: true })

/** Refuses what is no schema of draft-07. @throws Error */
export function checkSchema(schema: JsonSchema): void {
  void checking.validateSchema(schema, true)
}

/**
 * Returns a fresh Ajv with our options and formats. One for each schema, so that no schema can name
 * another and nothing is kept for ever. Whether it is a schema `checkSchema` says. `code` options decide whether source code is kept.
 */
export function freshAjv(code: Options['code'] = {}): Ajv {
  const ajv = new Ajv({ ...options, code: { ...code, regExp } })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format as Format)
  return ajv
}
