import { beforeAll, expect, it } from 'vitest'
import { joinPointer, kindOfPath, lintProgramme, splitPointer } from '@splot/definition'
import type {
  DefinitionIssue,
  ExpressionCompiler,
  JsonSchema,
  JsonValue,
  ProgrammeBundle,
  SourceFile,
} from '@splot/definition'
import {
  expressionScope,
  keyNamedBy,
  namedBy,
  namesOf,
  propertyAt,
  shapeOf,
} from '@splot/definition/edit'
import { createExpressionCompiler, partOf, readNames, textMeans } from '@splot/feel'
import { definitionFiles } from '../../support/first-stage.ts'

/** What lint asked of an expression. */
interface Asked {
  source: string
  variables: JsonSchema
  expected: string
}

let files: SourceFile[]
let values: Map<string, JsonValue>
let bundle: ProgrammeBundle
let issues: DefinitionIssue[]
const asked: Asked[] = []

/** Says of every expression that it is the nth, so that the issue tells where it stands. */
const probing: ExpressionCompiler = {
  ...createExpressionCompiler(),
  check: (source, variables, expected = 'any') => {
    asked.push({ source, variables, expected })
    return [{ code: `asked.${asked.length - 1}`, message: source, from: 0, to: source.length }]
  },
}

/** States, transitions and actions have editors of their own. */
const ofTransitions =
  /\/(on|after|always|onDone|entry|exit)(\/|$)|^(\/states\/\w+)*\/(id|initial|target)$/

/** Parts of a value that are called as a field is are no references to it. */
const inSchemas = /^\/(input|contextSchema|events\/\w+\/payload)\//

beforeAll(async () => {
  files = await definitionFiles()
  values = new Map(files.map(({ path, text }) => [path, JSON.parse(text) as JsonValue]))
  const found = lintProgramme(files, probing)
  if (!found.bundle) throw new Error('Expected a readable programme')
  bundle = found.bundle
  issues = found.issues.filter(({ code }) => code.startsWith('asked.'))
})

function expressionPlaces() {
  return issues
    .map(({ file, path, code }) => ({ file, path, asked: asked[Number(code.slice(6))]! }))
    .filter(({ file, path }) => {
      const kind = kindOfPath(file)
      return kind !== 'form' && !(kind === 'workflow' && ofTransitions.test(path))
    })
}

it('[DE62] an editor knows of every expression what lint asks of it', () => {
  const places = expressionPlaces()
  expect(places.length).toBeGreaterThan(1000)
  const differ = places.filter(({ file, path, asked: { source, variables, expected } }) => {
    const kind = kindOfPath(file)!
    const own = expressionScope({ file: kind, value: values.get(file)!, bundle }, path)
    const inText = /\/(pl|en)$/.test(path)
    if (!inText && own.expected !== expected) return true
    const all = { ...own.variables }
    return JSON.stringify(mentioned(all, source)) !== JSON.stringify(mentioned(variables, source))
  })
  expect(differ.map(({ file, path }) => `${file} ${path}`)).toEqual([])
})

/** Of a schema what an expression mentions; lint of indicators tells no more. */
function mentioned(schema: JsonSchema, source: string): JsonValue {
  const words = new Set(source.match(/\w+/g))
  const pruned = (one: JsonSchema): JsonSchema => {
    const properties = one['properties'] as Record<string, JsonSchema> | undefined
    const items = one['items'] as JsonSchema | undefined
    if (properties) {
      const told = Object.entries(properties)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, words.has(name) ? pruned(inner) : {}])
      return { type: 'object', properties: Object.fromEntries(told) }
    }
    return items ? { type: 'array', items: pruned(items) } : one
  }
  return pruned(schema)
}

it('[DE63] an editor knows every expression of a definition as one, every text with values as a text', () => {
  const wrong = expressionPlaces().filter(({ file, path }) => {
    const isText = /\/(pl|en)$/.test(path)
    const place = isText ? path.slice(0, path.lastIndexOf('/')) : path
    const property = propertyAt(kindOfPath(file)!, values.get(file)!, place)
    if (property === undefined) return true
    const shape = shapeOf(property)
    if (isText) return shape !== 'localText' && shape !== 'localExpression'
    return !['expression', 'localExpression', 'amount'].includes(shape)
  })
  expect(wrong.map(({ file, path }) => `${file} ${path}`)).toEqual([])
})

it('[DE64] an editor knows every reference of a definition as one', () => {
  const names = namesOf(Object.fromEntries(values), { readNames, partOf, textMeans })
  const uses = names.declared.flatMap((name) => names.usesOf(name).map((use) => ({ ...use, name })))
  const references = uses.filter(
    ({ file, at, declares, inExpression, name }) =>
      !declares &&
      !inExpression &&
      name.kind !== 'code' &&
      !['form', 'codeList', 'scenario', undefined].includes(kindOfPath(file) as string) &&
      !(kindOfPath(file) === 'workflow' && (ofTransitions.test(at) || inSchemas.test(at))),
  )
  expect(references.length).toBeGreaterThan(500)
  const unknown = references.filter(({ file, at, key }) => {
    const steps = splitPointer(at)
    const place = key ? joinPointer('', ...steps.slice(0, -1)) : at
    const property = propertyAt(kindOfPath(file)!, values.get(file)!, place)
    if (property === undefined) return true
    return (key ? keyNamedBy(property) : namedBy(property)) === undefined
  })
  expect([...new Set(unknown.map(({ file, at }) => `${file} ${at}`))]).toEqual([])
})
