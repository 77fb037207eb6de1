import type { ValidateFunction } from 'ajv'
import { compileSchema } from './compile-schema.ts'
import { definitionSchemas } from './definition-schemas.ts'
import type { DefinitionKind } from './definition-schemas.ts'

/**
 * Returns the validator of a kind of definition files. Compiling all of them takes longer than reading
 * a programme, so builds and tests put in place of this module what `scripts/schema-validators.js`
 * compiled ahead, with the same options. Pure.
 */
export function validatorOf(kind: DefinitionKind): ValidateFunction {
  return compileSchema(definitionSchemas[kind])
}
