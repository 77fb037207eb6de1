import { readFileSync } from 'node:fs'
import type { JsonSchema, JsonValue } from '@splot/definition'
import { lintSchema, type SchemaValidator } from '@splot/forms'
import { compileStandalone, createAjvValidator } from '@splot/forms/ajv'
import * as runtime from '@splot/forms/ajv/runtime'
import { expect, test } from 'vitest'

type Group = [
  file: string,
  description: string,
  schema: JsonValue,
  tests: [description: string, data: JsonValue, valid: boolean][],
]

const folder = new URL('json-schema-draft7/', import.meta.url)

const groups = readFileSync(new URL('cases.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Group)

const accepted = groups.filter(([, , schema]) => lintSchema(schema).length === 0)

/** Divided by its step this number is beyond all numbers; we round, so that 19.99 keeps a step of 0.01. */
const knownDifferences = [
  'multipleOf: float division = inf: always invalid, but naive implementations may raise an overflow error',
]

interface Figures {
  accepted: number
  refused: number
  passed: number
  differing: string[]
}

/** Runs the cases of the files that `wanted` picks. */
function figuresOf(wanted: (file: string) => boolean): Figures {
  const figures: Figures = { accepted: 0, refused: 0, passed: 0, differing: [] }
  for (const group of groups) {
    const [file, description, schema, tests] = group
    if (!wanted(file)) continue
    if (!accepted.includes(group)) {
      figures.refused += tests.length
      continue
    }
    const validate = createAjvValidator(schema as JsonSchema)
    for (const [name, data, valid] of tests) {
      figures.accepted += 1
      if ((validate(data).length === 0) === valid) figures.passed += 1
      else figures.differing.push(`${file}: ${description}: ${name}`)
    }
  }
  return figures
}

const isFormat = (file: string): boolean => file.startsWith('optional/format/')

test('[FO33] the mandatory cases of accepted schemas all agree, and they do not become fewer', () => {
  const figures = figuresOf((file) => !isFormat(file))
  expect(figures.differing).toEqual(knownDifferences)
  expect(figures.accepted).toBeGreaterThanOrEqual(649)
  expect(figures.passed).toBeGreaterThanOrEqual(648)
})

test('[FO33] docs/forms.md tells of each file how many cases are taken, refused and passed', () => {
  const document = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8')
  const rows = document.matchAll(/^\| ([\w*/ -]+?) +\| (\d+) +\| (\d+) +\| (\d+) +\|$/gm)
  const told = [...rows].map(([, file = '', ...counts]) => [file, counts.map(Number)] as const)
  const figures = new Map<string, number[]>()
  const count = (name: string, wanted: (file: string) => boolean) => {
    const { accepted: taken, refused, passed } = figuresOf(wanted)
    figures.set(name, [taken, refused, passed])
  }
  count('**mandatory together**', (file) => !isFormat(file))
  count('**optional formats together**', isFormat)
  for (const name of new Set(groups.map(([file]) => file)))
    count(name.replace('optional/format/', 'format '), (file) => file === name)
  expect(told).toHaveLength(figures.size)
  expect(new Map(told)).toEqual(figures)
})

test('[FO33] the optional cases of formats do not agree less than before', () => {
  const figures = figuresOf(isFormat)
  expect(figures.accepted).toBeGreaterThanOrEqual(543)
  expect(figures.passed).toBeGreaterThanOrEqual(500)
})

test('[FO31] the standalone module gives the issues of the live validator in every official case', async () => {
  const schemas = accepted.map(
    ([, , schema], index) => [`s${index}`, schema as JsonSchema] as const,
  )
  const source = compileStandalone(Object.fromEntries(schemas))
  const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  const module = (await import(/* @vite-ignore */ url)) as {
    createValidators(given: typeof runtime): Record<string, SchemaValidator>
  }
  const validators = module.createValidators(runtime)
  for (const [index, [, , schema, tests]] of accepted.entries()) {
    const live = createAjvValidator(schema as JsonSchema)
    for (const [, data] of tests) expect(validators[`s${index}`]?.(data)).toEqual(live(data))
  }
})
