import { checkExpression, type ExpectedType } from './check/check-expression.ts'
import { type CompiledExpression, toCompiledExpression } from './compile/compiled-expression.ts'
import type { ExpressionIssue } from './syntax/issue.ts'
import { parseExpression } from './syntax/parse.ts'
import type { JsonObject } from './values/to-json.ts'

/** FEEL as engine and forms take it. */
export interface ExpressionCompiler {
  /** Compiles or names what is wrong; exactly one of both is set. */
  compile(source: string): { expression: CompiledExpression } | { issues: ExpressionIssue[] }
  /**
   * Checks names and types against a JSON Schema of the variables and tells the result's type.
   * `[]` is no fault.
   */
  check(source: string, variables: JsonObject, expected?: ExpectedType): ExpressionIssue[]
}

/** Returns the FEEL compiler. It holds no state: one is as good as many. Pure. */
export function createExpressionCompiler(): ExpressionCompiler {
  return {
    compile(source) {
      const { expression, issues } = parseExpression(source)
      return expression ? { expression: toCompiledExpression(source, expression) } : { issues }
    },
    check: checkExpression,
  }
}
