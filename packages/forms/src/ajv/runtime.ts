// What standalone validators need at run time. No Ajv in here: it fits a strict
// Content-Security-Policy and stays small.
import * as libraryFormats from 'ajv-formats/dist/formats.js'
import type { JsonObject, JsonValue } from '@splot/definition'
import { linearPattern } from '../formats/linear-pattern.ts'
import { jsonEqual } from '../json-equal.ts'
import type { SchemaIssue, SchemaValidator } from '../types.ts'
import { ownFormats } from './formats.ts'

/** An error as Ajv's generated code writes it. */
export interface RawError {
  instancePath: string
  keyword: string
  params: unknown
}

/** A function that Ajv generated. */
export interface RawValidate {
  (data: unknown): unknown
  errors?: readonly RawError[] | null
}

/** More errors than a person can read; the rest is dropped. */
const errorLimit = 1000

/** Stands in when a validator says no without a reason, so that no is never read as yes. */
const unknownError: RawError = { instancePath: '', keyword: 'invalid', params: {} }

function toSchemaIssue(error: RawError): SchemaIssue {
  return { path: error.instancePath, keyword: error.keyword, params: error.params as JsonObject }
}

/** Returns a generated function as the check forms take. Only `true` is a yes. */
export function toSchemaValidator(validate: RawValidate): SchemaValidator {
  return (data: JsonValue) => {
    // `=== true`: an asynchronous schema would answer with a promise, which is truthy.
    if (validate(data) === true) return []
    const errors = validate.errors?.length ? validate.errors : [unknownError]
    return errors.slice(0, errorLimit).map(toSchemaIssue)
  }
}

/** Every `format` that schemas may name: those of draft-07 and ours. */
export const formats: Readonly<Record<string, unknown>> = {
  ...libraryFormats.fullFormats,
  ...ownFormats,
}

/** Returns a pattern on RE2, as in the live validator. */
export const pattern = linearPattern

/** Returns the length of a text in Unicode code points. */
export function ucs2length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index += 1) {
    const high = text.charCodeAt(index)
    if (high < 0xd800 || high > 0xdbff) continue
    const low = text.charCodeAt(index + 1)
    if (low >= 0xdc00 && low <= 0xdfff) length -= 1
  }
  return length
}

/** Whether two JSON values are the same. */
export const equal = jsonEqual
