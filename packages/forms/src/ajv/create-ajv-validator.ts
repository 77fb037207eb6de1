import type { JsonSchema } from '@splot/definition'
import type { SchemaValidator } from '../types.ts'
import { checkSchema, freshAjv } from './fresh-ajv.ts'
import { toSchemaValidator } from './runtime.ts'

/**
 * Returns a check of data against a schema, compiled by a fresh Ajv: `strict`, own properties only,
 * patterns on RE2. Compiling takes milliseconds; do it once and keep it.
 *
 * @throws Error when the schema is not a valid draft-07 schema of the dialect
 */
export function createAjvValidator(schema: JsonSchema): SchemaValidator {
  checkSchema(schema)
  return toSchemaValidator(freshAjv().compile(schema))
}
