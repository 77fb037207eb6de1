import { expect, test } from 'vitest'
import { createExpressionCompiler } from './index.ts'

const compiler = createExpressionCompiler()

function value(source: string, variables = {}): unknown {
  const compiled = compiler.compile(source)
  if ('issues' in compiled) throw new Error(JSON.stringify(compiled.issues))
  return compiled.expression.evaluate(variables, { now: '2026-11-23T20:00:00Z' })
}

test('[FE1] a guard over answers compares numbers and knows unknown from false', () => {
  expect(value('score >= 60 and not(spouse = null)', { score: 70, spouse: 'x' })).toBe(true)
  expect(value('score >= 60', { score: '70' })).toBeNull()
  expect(value('missing and false')).toBe(false)
  expect(value('missing or false')).toBeNull()
})

test('[FE2] decimal fractions add up exactly', () => {
  expect(value('0.1 + 0.2 = 0.3')).toBe(true)
  expect(value('0.3 / 0.1')).toBe(3)
  expect(value('1.1 ** 2')).toBe(1.21)
  expect(value('0 * -1')).toBe(0)
})
