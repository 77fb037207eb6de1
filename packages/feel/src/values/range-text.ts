import { decimalText } from './decimal.ts'
import { type TemporalValue, temporalText } from './to-text.ts'
import { type RangeValue, Special, type Value } from './value.ts'

/** Returns the FEEL text of a range: `[1..5)`, `>= 3`. Pure. */
export function rangeText(range: RangeValue): string {
  const { start, end } = range
  if (start === null && end !== null) return `${range.endIncluded ? '<=' : '<'} ${endText(end)}`
  if (end === null && start !== null) return `${range.startIncluded ? '>=' : '>'} ${endText(start)}`
  const open = range.startIncluded ? '[' : '('
  return `${open}${endText(start)}..${endText(end)}${range.endIncluded ? ']' : ')'}`
}

function endText(value: Value): string {
  if (typeof value === 'number') return decimalText(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Special) return `@"${temporalText(value as TemporalValue, true)}"`
  return 'null'
}
