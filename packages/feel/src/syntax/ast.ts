/** Where a node stands in the source, in UTF-16 units, end exclusive. */
export interface Span {
  from: number
  to: number
}

/** How two values are compared. */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='
/** How two values are computed with. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

/** A type written in an expression, as after `instance of`. */
export interface TypeNode extends Span {
  name: string
  /** Item type of `list<…>`, result type of `function<…> -> …`. */
  of?: TypeNode
  /** Parameter types of `function<…>`. */
  parameters?: TypeNode[]
  /** Entries of `context<…>`. */
  entries?: { name: string; type: TypeNode }[]
}

/** `name in list`, or `name in list..end`, of a loop. */
export interface Iterator extends Span {
  name: string
  list: Expression
  /** Present in `for i in a..b`. */
  end?: Expression
}

/** One argument of a call. */
export interface Argument extends Span {
  /** Present when the arguments are named. */
  name?: string
  value: Expression
}

/** One entry of a context. */
export interface ContextEntry {
  key: string
  /** Where the key stands, with its quotes where it has them. */
  keyAt: Span
  value: Expression
}

/** A FEEL expression after parsing: plain data, free of anything of the parser. */
export type Expression = Span &
  (
    | { type: 'null' }
    | { type: 'number'; value: number }
    | { type: 'boolean'; value: boolean }
    | { type: 'text'; value: string }
    | { type: 'moment'; text: string }
    | { type: 'name'; name: string }
    | { type: 'input' }
    | { type: 'path'; base: Expression; name: string; nameFrom: number }
    | { type: 'filter'; list: Expression; condition: Expression }
    | { type: 'arithmetic'; operator: ArithmeticOperator; left: Expression; right: Expression }
    | { type: 'negate'; operand: Expression }
    | { type: 'comparison'; operator: ComparisonOperator; left: Expression; right: Expression }
    | { type: 'between'; value: Expression; low: Expression; high: Expression }
    | { type: 'in'; value: Expression; tests: Expression[] }
    | { type: 'and' | 'or'; left: Expression; right: Expression }
    | { type: 'if'; condition: Expression; yes: Expression; no: Expression }
    | { type: 'for'; iterators: Iterator[]; result: Expression }
    | { type: 'some' | 'every'; iterators: Iterator[]; condition: Expression }
    | { type: 'instance'; value: Expression; of: TypeNode }
    | { type: 'list'; items: Expression[] }
    | { type: 'context'; entries: ContextEntry[] }
    | { type: 'unary'; operator: ComparisonOperator; value: Expression }
    | {
        type: 'range'
        start: Expression
        end: Expression
        startIncluded: boolean
        endIncluded: boolean
      }
    | { type: 'function'; parameters: { name: string; of?: TypeNode }[]; body: Expression }
    | { type: 'call'; target: Expression; arguments: Argument[] }
  )
