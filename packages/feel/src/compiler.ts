import { checkExpression, type ExpectedType } from './check/check-expression.ts'
import { type CompiledExpression, toCompiledExpression } from './compile/compiled-expression.ts'
import { remembering } from './remembering.ts'
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

/** Sources remembered; those of definitions are a few thousand. */
const sourcesKept = 20_000

/**
 * Returns the FEEL compiler. It remembers what it read, so that a source that is checked in several
 * places and then compiled is read once; the answers are those of a new one. Pure.
 */
export function createExpressionCompiler(): ExpressionCompiler {
  const parse = remembering(parseExpression, sourcesKept)
  const compile = remembering<Compiled>((source) => {
    const { expression, issues } = parse(source)
    return expression ? { expression: toCompiledExpression(source, expression) } : { issues }
  }, sourcesKept)
  return {
    compile,
    check(source, variables, expected) {
      const { expression, issues } = parse(source)
      return expression ? checkExpression(expression, variables, expected) : issues
    },
  }
}

type Compiled = ReturnType<ExpressionCompiler['compile']>
