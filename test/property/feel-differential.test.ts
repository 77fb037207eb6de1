import { createExpressionCompiler, type JsonObject, type JsonValue } from '@splot/feel'
import * as fc from 'fast-check'
import { evaluate } from 'feelin'
import { expect, test } from 'vitest'
import { arbitraryExpression, feelVariables } from '../support/feel/arbitrary-expression.ts'
import { feelinDifferences } from '../support/feel/feelin-differences.ts'

const compiler = createExpressionCompiler()
const moment = { now: '2026-11-23T20:00:00Z', timeZone: 'UTC' }

function profileValue(source: string, variables: JsonObject = {}): JsonValue {
  const compiled = compiler.compile(source)
  if ('issues' in compiled) throw new Error(`${source}: ${compiled.issues[0]?.message}`)
  return compiled.expression.evaluate(variables, moment)
}

/** Equal, numbers to twelve digits: feelin computes in binary. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b))
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  }
  return a === b
}

test('[FE91] 6,000 generated expressions give what feelin gives', () => {
  fc.assert(
    fc.property(arbitraryExpression, (source) => {
      const [own, other] = [
        profileValue(source, feelVariables),
        evaluate(source, feelVariables).value,
      ]
      if (!isSame(own, other)) {
        throw new Error(`${source}: ${JSON.stringify(own)} but feelin ${JSON.stringify(other)}`)
      }
    }),
    { numRuns: 6000, seed: 20261123 },
  )
})

test.each(feelinDifferences)('[FE91] $source differs: $reason', ({ source, profile, feelin }) => {
  expect(profileValue(source)).toEqual(profile)
  expect(evaluate(source, {}).value).toEqual(feelin)
})
