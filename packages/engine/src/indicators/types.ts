import type {
  Aggregate,
  CompiledExpression,
  IndicatorDefinition,
  IndicatorSet,
  JsonObject,
  PartDefinition,
  SourceDefinition,
} from '@splot/definition'

/** Where rows come from, with its expressions compiled. */
export interface SourcePlan {
  id: string
  definition: SourceDefinition
  each: CompiledExpression | null
  when: CompiledExpression | null
  on: CompiledExpression
  /** Who a row is about, where its rows are persons. */
  who: CompiledExpression | null
  breakdowns: ReadonlyMap<string, CompiledExpression>
}

/** How rows become a number. */
export interface MeasurePlan {
  source: SourcePlan
  when: CompiledExpression | null
  on: CompiledExpression | null
  value: CompiledExpression | null
  unique: CompiledExpression | null
  aggregate: Aggregate
}

/** One number of an indicator; with `to` it is a ratio. */
export interface PartPlan {
  definition: PartDefinition
  of: MeasurePlan
  to: MeasurePlan | null
  target: { bound: 'atLeast' | 'atMost'; value: number | CompiledExpression } | null
}

/** One indicator. */
export interface IndicatorPlan {
  definition: IndicatorDefinition
  set: IndicatorSet
  parts: readonly PartPlan[]
}

/** Indicators that can be counted. Immutable. */
export interface CompiledIndicators {
  /** In the order of their sets and of the file. */
  readonly indicators: ReadonlyMap<string, IndicatorPlan>
}

/** A case as indicators look at it: its place among others and what expressions see of it. */
export interface CountedCase {
  id: string
  workflow: string
  parent: string | null
  /** `caseFacts` of the day; `null` where no expression looks at cases of its workflow. */
  facts: JsonObject | null
}

/** A row of a source: one case, or one element of a list of it. */
export interface SourceRow {
  case: CountedCase
  /** What expressions see. */
  scope: JsonObject
  /** ISO date from which it counts; `null`: it does not. */
  on: string | null
}

/** A row that a measure counts. */
export interface MeasuredRow {
  row: SourceRow
  on: string
  value: number | null
}

/** A number with what it was made from. */
export interface Tally {
  /** `null`: there is nothing to make it from. */
  value: number | null
  /** Rows; of a ratio, those it is divided by. */
  rows: number
  /** Numbers of persons it speaks of, where its rows are persons: one of a measure, two of a ratio. */
  persons: readonly number[]
}

/** A number told by a breakdown: code → tally; rows without a code stand under `null`. */
export type TallyCells = ReadonlyMap<string | null, Tally>
