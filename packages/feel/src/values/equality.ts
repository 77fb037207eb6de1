import type { Run } from '../run.ts'
import { order } from './order.ts'
import { type Context, type Value, FunctionValue, RangeValue, Special, isContext } from './value.ts'

/**
 * FEEL equality: `null` equals only `null`; values of different kinds are neither equal nor unequal,
 * which is `null`.
 */
export function equal(a: Value, b: Value, run: Run): boolean | null {
  if (a === null || b === null) return a === b
  if (typeof a !== 'object') {
    if (typeof a === 'string' && a.length > 1000) run.charge(a.length >>> 6)
    return typeof a === typeof b ? a === b : null
  }
  if (typeof b !== 'object') return null
  if (Array.isArray(a)) return Array.isArray(b) ? equalLists(a, b, run) : null
  if (a instanceof RangeValue) return b instanceof RangeValue ? equalRanges(a, b, run) : null
  if (a instanceof FunctionValue) return a === b
  if (a instanceof Special) {
    const ordered = order(a, b, run)
    return ordered === null ? null : ordered === 0
  }
  return isContext(b) ? equalContexts(a, b, run) : null
}

function equalLists(a: Value[], b: Value[], run: Run): boolean {
  run.charge(Math.min(a.length, b.length) + 1)
  return (
    a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null, run) === true)
  )
}

function equalContexts(a: Context, b: Context, run: Run): boolean {
  const keys = Object.keys(a)
  run.charge(keys.length + 1)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) => Object.hasOwn(b, key) && equal(a[key] ?? null, b[key] ?? null, run) === true,
  )
}

function equalRanges(a: RangeValue, b: RangeValue, run: Run): boolean {
  return (
    a.isTest === b.isTest &&
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    equal(a.start, b.start, run) === true &&
    equal(a.end, b.end, run) === true
  )
}
