import type { JsonSchema } from '@splot/definition'
import { _ } from 'ajv'
import standaloneModule from 'ajv/dist/standalone/index.js'
import { checkSchema, freshAjv } from './fresh-ajv.ts'

/** How a standalone module finds its run-time part. */
export interface StandaloneOptions {
  /** URL of `@splot/forms/ajv/runtime`; then the module also exports ready `validators`. */
  runtime?: string
}

/** CommonJS: the function is the module or its `default`, depending on who loads it. */
const toCode = ((standaloneModule as { default?: unknown }).default ??
  standaloneModule) as typeof standaloneModule.default

/** Ajv's run-time functions, as its generated code asks for them. */
const request = /require\("ajv\/dist\/runtime\/(ucs2length|equal)"\)\.default/g

/** Returns the generated code of one schema as an expression that gives the function. */
function functionCode(schema: JsonSchema): string {
  checkSchema(schema)
  const ajv = freshAjv({ source: true, formats: _`runtime.formats` })
  const code = toCode(ajv, ajv.compile(schema)).replace(request, 'runtime.$1')
  return `(function () { const module = { exports: {} };\n${code}\nreturn module.exports })()`
}

/**
 * Returns the source of an ES module with a validator for each schema, without `eval`, `new Function`
 * or `require`, so that it loads under a strict Content-Security-Policy. It exports
 * `createValidators(runtime)`, which takes `@splot/forms/ajv/runtime` and returns
 * `Record<name, SchemaValidator>`; patterns run on RE2 there too. Each schema is compiled by a fresh
 * Ajv. Pure.
 *
 * @throws Error when a schema is not a valid draft-07 schema of the dialect
 */
export function compileStandalone(
  schemas: Readonly<Record<string, JsonSchema>>,
  options: StandaloneOptions = {},
): string {
  const parts = Object.entries(schemas).map(
    ([name, schema]) =>
      `validators[${JSON.stringify(name)}] = runtime.toSchemaValidator(${functionCode(schema)})`,
  )
  const lines = [
    'export function createValidators(runtime) {',
    'const validators = Object.create(null)',
    ...parts,
    'return validators',
    '}',
  ]
  if (options.runtime !== undefined)
    lines.unshift(`import * as splotRuntime from ${JSON.stringify(options.runtime)}`)
  if (options.runtime !== undefined)
    lines.push('export const validators = createValidators(splotRuntime)')
  return `${lines.join('\n')}\n`
}
