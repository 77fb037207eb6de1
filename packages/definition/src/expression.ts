import type { JsonObject, JsonSchema, JsonValue } from './json.ts'
import type { LocalText } from './text.ts'

/** A fault in an expression, found without running it. */
export interface ExpressionIssue {
  /** `expression.syntax`, `expression.unknown-name`, `expression.type`, `expression.regex`, … */
  code: string
  message: string
  /** The message in both languages, where the compiler has them. */
  texts?: LocalText
  /** Where in the source, in UTF-16 units, end exclusive. */
  from: number
  to: number
  /** The name that was probably meant. */
  suggestion?: string
}

/** What an expression may ask of the world; the caller fixes it once per step. */
export interface ExpressionMoment {
  /** RFC 3339 instant that `now()` and `today()` answer from. */
  now: string
  /** IANA time zone of `today()` and of dates without offset. Default `Europe/Warsaw`. */
  timeZone?: string
  /**
   * Whether an ISO date (`2027-03-28`) is a day off; `undefined`: not known. The working-day functions
   * ask it for each day they count; without it they give `null`. Pure: the same date, the same answer.
   */
  isDayOff?: (date: string) => boolean | undefined
}

/** An expression compiled once. Pure. */
export interface CompiledExpression {
  readonly source: string
  /** Paths read from the variables, such as `answers.check.overallResult`. */
  readonly reads: readonly string[]
  /** What else it may ask of the moment: its time, its days off. */
  readonly asks: readonly ('clock' | 'calendar')[]
  /**
   * Returns the value as JSON; dates and durations as ISO 8601 text. Missing names, wrong types and
   * an exhausted budget give `null`, never an exception. The value is a copy; `shared` saves the copy
   * of what was JSON in the variables, for a caller who never changes a value in place.
   */
  evaluate(variables: JsonObject, moment: ExpressionMoment, parts?: 'copied' | 'shared'): JsonValue
}

/** What engine and forms need of an expression language. `@splot/feel` is one. */
export interface ExpressionCompiler {
  /** Compiles or names what is wrong; exactly one of both is set. */
  compile(source: string): { expression: CompiledExpression } | { issues: ExpressionIssue[] }
  /**
   * Checks names and types against a JSON Schema of the variables and tells the result's type.
   * `[]` is no fault.
   */
  check(
    source: string,
    variables: JsonSchema,
    expected?: 'boolean' | 'number' | 'string' | 'list' | 'any',
  ): ExpressionIssue[]
}
