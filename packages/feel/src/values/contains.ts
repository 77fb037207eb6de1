import type { Run } from '../run.ts'
import { order } from './order.ts'
import type { RangeValue, Value } from './value.ts'

/** Tells whether a range holds a value; `null` when they cannot be compared. An end that is `null` is unknown, an absent one open. */
export function rangeContains(range: RangeValue, value: Value, run: Run): boolean | null {
  if (value === null || (!range.isTest && (range.start === null || range.end === null))) return null
  const low = range.start === null ? 1 : order(value, range.start, run)
  const high = range.end === null ? -1 : order(value, range.end, run)
  if (low === null || high === null) return null
  return (range.startIncluded ? low >= 0 : low > 0) && (range.endIncluded ? high <= 0 : high < 0)
}
