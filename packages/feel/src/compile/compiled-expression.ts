import { type ExpressionMoment, Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { type JsonObject, type JsonValue, toJson } from '../values/to-json.ts'
import { asksOf, type MomentPart } from './asks.ts'
import { compileExpression } from './compile-expression.ts'
import { readsOf } from './reads.ts'

/** An expression compiled once. Pure. */
export interface CompiledExpression {
  readonly source: string
  /** Paths read from the variables, such as `answers.check.overallResult`. */
  readonly reads: readonly string[]
  /** What else it may ask of the moment: its time, its days off. */
  readonly asks: readonly MomentPart[]
  /**
   * Returns the value as JSON; dates and durations as ISO 8601 text. Missing names, wrong types and
   * an exhausted budget give `null`, never an exception.
   */
  evaluate(variables: JsonObject, moment: ExpressionMoment): JsonValue
}

/** Returns the compiled form of an expression that was parsed. Pure. */
export function toCompiledExpression(source: string, expression: Expression): CompiledExpression {
  const code = compileExpression(expression, undefined)
  return {
    source,
    reads: readsOf(expression),
    asks: asksOf(expression),
    evaluate(variables, moment) {
      try {
        const run = new Run(variables, moment)
        return toJson(code(run), run)
      } catch {
        // Budget or stack used up, a moment that is no instant: all of them mean “no value”.
        return null
      }
    },
  }
}
