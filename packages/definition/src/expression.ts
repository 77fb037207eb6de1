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
  /** The name that stands where `suggestion` was meant. */
  written?: string
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
  /** Told the source when its budget is used up, before it gives `null`; what it throws comes out. */
  onExhausted?: (source: string) => void
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
   * an exhausted budget give `null`, never an exception of its own. The value is a copy; `shared` saves the copy
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

/**
 * What is known of a value before it exists: what its parts are and what it means when it is a text.
 * Lists are looked through: a list has the shape of its items.
 */
export type ValueShape<M> =
  | { readonly kind: 'record'; readonly part: (name: string) => NamedPart<M> | undefined }
  | { readonly kind: 'texts'; readonly means: (text: string) => readonly M[] }
  | { readonly kind: 'any'; readonly of: () => readonly ValueShape<M>[] }
  | { readonly kind: 'plain' }
  | { readonly kind: 'unknown' }

/** A part of a value: what its name stands for and what it is. */
export interface NamedPart<M> {
  readonly means: readonly M[]
  readonly shape: ValueShape<M>
}

/** A name, or a text that may name something, in the source of an expression. */
export interface NameUse<M> {
  /** Where it stands, in UTF-16 units, end exclusive, with quotes where it has them. */
  from: number
  to: number
  name: string
  quoted: boolean
  /** What it stands for; empty where that is not known. */
  means: readonly M[]
  /** False where what it is read from may be anything else too. */
  sure: boolean
}

/** What references need of an expression language; the exports of `@splot/feel` are one. */
export interface NameReader {
  /** Returns the names an expression uses, and the shape of what it gives. */
  readNames<M>(
    source: string,
    scope: ValueShape<M>,
    expected?: ValueShape<M>,
  ): { uses: NameUse<M>[]; shape: ValueShape<M> }
  /** Returns what a part of a value is. */
  partOf<M>(
    shape: ValueShape<M>,
    name: string,
  ): { means: readonly M[]; shape: ValueShape<M>; found: boolean }
  /** Returns what a text means where such a value is expected. */
  textMeans<M>(shape: ValueShape<M>, text: string): readonly M[]
}
