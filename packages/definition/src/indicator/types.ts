import type { LocalText } from '../text.ts'
import type { Expression } from '../workflow/types.ts'

/**
 * Indicators that belong together, one file `workflows/indicators/<id>.json`. Its sources and breakdowns
 * may be used by every other set.
 */
export interface IndicatorSet {
  $schema?: string
  id: string
  version: number
  /** Heading the indicators stand under. */
  title: LocalText
  description?: LocalText
  /** Where the set stands among others; lower first, then by id. Default 100. */
  order?: number
  /** Roles that may read the indicators, `public` for everybody. */
  readers: string[]
  breakdowns?: Record<string, BreakdownDefinition>
  /** Where rows come from. */
  sources?: Record<string, SourceDefinition>
  indicators: IndicatorDefinition[]
}

/** What rows are told apart by: the codes of a list, codes of its own, people, or any texts. */
export interface BreakdownDefinition {
  title: LocalText
  /** Code list whose codes and labels are the cells. */
  list?: string
  /** Codes with labels, where no list has them. */
  values?: { code: string; title: LocalText }[]
  /** The codes are ids of people, whose names are the labels. */
  people?: boolean
}

/** Rows made from the cases of a workflow: one for each case or, with `each`, for each of a list. */
export interface SourceDefinition {
  title?: LocalText
  workflow: string
  /** FEEL list; a case gives a row for each of its elements, which expressions see as `row`. */
  each?: Expression
  /** A row counts only where this is `true`. */
  when?: Expression
  /** FEEL date or instant from which the row counts; where it is none, the row does not count. */
  on: Expression
  /** The rows stand for persons: small cells are not told to everybody. */
  persons?: PersonRows
  /** Breakdown id → FEEL giving the code of the row. */
  breakdowns?: Record<string, Expression>
}

/** Protects persons in small numbers. */
export interface PersonRows {
  /** FEEL naming the person of a row, where one may have several; absent: each row is another. */
  who?: Expression
  /** Cells with fewer are kept back, with others from which they could be computed. Default 5. */
  fewest?: number
  /** Roles to whom every cell is told. */
  exact?: string[]
}

/** What a number counts. Money is in grosze; a percentage is of one hundred. */
export const indicatorUnits = [
  'number',
  'persons',
  'hours',
  'money',
  'percent',
  'percentagePoints',
  'points',
  'days',
  'months',
] as const

/** One of `indicatorUnits`. */
export type IndicatorUnit = (typeof indicatorUnits)[number]

/** How often an indicator is looked at. */
export const indicatorFrequencies = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'halfYearly',
  'yearly',
  'perCall',
  'perCohort',
  'perSession',
  'once',
] as const

/** One of `indicatorFrequencies`. */
export type IndicatorFrequency = (typeof indicatorFrequencies)[number]

/** An indicator: one number or several that belong together. */
export interface IndicatorDefinition {
  id: string
  title: LocalText
  /** How it is counted, in words. */
  description?: LocalText
  /** Forms and workflows it comes from, for people: `W1`, `R07`. */
  from?: string[]
  frequency: IndicatorFrequency
  /** Absent: those of the set. */
  readers?: string[]
  parts: PartDefinition[]
}

/** One number of an indicator: made from rows, or a ratio of two such numbers. */
export type PartDefinition = MeasuredPart | RatioPart

/** What every part has. */
export interface PartBase {
  /** Unique in its indicator. */
  id: string
  /** Absent: the indicator's. */
  title?: LocalText
  unit: IndicatorUnit
  target?: IndicatorTarget
  /** Breakdowns it is told by; its source must give them. */
  breakdowns?: string[]
  /**
   * Says something of special-category data: its numbers are kept back like small cells, its rows are
   * shown to `exact` roles alone, and each such look is in the access log.
   */
  sensitive?: boolean
}

/** A number made from rows. */
export interface MeasuredPart extends PartBase, Measure {}

/** A number divided by another; of unit `percent`, times one hundred. */
export interface RatioPart extends PartBase {
  aggregate: 'ratio'
  of: Measure
  to: Measure
}

/** How rows become a number. */
export const aggregates = ['count', 'sum', 'mean', 'median', 'min', 'max'] as const

/** One of `aggregates`. */
export type Aggregate = (typeof aggregates)[number]

/** A number made from the rows of a source. */
export interface Measure {
  source: string
  /** Further condition on the row. */
  when?: Expression
  /** Another date than the source's. */
  on?: Expression
  /** FEEL number of a row; rows without one do not count. Absent: only for `count`. */
  value?: Expression
  /** Of rows that have the same text here one counts: the first for `count`, else the last. */
  unique?: Expression
  aggregate: Aggregate
}

/** What is to be reached: a number, or FEEL over `parameters`. */
export type IndicatorTarget = { atLeast: number | Expression } | { atMost: number | Expression }
