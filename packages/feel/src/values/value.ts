import type { Temporal } from 'temporal-polyfill'
import type { Run } from '../run.ts'

/** What FEEL computes with. JSON values are used as they are; the rest are the classes below. */
export type Value = null | boolean | number | string | Special | Value[] | Context

/** A FEEL context: names and values. */
export interface Context {
  [key: string]: Value
}

/** The kinds of values FEEL tells apart. */
export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context'

/** Base of the values that JSON does not have. */
export abstract class Special {
  abstract readonly kind: Kind
}

/** A day without time and zone. */
export class DateValue extends Special {
  readonly kind = 'date'
  readonly plain: Temporal.PlainDate

  constructor(plain: Temporal.PlainDate) {
    super()
    this.plain = plain
  }
}

/** A time of day; `zone` is an offset such as `+01:00`, or a zone name, or absent. */
export class TimeValue extends Special {
  readonly kind = 'time'
  readonly plain: Temporal.PlainTime
  readonly zone: string | undefined

  constructor(plain: Temporal.PlainTime, zone?: string) {
    super()
    this.plain = plain
    this.zone = zone
  }
}

/**
 * A date and time; without `zone` it is local. `offset`, in seconds, is known of what was made from an
 * instant in a named zone: an hour that the clocks repeat does not tell which of both it is.
 */
export class DateTimeValue extends Special {
  readonly kind = 'date and time'
  readonly plain: Temporal.PlainDateTime
  readonly zone: string | undefined
  readonly offset: number | undefined

  constructor(plain: Temporal.PlainDateTime, zone?: string, offset?: number) {
    super()
    this.plain = plain
    this.zone = zone
    this.offset = offset
  }
}

/** Days and time, as a whole number of nanoseconds. */
export class DaysDuration extends Special {
  readonly kind = 'days and time duration'
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    super()
    this.nanoseconds = nanoseconds
  }
}

/** Years and months, as a whole number of months. */
export class MonthsDuration extends Special {
  readonly kind = 'years and months duration'
  readonly months: number

  constructor(months: number) {
    super()
    this.months = months
  }
}

/** An interval. */
export class RangeValue extends Special {
  readonly kind = 'range'
  readonly start: Value
  readonly end: Value
  readonly startIncluded: boolean
  readonly endIncluded: boolean
  /** Written as a test such as `> 5`: a missing end is open, not unknown. */
  readonly isTest: boolean

  constructor(
    start: Value,
    end: Value,
    startIncluded: boolean,
    endIncluded: boolean,
    isTest = false,
  ) {
    super()
    this.isTest = isTest
    this.start = start
    this.end = end
    this.startIncluded = startIncluded
    this.endIncluded = endIncluded
  }
}

/** A function as a value; it keeps the surroundings it was written in. */
export class FunctionValue extends Special {
  readonly kind = 'function'
  readonly parameters: readonly string[]
  readonly call: (run: Run, args: readonly Value[]) => Value

  constructor(parameters: readonly string[], call: (run: Run, args: readonly Value[]) => Value) {
    super()
    this.parameters = parameters
    this.call = call
  }
}

/** Tells which kind a value is of. Pure. */
export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return 'list'
      return value instanceof Special ? value.kind : 'context'
    default:
      return 'null'
  }
}

/** Tells contexts from everything else. Pure. */
export function isContext(value: Value): value is Context {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Special)
  )
}
