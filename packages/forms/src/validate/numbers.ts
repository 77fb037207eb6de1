import type { Issue } from '@splot/definition'
import { issueAt } from '../messages/issue-of.ts'
import type { Instance } from '../state/run-form.ts'

/** Returns how many digits a number has after the point, as it is written. */
function digitsAfterPoint(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const digits = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent))
}

/** Returns what is wrong with a number that JSON Schema cannot say exactly. */
export function numberIssues(instance: Instance, value: number): Issue[] {
  const { type, scale } = instance.node.field
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return [issueAt(instance, 'form.unsafe-number')]
  if (type !== 'decimal') return []
  const allowed = scale ?? 2
  return digitsAfterPoint(value) > allowed
    ? [issueAt(instance, 'form.scale', { scale: allowed })]
    : []
}
