import { BudgetExhausted, type ExpressionMoment, Run } from '../run.ts'
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
   * an exhausted budget give `null`, never an exception of its own. The value is a copy; `shared` saves the copy
   * of what was JSON in the variables, for a caller who never changes a value in place.
   */
  evaluate(variables: JsonObject, moment: ExpressionMoment, parts?: 'copied' | 'shared'): JsonValue
}

/** Returns the compiled form of an expression that was parsed. Pure. */
export function toCompiledExpression(source: string, expression: Expression): CompiledExpression {
  const code = compileExpression(expression, undefined)
  return {
    source,
    reads: readsOf(expression),
    asks: asksOf(expression),
    evaluate(variables, moment, parts) {
      try {
        const run = new Run(variables, moment, parts === 'shared')
        return toJson(code(run), run)
      } catch (error) {
        // Budget or stack used up, a moment that is no instant: all of them mean “no value”.
        if (!(error instanceof BudgetExhausted)) return null
      }
      moment.onExhausted?.(source)
      return null
    },
  }
}
