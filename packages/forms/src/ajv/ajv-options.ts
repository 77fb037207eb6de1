import type { Options } from 'ajv'
import { re2 } from './re2.ts'

/** How every schema is compiled: nothing unknown, own properties only, patterns on RE2. */
export const ajvOptions: Options = {
  strict: true,
  strictRequired: false,
  strictTuples: false,
  ownProperties: true,
  allErrors: true,
  addUsedSchema: false,
  validateFormats: true,
  unicodeRegExp: true,
  multipleOfPrecision: 6,
  messages: false,
  logger: false,
  code: { regExp: re2 },
}
