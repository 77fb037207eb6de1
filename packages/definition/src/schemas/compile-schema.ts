import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import type { JsonSchema } from '../json.ts'
import options from './ajv-options.json' with { type: 'json' }

/** One for all, since each would compile the meta schema anew; no schema may name another. */
let ajv: Ajv | undefined
const compiled = new WeakMap<JsonSchema, ValidateFunction>()

/** Returns the validator of one of our own schemas. Pure (validators are cached). */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  const validate = compiled.get(schema) ?? (ajv ??= new Ajv(options)).compile(schema)
  compiled.set(schema, validate)
  return validate
}
