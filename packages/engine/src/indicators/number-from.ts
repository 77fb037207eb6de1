import type { Aggregate } from '@splot/definition'
import type { MeasuredRow } from './types.ts'

const aggregations: Record<Aggregate, (values: number[], rows: number) => number | null> = {
  count: (_, rows) => rows,
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  mean: (values) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
  median,
  min: (values) => (values.length === 0 ? null : Math.min(...values)),
  max: (values) => (values.length === 0 ? null : Math.max(...values)),
}

/**
 * Returns the number that rows make; `null` where there is none: a mean of nothing. Rounded
 * to four places, so that fractions of two do not show. Pure.
 */
export function numberFrom(aggregate: Aggregate, rows: readonly MeasuredRow[]): number | null {
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]))
  const made = aggregations[aggregate](values, rows.length)
  return made === null ? null : Math.round(made * 1e4) / 1e4
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
