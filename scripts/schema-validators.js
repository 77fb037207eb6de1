// The schemas of definition files, compiled ahead: a Vite plugin of builds and tests.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const definition = resolve(dirname(fileURLToPath(import.meta.url)), '../packages/definition')
const schemas = join(definition, 'src/schemas')
const { Ajv } = createRequire(join(definition, 'package.json'))('ajv')
const { default: standaloneCode } = createRequire(join(definition, 'package.json'))(
  'ajv/dist/standalone',
)

/** Ajv's run-time functions, as its generated code asks for them. */
const request = /require\("ajv\/dist\/runtime\/(ucs2length|equal)"\)\.default/g

const replaced = /definition\/src\/schemas\/validator-of\.ts$/
let generated

/**
 * Puts validators compiled ahead in place of `packages/definition/src/schemas/validator-of.ts`, which
 * compiles the same schemas with the same options when they are first asked for.
 */
export function schemaValidators() {
  return {
    name: 'splot-schema-validators',
    load: {
      filter: { id: replaced },
      handler: () => (generated ??= moduleSource()),
    },
    // made of the schemas, not of the file it stands for: to be made anew in each run of tests
    configureVitest({ experimental_defineCacheKeyGenerator: defineCacheKey }) {
      defineCacheKey(({ id }) => (replaced.test(id) ? false : null))
    },
  }
}

function moduleSource() {
  const made = [...kindsAndFiles()].map(
    ([kind, file]) => `${kind}: () => {\n${functionBody(file)}\n},`,
  )
  return [
    "import * as equalModule from 'ajv/dist/runtime/equal.js'",
    "import * as ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'",
    // CommonJS: the function is the module or its `default`, depending on who loads it
    'const functionOf = ({ default: it }) => it.default ?? it',
    'const equal = functionOf(equalModule)',
    'const ucs2length = functionOf(ucs2lengthModule)',
    `const makers = {\n${made.join('\n')}\n}`,
    'const made = {}',
    'export const validatorOf = (kind) => (made[kind] ??= makers[kind]())',
  ].join('\n')
}

/** Kinds of definition files with their schema files, from the one module that lists them. */
function kindsAndFiles() {
  const source = readFileSync(join(schemas, 'definition-schemas.ts'), 'utf8')
  const files = new Map(
    [...source.matchAll(/import (\w+) from '\.\/([\w-]+\.schema\.json)'/g)].map(
      ([, name, file]) => [name, file],
    ),
  )
  return [...source.matchAll(/^ {2}(\w+): (\w+Schema),$/gm)].map(([, kind, name]) => [
    kind,
    files.get(name),
  ])
}

function functionBody(file) {
  const options = JSON.parse(readFileSync(join(schemas, 'ajv-options.json'), 'utf8'))
  const ajv = new Ajv({ ...options, code: { source: true } })
  const schema = JSON.parse(readFileSync(join(schemas, file), 'utf8'))
  const code = standaloneCode(ajv, ajv.compile(schema)).replace(request, '$1')
  return `const module = { exports: {} }\n${code}\nreturn module.exports`
}
