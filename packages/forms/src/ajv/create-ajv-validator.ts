import type { JsonObject, JsonSchema, JsonValue } from '@splot/definition'
import { Ajv, type ErrorObject } from 'ajv'
import * as formatsModule from 'ajv-formats'
import type { SchemaIssue, SchemaValidator } from '../types.ts'
import { ajvOptions } from './ajv-options.ts'
import { ownFormats } from './formats.ts'

/** More errors than a person can read; the rest is dropped. */
const errorLimit = 1000

/** Returns what Ajv found, reduced to what messages need. Pure. */
export function toSchemaIssues(errors: readonly ErrorObject[] | null | undefined): SchemaIssue[] {
  return (errors ?? []).slice(0, errorLimit).map((error) => ({
    path: error.instancePath,
    keyword: error.keyword,
    params: error.params as JsonObject,
  }))
}

/** Returns a fresh Ajv with our options and formats, so that no schema can see another. */
export function freshAjv(): Ajv {
  const ajv = new Ajv(ajvOptions)
  // CommonJS: the plug-in is `default`, once or twice, depending on who loads it.
  const module = formatsModule as unknown as { default: unknown }
  const inner = module.default as { default?: unknown }
  const addFormats = (inner.default ?? inner) as (ajv: Ajv) => unknown
  addFormats(ajv)
  for (const [name, validate] of Object.entries(ownFormats)) ajv.addFormat(name, validate)
  return ajv
}

/**
 * Returns a check of data against a schema, compiled by a fresh Ajv: `strict`, own properties only,
 * patterns on RE2. Takes milliseconds for large schemas; compile once and keep it.
 *
 * @throws Error when the schema is not a valid draft-07 schema of the dialect
 */
export function createAjvValidator(schema: JsonSchema): SchemaValidator {
  const validate = freshAjv().compile(schema)
  return (data: JsonValue) =>
    // `=== true`: an asynchronous schema would answer with a promise, which is truthy.
    validate(data) === true ? [] : toSchemaIssues(validate.errors ?? [unknownError])
}

/** Stands in when a validator says no without a reason, so that no is never read as yes. */
const unknownError: ErrorObject = {
  instancePath: '',
  schemaPath: '',
  keyword: 'invalid',
  params: {},
}
