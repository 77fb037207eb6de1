import type {
  CompiledExpression,
  ExpressionCompiler,
  ExpressionIssue,
  ExpressionMoment,
} from '@splot/definition'
import * as feel from '@splot/feel'
import { expect, expectTypeOf, test } from 'vitest'

test('[FE12] the compiler is the one that definition, engine and forms ask for', () => {
  const compiler: ExpressionCompiler = feel.createExpressionCompiler()
  expectTypeOf<feel.ExpressionCompiler>().toExtend<ExpressionCompiler>()
  expectTypeOf<feel.CompiledExpression>().toExtend<CompiledExpression>()
  expectTypeOf<feel.ExpressionIssue>().toExtend<ExpressionIssue>()
  expectTypeOf<ExpressionMoment>().toExtend<feel.ExpressionMoment>()
  expect(compiler.compile('1').constructor).toBe(Object)
})
