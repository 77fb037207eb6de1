import { readFileSync } from 'node:fs'
import { createExpressionCompiler, type JsonValue } from '@splot/feel'
import { expect, test } from 'vitest'
import { knownDifferences } from './feel-tck/known-differences.ts'

type Case = [
  section: string,
  name: string,
  inputs: [name: string, value: string][],
  expression: string,
  expected: string,
]

const cases = readFileSync(new URL('feel-tck/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

const compiler = createExpressionCompiler()
const moment = { now: '2026-11-23T20:00:00Z', timeZone: 'UTC' }
const refused = Symbol('refused')

function evaluate(source: string): JsonValue | typeof refused {
  const compiled = compiler.compile(source)
  return 'issues' in compiled ? refused : compiled.expression.evaluate({}, moment)
}

/** Inputs are typed FEEL values, so they enter as entries of a context and not as JSON. */
function evaluateCase([, , inputs, expression]: Case): JsonValue | typeof refused {
  if (inputs.length === 0) return evaluate(expression)
  const entries = inputs.map(([name, value]) => `${key(name)}: ${value}`)
  return evaluate(`{${entries.join(', ')}, tckResult: (${expression}\n)}.tckResult`)
}

function key(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : JSON.stringify(name)
}

/** Equal, numbers to eight places as the TCK compares them. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-8
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.size) return false
  return left.every(([name, value]) => right.has(name) && isSame(value, right.get(name)))
}

/** A source that is refused has no value; the TCK calls that null. */
function passes(one: Case): boolean {
  const expected = evaluate(one[4])
  const found = evaluateCase(one)
  return found === refused ? expected === null : isSame(found, expected)
}

const known = new Set(knownDifferences.flatMap((difference) => difference.cases))

test('[FE90] every FEEL case of the DMN TCK passes, except the ones listed with a reason', () => {
  const failed = cases.filter((one) => !passes(one)).map(([section, name]) => `${section} ${name}`)
  expect(failed.toSorted()).toEqual([...known].toSorted())
})

test('[FE90] the whole set of cases was run', () => {
  expect(cases.length).toBe(3202)
})

test('[FE90] docs/feel.md tells of each section how many cases pass', () => {
  const figures = new Map<string, number[]>()
  for (const one of cases) {
    const [passed = 0, of = 0] = figures.get(one[0]) ?? []
    figures.set(one[0], [passed + (passes(one) ? 1 : 0), of + 1])
  }
  const document = readFileSync(new URL('../../docs/feel.md', import.meta.url), 'utf8')
  const rows = document.matchAll(/^\| (\d{4}-\S+) +\| +(\d+) \| +(\d+) \|$/gm)
  const told = [...rows].map(
    ([, section = '', ...counts]) => [section, counts.map(Number)] as const,
  )
  expect(told).toHaveLength(figures.size)
  expect(new Map(told)).toEqual(figures)
})
