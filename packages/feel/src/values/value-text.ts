import type { Run } from '../run.ts'
import { decimalText } from './decimal.ts'
import { rangeText } from './range-text.ts'
import { type TemporalValue, temporalText } from './to-text.ts'
import { type Context, FunctionValue, RangeValue, Special, type Value } from './value.ts'

/** Returns the text that `string()` gives; texts inside lists and contexts are quoted. */
export function valueText(value: Value, run: Run, quoted = false): string {
  run.charge(1)
  if (typeof value === 'string') {
    run.chargeText(value.length)
    return quoted ? JSON.stringify(value) : value
  }
  if (typeof value === 'number') return decimalText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, run, true)).join(', ')}]`
  if (value instanceof FunctionValue) return `function(${value.parameters.join(', ')})`
  if (value instanceof RangeValue) return rangeText(value)
  if (value instanceof Special) return temporalText(value as TemporalValue, true)
  return contextText(value, run)
}

function contextText(value: Context, run: Run): string {
  const entries = Object.entries(value).map(
    ([key, item]) => `${keyText(key)}: ${valueText(item, run, true)}`,
  )
  return `{${entries.join(', ')}}`
}

function keyText(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key)
}
